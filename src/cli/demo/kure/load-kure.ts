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

/** Loads what 呉市 published, where it is missing. Its stages are unknown because they are not published. */
export async function loadKure(
  app: INestApplicationContext,
  onProgress: (line: string) => void,
): Promise<PublishedCounts> {
  const kure = await readPublishedCounts();
  if (isLoaded(await ensureMunicipality(app, kure))) return kure;
  onProgress(`${kure.name}: ${kure.source}を取り込んでいます。`);
  const context = commandContext(kure.code);
  const { edition, fiscalYear } = kure;
  await takeIn(app, context, 'departments', publishedDepartment(kure));
  const items = await itemsOf(app, context, kure);
  await takeIn(app, context, 'procedures', publishedProcedures(kure, items), { edition });
  await takeIn(app, context, 'yearly-counts', publishedYear(kure), { fiscalYear });
  await markLoaded(app, kure);
  return kure;
}

/** The item each procedure maps to: as written in the file, else by its name where that leaves no doubt. */
async function itemsOf(
  app: INestApplicationContext,
  context: Context,
  { procedures, edition }: PublishedCounts,
): Promise<Map<string, number | null>> {
  const names = procedures.map(({ name }) => name);
  const { items } = await app.get(MatchingService).match(context, names, edition);
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
