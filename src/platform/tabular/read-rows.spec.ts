import { describe, expect, it } from '@jest/globals';
import { book, textCell, textRow } from '../../../test/workbooks.js';
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
      unreadColumns: [],
      hiddenRows: [],
      notes: [],
    });
  });

  it('leaves a field undefined where the file has no such column, and says which columns it ignored', async () => {
    const { rows, unreadColumns } = await read('総件数,メモ,手続コード\n1,x,A\n');
    const [total]: (number | null)[] = rows.map(({ values }) => values.total);
    expect(total).toBe(1);
    expect(rows[0]?.values).toEqual({ code: 'A', total: 1 });
    expect(rows[0]?.values.note).toBeUndefined();
    expect(unreadColumns).toEqual(['メモ']);
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

  it('takes blank cells beyond the header where every row has them, and refuses a shifted row among them', async () => {
    const head = '手続コード,総件数,備考\n';
    expect((await read(`${head}A,1,x,,\nB,2,,,\n`)).errors).toEqual([]);
    expect((await read(`${head}A,123,456,\nB,2,345,\n`)).errors).toEqual([]);
    expect((await read(`${head}A,12,x,,\nB,2,\n`)).errors).toEqual([]);
    const { rows, errors } = await read(`${head}A,1,234,\nB,2,x\n`);
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(errors).toMatchObject([{ row: 2, value: 'A,1,234,' }]);
    expect((await read(`${head}A,1,x,y\n`)).errors).toMatchObject([{ row: 2, column: null }]);
  });

  it.each([
    ['sep=,\n手続コード,総件数\nA,5\n', 2],
    ['sep=;\r\n手続コード;総件数\r\nA;5', 2],
    ['SEP=\t\n手続コード\t総件数\nA\t5\n', 2],
    ['手続コード\t総件数\t備考\nA\t5\t"様式"12"管\n', 2],
  ])('reads %j', async (text, row) => {
    const { rows, errors } = await read(text);
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([{ row, values: { code: 'A', total: 5 } }]);
  });

  it('names what it has not read: unknown headers, and columns that hold something under no header', async () => {
    const { unreadColumns } = await read('手続コード,担当 者,総件数,,\nA,x,1,メモ,\n');
    expect(unreadColumns).toEqual(['担当 者', 'D列（見出しなし）']);
  });

  it.each([
    ['#N/A', '#DIV/0!'],
    ['#REF!', '########'],
    ['#BUSY!', '#SPILL!'],
    ['#CALC!', '#BLOCKED!'],
    ['#PYTHON!', '#NAME?'],
    ['＃REF！', 'Err:502'],
  ])('refuses %s and %s as values', async (one, other) => {
    const { errors } = await read(`手続コード,総件数,備考\nA,1,${one}\nB,1,${other}\n`);
    expect(errors).toMatchObject([
      { row: 2, column: '備考', value: one },
      { row: 3, column: '備考', value: other },
    ]);
  });

  it('leaves alone what only looks a little like an error', async () => {
    const { errors } = await read('手続コード,総件数,備考\n#12,1,#重要!\n#A,2,「#N/A」と出る\n');
    expect(errors).toEqual([]);
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

  const sheet = async (
    rows: string,
    options: { after?: string; before?: string; includeHidden?: boolean } = {},
  ) =>
    readRows(
      await readTable(book({ rows: textRow(1, '手続コード', '総件数', '備考') + rows, ...options })),
      columns,
      options,
    );

  it('names the cell of a formula whose result is not in the file', async () => {
    const formula = '<row r="2"><c r="A2" t="str"><v>A</v></c><c r="B2"><f>1+1</f></c></row>';
    const { rows, errors } = await sheet(formula);
    expect(rows).toEqual([]);
    expect(errors).toMatchObject([{ row: 2, column: '総件数', value: '' }]);
    expect(errors[0]?.message).toContain('セルB2の数式の結果がファイルに保存されていません');
    const failed = '<row r="2"><c r="A2" t="e"><v>#SPILL!</v></c></row>';
    expect((await sheet(failed)).errors[0]?.message).toContain('セルA2の数式がエラー(#SPILL!)');
  });

  it('gives merged texts to every row, and refuses cells merged over columns or into the header', async () => {
    const merge = (ref: string) => `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`;
    const rows =
      textRow(2, 'A', '1', '共通') + `<row r="3">${textCell(3, 0, 'B')}${textCell(3, 1, '2')}</row>`;
    const { rows: read } = await sheet(rows, { after: merge('C2:C3') });
    expect(read.map(({ values }) => values.note)).toEqual(['共通', '共通']);
    const across = await sheet(textRow(2, 'A', '1'), { after: merge('B2:C2') });
    expect(
      across.errors.map(({ column, message }) => [column, message.includes('セルB2:C2が列をまたいで')]),
    ).toEqual([
      ['総件数', true],
      ['備考', true],
    ]);
    const header = await sheet(rows, { after: merge('A1:A2') });
    expect(header.errors[0]?.message).toContain('見出しのセルが下の行と結合されています(A1:A2)');
  });

  it('asks about hidden rows and columns, and reads them on a yes', async () => {
    const rows = textRow(2, 'A', '1') + textRow(3, 'B', '2').replace('<row', '<row hidden="1"');
    const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
    const refused = await sheet(rows, { before });
    expect(refused.hiddenRows).toEqual([3]);
    expect(refused.errors.map(({ message }) => message.split('。')[0])).toEqual([
      '非表示の行があります: 3行目（1行）',
      '非表示の列があります: 総件数（B列）',
    ]);
    const { rows: read, errors, hiddenRows } = await sheet(rows, { before, includeHidden: true });
    expect([read.length, errors, hiddenRows]).toEqual([2, [], [3]]);
  });

  it('gives nothing for a file that has only its header', async () => {
    expect(await read('手続コード,総件数')).toEqual({
      rows: [],
      errors: [],
      unreadColumns: [],
      hiddenRows: [],
      notes: [],
    });
  });
});
