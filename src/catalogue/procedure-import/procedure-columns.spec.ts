import { describe, expect, it } from '@jest/globals';
import { procedureColumns } from './procedure-columns.js';

/** The characters that part rows, fields and parts of fields on their way into the staging table. */
const PARTING = ['\u001d', '\u001e', '\u001f'];
const cell = { row: 2, column: '' };

const WRITTEN = {
  code: 'P\u001e1\u001f',
  name: '手\u001f続',
  department: '課\u001d',
  kana: 'テ\u001eツヅキ',
  addresses: 'https://a.example.lg.jp/\u001dx\u001fy\u001e',
  legalBasis: '法\u001f律',
  attachments: '写\u001eし',
  note: '備\u001d考',
} as const;

describe('the columns of a file of procedures', () => {
  it.each(Object.entries(WRITTEN))('leave no parting character in %s', (field, written) => {
    const { read } = procedureColumns[field as keyof typeof WRITTEN];
    const values = [read(written, cell)].flat();
    expect(values).not.toHaveLength(0);
    for (const value of values) expect(PARTING.filter((one) => value?.includes(one))).toEqual([]);
  });
});
