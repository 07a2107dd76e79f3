import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './platform/project-root.js';

interface Source {
  file: string;
  text: string;
}

const sources: Source[] = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !/\.spec\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(projectRoot, 'src', file), 'utf8') }));

const folderOf = (file: string) => file.split('/')[0] ?? '';

const linterRules = readFileSync(join(projectRoot, 'eslint.config.mjs'), 'utf8');

/** The folders of src/ in the order in which the linter lets them import, lowest first. */
const layers = [...(/const floors = \[(.*?)\]/s.exec(linterRules)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
  ([, name]) => name ?? '',
);

/** The folder of each table: the one that its entity stands in. */
const owners = new Map(
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(/@Entity\(\s*(?:\{[^}]*?name:\s*)?['"](\w+)['"]/g)].map(([, table]) => [
      table ?? '',
      folderOf(file),
    ]),
  ),
);

/** The places of a statement, or of a piece of one, in which a table is named. */
const PLACES = [
  /(?<=\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE|REFERENCES)\s+(?:ONLY\s+)?(?:public\.)?"?)(\w+)/g,
  // FROM first f, second AS s
  /(?<=\bFROM\s+(?:\w+(?:\s+(?:AS\s+)?\w+)?\s*,\s*)+"?)(\w+)/g,
  // FROM (SELECT …) f, second AS s WHERE
  /,\s*(\w+)(?:\s+(?:AS\s+)?\w+)?\s+(?:(?:LEFT|RIGHT|FULL|CROSS|INNER)\s+)?(?:JOIN|WHERE)\b/g,
  // jsonb_populate_recordset(NULL::a_table, …)
  /\bNULL::(\w+)/g,
  // A piece that is put after FROM elsewhere: `a_table a JOIN another …`
  /[`'"]\s*(\w+)(?:\s+(?:AS\s+)?\w+)?\s+(?:(?:LEFT|RIGHT|FULL|CROSS|INNER)\s+)?(?:JOIN|WHERE|SET)\b/g,
];

/** A table's name by itself, put into a statement elsewhere: `{ table: 'a_table' }`. */
const BY_ITSELF = /['"`](\w+)['"`]/g;
const holdsSql = (file: string) => /\.(?:repository|sql)\.ts$/.test(file);

function tablesIn({ file, text }: Source): string[] {
  const places = holdsSql(file) ? [...PLACES, BY_ITSELF] : PLACES;
  const names = places.flatMap((place) => [...text.matchAll(place)].map(([, name]) => name ?? ''));
  return [...new Set(names.filter((name) => owners.has(name)))].sort();
}

/** The tables named in a file that belong to a folder listed after the file's own. */
function tablesAbove(source: Source): string[] {
  const own = layers.indexOf(folderOf(source.file));
  if (own === -1) return [];
  return tablesIn(source).filter((table) => layers.indexOf(owners.get(table) ?? '') > own);
}

describe('SQL', () => {
  it('names only tables of its own folder and of those before it', () => {
    const breaches = sources.flatMap((source) =>
      tablesAbove(source).map((table) => `${source.file} names ${table} of ${owners.get(table)}/`),
    );
    expect(breaches).toEqual([]);
  });

  it('is read wherever it stands: each table is named somewhere in the folder that owns it', () => {
    const namedTables = new Set(
      sources
        .filter(({ file }) => !file.endsWith('.entity.ts'))
        .flatMap((source) => tablesIn(source).map((table) => `${folderOf(source.file)}/${table}`)),
    );
    const unread = [...owners].filter(([table, folder]) => !namedTables.has(`${folder}/${table}`));
    expect(unread).toEqual([]);
    expect([...new Set(owners.values())].filter((folder) => !layers.includes(folder))).toEqual([]);
  });

  it.each([
    ['a select', 'SELECT count(*) FROM submission WHERE municipality_id = $1'],
    ['a select over several lines', 'SELECT count(*)\n          FROM\n  submission s'],
    ['a join', 'SELECT 1 FROM procedure p LEFT JOIN submission s ON s.municipality_id = $1'],
    ['a second table of a list', 'SELECT 1 FROM procedure p, submission s WHERE p.id = $1'],
    ['a third table of a list', 'SELECT 1 FROM procedure AS p, division, submission'],
    ['a table beside a subquery', 'SELECT 1 FROM (SELECT 1 AS id) o, submission s WHERE s.month = $2'],
    ['an insert', 'INSERT INTO submission AS heir (municipality_id) VALUES ($1)'],
    ['an update', "UPDATE submission SET state = 'draft'"],
    ['an update from another', 'UPDATE procedure p SET note = NULL FROM submission s WHERE s.month = $2'],
    ['a delete', 'DELETE FROM submission WHERE municipality_id = $1'],
    ['a delete with another', 'DELETE FROM procedure p USING submission s WHERE s.month = $2'],
    ['a subquery', 'SELECT EXISTS (SELECT FROM ONLY submission)'],
    ['a record of its shape', 'SELECT * FROM jsonb_populate_recordset(NULL::submission, $1)'],
    ['a piece that follows FROM', 'submission s JOIN procedure p ON p.id = $1'],
    ['a quoted name', 'SELECT 1 FROM "submission"'],
    ['a name with its schema', 'SELECT 1 FROM public.submission'],
  ])('that reaches too high is found in %s', (_, sql) => {
    const planted = (folder: string) => ({
      file: `${folder}/planted.repository.ts`,
      text: `tx.query(\`${sql}\`)`,
    });
    expect(tablesAbove(planted('catalogue'))).toEqual(['submission']);
    expect(tablesAbove(planted('reporting'))).toEqual([]);
    expect(tablesAbove(planted('closing'))).toEqual([]);
  });

  it('that reaches too high is found where the name of the table stands by itself', () => {
    const text = `const CHANGES = [{ table: 'submission', column: 'state' }];`;
    expect(tablesAbove({ file: 'catalogue/planted.sql.ts', text })).toEqual(['submission']);
  });

  it.each([
    ['another folder of the same layer', 'SELECT 1 FROM procedure_stage JOIN item_mapping ON true'],
    ['a column of the same name', 'SELECT p.submission, submission AS s FROM procedure p'],
    ['a longer name', 'SELECT 1 FROM submission_count'],
    ['an expression', 'SELECT extract(YEAR FROM created_at) FROM procedure'],
  ])('is not mistaken for reaching too high by %s', (_, sql) => {
    expect(tablesAbove({ file: 'catalogue/planted.repository.ts', text: `tx.query(\`${sql}\`)` })).toEqual(
      [],
    );
  });
});
