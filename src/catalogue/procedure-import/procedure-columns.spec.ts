import { describe, expect, it } from '@jest/globals';
import { readRows } from '../../platform/tabular/read-rows.js';
import { readTable } from '../../platform/tabular/read-table.js';
import { procedureColumns } from './procedure-columns.js';

/** The characters that part rows, fields and parts of fields on their way into the staging table. */
const PARTING = ['\u001d', '\u001e', '\u001f'];

const WRITTEN = {
  手続コード: 'P\u001e1\u001f',
  手続名: '手\u001f続',
  所管課: '課\u001d',
  手続名かな: 'テ\u001eツヅキ',
  URL: 'https://a.example.lg.jp/\u001dx\u001fy\u001e',
  根拠法令: '法\u001f律',
  添付書類: '写\u001eし',
  備考: '備\u001d考',
} as const;

describe('the columns of a file of procedures', () => {
  it('leave no parting character in any text, and name the cells it was taken out of', async () => {
    const file = [Object.keys(WRITTEN), Object.values(WRITTEN)].map((row) => row.join('\t')).join('\n');
    const { rows, errors, notes } = await readRows(await readTable(Buffer.from(file)), procedureColumns);
    expect(errors).toEqual([]);
    const texts = JSON.stringify(rows[0]?.values);
    expect(texts).toContain('https://a.example.lg.jp/xy');
    expect(PARTING.filter((one) => texts.includes(JSON.stringify(one).slice(1, -1)))).toEqual([]);
    expect(notes).toHaveLength(Object.keys(WRITTEN).length);
    expect(notes[1]).toBe('2行目の手続名：見えない文字を1つ取り除きました（U+001F）。');
  });
});
