import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../../../access/command-context.js';
import { type Context } from '../../../access/context.js';
import { MatchingService } from '../../../priority-list/matching/matching.service.js';
import { ensureMunicipality, isLoaded, markLoaded } from '../demo-municipality.js';
import { takeIn } from '../take-in.js';
import {
  publishedDepartment,
  publishedProcedures,
  publishedYear,
  readPublishedCounts,
  type PublishedCounts,
} from './published-counts.js';

/** Loads what 呉市 published, where it is not there yet. Its stages are not known: nobody has published them. */
export async function loadKure(
  house: INestApplicationContext,
  onProgress: (line: string) => void,
): Promise<PublishedCounts> {
  const kure = await readPublishedCounts();
  if (isLoaded(await ensureMunicipality(house, kure))) return kure;
  onProgress(`${kure.name}: ${kure.source}を取り込んでいます。`);
  const context = commandContext(kure.code);
  const { edition, fiscalYear } = kure;
  await takeIn(house, context, 'departments', publishedDepartment(kure));
  const items = await itemsOf(house, context, kure);
  await takeIn(house, context, 'procedures', publishedProcedures(kure, items), { edition });
  await takeIn(house, context, 'yearly-counts', publishedYear(kure), { fiscalYear });
  await markLoaded(house, kure);
  return kure;
}

/** The item each procedure maps to: as written in the file, else by its name where that leaves no doubt. */
async function itemsOf(
  house: INestApplicationContext,
  context: Context,
  { procedures, edition }: PublishedCounts,
): Promise<Map<string, number | null>> {
  const names = procedures.map(({ name }) => name);
  const { items } = await house.get(MatchingService).match(context, names, edition);
  return new Map(
    procedures.map(({ code, name, item }, i): [string, number | null] => {
      if (item !== undefined) return [code, item];
      const best = items[i]?.proposals[0];
      if (items[i]?.decision !== 'sure' || !best) {
        throw new Error(`「${name}」の優先手続番号を config/demo/kure-fy2022.json に書いてください。`);
      }
      return [code, best.number];
    }),
  );
}
