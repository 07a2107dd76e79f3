import { describe, expect, it } from '@jest/globals';
import { departmentColumns } from '../access/department/departments.import.js';
import { projectColumns } from '../automation/import/project-columns.js';
import { runColumns } from '../automation/run-log/run-columns.js';
import { procedureColumns } from '../catalogue/procedure-import/procedure-columns.js';
import { choicesOf, type Columns, ruleOf } from '../platform/tabular/columns.js';
import { readRows } from '../platform/tabular/read-rows.js';
import { readTable } from '../platform/tabular/read-table.js';
import { openWorkbook } from '../platform/tabular/xlsx/open-workbook.js';
import { applicabilityColumns } from '../priority-list/applicability/applicability.import.js';
import { statusReportColumns } from '../reporting/status-report/status-reports.import.js';
import { yearlyCountColumns } from '../reporting/yearly-count/yearly-counts.import.js';
import { templateOf } from './template-workbook.js';

const KINDS: [string, Columns][] = [
  ['departments', departmentColumns],
  ['procedures', procedureColumns],
  ['applicability', applicabilityColumns],
  ['yearly-counts', yearlyCountColumns],
  ['status-reports', statusReportColumns],
  ['automation-projects', projectColumns],
  ['run-logs', runColumns],
];

const template = (columns: Columns) =>
  templateOf({ label: '手続', about: '登録します。', columns, oneOf: [] });

async function sheetRows(bytes: Buffer, sheetName: string): Promise<string[][]> {
  const { rows } = await openWorkbook(bytes, sheetName);
  const found: string[][] = [];
  for await (const batch of rows) found.push(...batch.map(({ cells }) => cells));
  return found;
}

describe.each(KINDS)('the template of %s', (_, columns) => {
  it('imported as it is has every column, no row and no fault', async () => {
    const read = await readRows(await readTable(await template(columns)), columns);
    expect(read).toMatchObject({ rows: [], errors: [], unreadColumns: [], hiddenRows: [] });
  });

  it('says of each column how it is filled in, with an example that can be read', async () => {
    const rows = await sheetRows(await template(columns), '記入のしかた');
    for (const column of Object.values(columns)) {
      const [, required, rule, , example = ''] = rows.find(([name]) => name === column.name) ?? [];
      expect([required, rule]).toEqual([column.required ? '必須' : '', ruleOf(column)]);
      expect(rule).not.toBe('');
      const place = { row: 2, column: column.name, form: 'text' as const };
      if (example !== '') expect(() => column.read(example, place)).not.toThrow();
      for (const word of choicesOf(column)) expect(() => column.read(word, place)).not.toThrow();
    }
  });
});
