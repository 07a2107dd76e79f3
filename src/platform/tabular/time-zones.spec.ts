import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../project-root.js';

const BUILT = join(projectRoot, 'dist/src/platform/tabular');
const DAYS = ['1923-09-01', '1951-05-06', '2024-02-29', '2026-03-31', '2026-04-01', '2026-11-01'];

/** Writes the days into a workbook and prints what is read back. */
const SCRIPT = `
import { writeWorkbook } from '${BUILT}/write-workbook.js';
import { readTable } from '${BUILT}/read-table.js';
const days = ${JSON.stringify(DAYS)};
const columns = [{ title: '日', kind: 'date' }];
const bytes = await writeWorkbook({ sheets: [{ name: 'a', columns, rows: days.map((day) => [day]) }] });
const read = [];
for await (const { cells } of (await readTable(bytes)).rows) read.push(cells[0]);
console.log(JSON.stringify({ offset: new Date('2026-01-01').getTimezoneOffset(), read }));
`;

// A process keeps the time zone it was started with, so each zone gets a process of its own.
describe('dates of a workbook', () => {
  it.each([
    ['Asia/Tokyo', -540],
    ['UTC', 0],
    ['America/Los_Angeles', 480],
  ])('are the same days in %s', (zone, offset) => {
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      env: { PATH: process.env['PATH'], TZ: zone },
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toMatchObject({ offset, read: DAYS });
  });
});
