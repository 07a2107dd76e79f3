import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchKey } from '../../kernel/text.js';
import { projectRoot } from '../../platform/project-root.js';

/** A prefecture, city, ward, town or village as the national list of codes has it. */
export interface ListedMunicipality {
  code: string;
  /** Its own name for a prefecture. */
  prefecture: string;
  name: string;
  /** In full-width katakana. */
  kana: string;
}

interface MunicipalityFile {
  source: string;
  municipalities: readonly ListedMunicipality[];
}

let read: MunicipalityFile | undefined;

/** `config/municipalities.json`, read when it is first asked for: 47 prefectures and 1,741 municipalities, by code. */
export function municipalityFile(): MunicipalityFile {
  return (read ??= JSON.parse(
    readFileSync(join(projectRoot, 'config', 'municipalities.json'), 'utf8'),
  ) as MunicipalityFile);
}

/**
 * Those whose name (with the prefecture before it or without), reading or code has the text in it; names that begin with it
 * come first, else in the order of the list. None for an empty text.
 */
export function searchMunicipalities(
  list: readonly ListedMunicipality[],
  text: string,
): ListedMunicipality[] {
  const wanted = searchKey(text);
  if (wanted === '') return [];
  const ranked = list.map((one) => ({ one, rank: rankOf(one, wanted) }));
  return [0, 1].flatMap((rank) => ranked.filter((row) => row.rank === rank).map(({ one }) => one));
}

/** 0 where it begins with the text, 1 where the text is further on, null where it is not there. */
function rankOf({ code, prefecture, name, kana }: ListedMunicipality, wanted: string): 0 | 1 | null {
  const keys = [code, ...[name, kana, prefecture + name].map(searchKey)];
  if (keys.some((key) => key.startsWith(wanted))) return 0;
  return keys.some((key) => key.includes(wanted)) ? 1 : null;
}
