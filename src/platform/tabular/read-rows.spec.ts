import { describe, expect, it } from '@jest/globals';
import { CellError } from './cell-errors.js';
import { defineColumns } from './columns.js';
import { readRows } from './read-rows.js';
import { readTable } from './read-table.js';

const columns = defineColumns({
  code: { name: '手続コード', required: true, read: (text) => text },
  total: {
    name: '総件数',
    required: true,
    read: (text): number | null => {
      if (text === '') return null;
      if (!/^\d+$/.test(text)) throw new CellError('0以上の整数で入力してください。');
      return Number(text);
    },
  },
  note: { name: '備考', read: (text) => text },
});

const read = async (text: string, bound?: number) =>
  readRows(await readTable(Buffer.from(text)), columns, { bound });

describe('reading the rows of an import', () => {
  it('gives each row its number and its values, blanks included, and passes over blank rows', async () => {
    expect(await read('手続コード,総件数,備考\nA, 10 ,x\n,,\n\nB,,　\n')).toEqual({
      rows: [
        { row: 2, values: { code: 'A', total: 10, note: 'x' } },
        { row: 5, values: { code: 'B', total: null, note: '' } },
      ],
      errors: [],
      ignoredColumns: [],
      notes: [],
    });
  });

  it('leaves a field undefined where the file has no such column, and says which columns it ignored', async () => {
    const { rows, ignoredColumns } = await read('総件数,メモ,手続コード\n1,x,A\n');
    const [total]: (number | null)[] = rows.map(({ values }) => values.total);
    expect(total).toBe(1);
    expect(rows[0]?.values).toEqual({ code: 'A', total: 1 });
    expect(rows[0]?.values.note).toBeUndefined();
    expect(ignoredColumns).toEqual(['メモ']);
  });

  it('reports every fault at once with row, column, value and a sentence, and keeps the sound rows', async () => {
    const { rows, errors } = await read('手続コード,総件数\nA,多数\nB,2\nC,-1\n');
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(errors).toEqual([
      { row: 2, column: '総件数', value: '多数', message: '0以上の整数で入力してください。' },
      { row: 4, column: '総件数', value: '-1', message: '0以上の整数で入力してください。' },
    ]);
  });

  it('counts the header as it stands, below blank rows', async () => {
    const { rows, errors } = await read('\n,,\n手続コード,総件数\nA,x\nB,1\n');
    expect(errors[0]?.row).toBe(4);
    expect(rows[0]?.row).toBe(5);
  });

  it('names all missing columns in one fault and still checks the cells of the others', async () => {
    const { rows, errors } = await read('備考,総件数\nx,?\n');
    expect(rows).toEqual([]);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [1, '手続コード'],
      [2, '総件数'],
    ]);
    expect((await read('備考\n')).errors[0]?.message).toContain('手続コード、総件数');
  });

  it('asks for a code or else a name, where either will do', async () => {
    const either = defineColumns({ code: columns.code, name: { name: '手続名', read: (text) => text } });
    const optional = { ...either, code: { ...either.code, required: false } };
    const oneOf = [['code', 'name']] as const;
    const errorsOf = async (header: string) =>
      (await readRows(await readTable(Buffer.from(`${header}\nx\n`)), optional, { oneOf })).errors;
    expect(await errorsOf('手続名')).toEqual([]);
    expect(await errorsOf('手続コード')).toEqual([]);
    expect(await errorsOf('備考')).toMatchObject([{ row: 1, column: '手続コードまたは手続名' }]);
  });

  it('refuses a column that is there twice', async () => {
    const { rows, errors } = await read('手続コード,総件数,総 件数\nA,1,2\n');
    expect(rows).toEqual([]);
    expect(errors[0]).toMatchObject({ row: 1, column: '総 件数' });
  });

  it('lists faults up to a bound and says how many more there are', async () => {
    const body = Array.from({ length: 1234 }, (_, at) => `A${at},x`).join('\n');
    const { errors } = await read(`手続コード,総件数\n${body}`);
    expect(errors).toHaveLength(1001);
    expect(errors[1000]).toMatchObject({ row: null, message: expect.stringContaining('ほかに 234 件') });
    expect(await read('手続コード,総件数\nA,x', 1)).toMatchObject({ errors: { length: 1 } });
  });

  it('sees a number whose comma was not quoted instead of shifting the cells after it', async () => {
    const { rows, errors } = await read('手続コード,総件数,備考\nA,1,234,\n');
    expect(rows).toEqual([]);
    expect(errors).toMatchObject([{ row: 2, column: null, value: 'A,1,234,' }]);
  });

  it.each(['#N/A', '#DIV/0!', '#REF!', '########'])('refuses %s as a value of any column', async (mark) => {
    const { errors } = await read(`手続コード,総件数,備考\nA,1,${mark}\n`);
    expect(errors).toMatchObject([{ row: 2, column: '備考', value: mark }]);
  });

  it('takes a refusal of the vocabulary below, and lets any other error through', async () => {
    const table = () => readTable(Buffer.from('手続コード\nA\n'));
    const refusing = (name: string) =>
      defineColumns({
        code: {
          name: '手続コード',
          read: () => {
            throw Object.assign(new Error('形式が違います。'), { name });
          },
        },
      });
    expect((await readRows(await table(), refusing('InvalidInput'))).errors[0]?.message).toBe(
      '形式が違います。',
    );
    await expect(readRows(await table(), refusing('TypeError'))).rejects.toThrow('形式が違います。');
  });

  it('gives nothing for a file that has only its header', async () => {
    expect(await read('手続コード,総件数')).toEqual({ rows: [], errors: [], ignoredColumns: [], notes: [] });
  });
});
