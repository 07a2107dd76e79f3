import { type ImportRunDto } from './import.dto.js';

/** All that makes an import the one it is: a key used again must come with all of it unchanged. */
export type ImportRequestContent = Pick<ImportRunDto, 'kind' | 'fileDigest' | 'fileName' | 'parameters'>;

/** What differs between two requests, by the name of the parameter; `file` for the bytes. Both values where they are short. */
export interface Difference {
  where: string;
  earlier: string;
  now: string;
}

/** In what two requests with the same key differ; empty where they are the same request. */
export function differencesBetween(earlier: ImportRequestContent, now: ImportRequestContent): Difference[] {
  const before = contentOf(earlier);
  const after = contentOf(now);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((where) => before[where] !== after[where])
    .map((where) => ({ where, earlier: before[where] ?? '指定なし', now: after[where] ?? '指定なし' }));
}

function contentOf({ kind, fileDigest, fileName, parameters }: ImportRequestContent): Record<string, string> {
  const entries = Object.entries({ ...parameters, fileName: fileName || undefined })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): [string, string] => [name, String(value)]);
  return { kind, file: `SHA-256 ${fileDigest}`, ...Object.fromEntries(entries) };
}
