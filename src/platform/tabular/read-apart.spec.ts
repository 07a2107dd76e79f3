import { describe, expect, it } from '@jest/globals';
import { book, textRow } from '../../../test/workbooks.js';
import { FileProblem } from './file-problem.js';
import { readApart, type ReadApartOptions } from './read-apart.js';

const texts = Array.from({ length: 20_000 }, (_, at) => textRow(at + 1, `手続${at}`, 'あ'.repeat(40))).join(
  '',
);

async function count(bytes: Buffer, options?: ReadApartOptions): Promise<number> {
  let rows = 0;
  for await (const some of (await readApart(bytes, options)).rows) rows += some.length;
  return rows;
}

describe('reading a file apart', () => {
  it('hands over every row, also to one who is slower than the reader', async () => {
    const sheet = await readApart(book({ rows: texts }));
    let rows = 0;
    for await (const some of sheet.rows) {
      rows += some.length;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect([sheet.sheetName, rows]).toEqual(['A & B', 20_000]);
  });

  it('ends with a sentence where it takes too long', async () => {
    const limits = { heapMegabytes: 512, milliseconds: 1 };
    await expect(count(book({ rows: texts }), { limits })).rejects.toThrow('1秒で終わらないため中止しました');
  });

  it('ends with a sentence, and nobody else with it, where it needs too much memory', async () => {
    const strings = Array.from(
      { length: 400_000 },
      (_, at) => `<si><t>${at}と${'あ'.repeat(20)}</t></si>`,
    ).join('');
    const limits = { heapMegabytes: 16, milliseconds: 120_000 };
    const reading = count(book({ rows: texts, strings }), { limits });
    await expect(reading).rejects.toThrow(FileProblem);
    await expect(reading).rejects.toThrow('メモリが上限を超えた');
  });

  it('stops when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const sheet = await readApart(book({ rows: texts }), { signal: gone.signal });
    const read = (async () => {
      for await (const some of sheet.rows) if (some.length > 0) gone.abort(new Error('gone'));
    })();
    await expect(read).rejects.toThrow('gone');
    // The turn is free again: as many as may read at once begin at once.
    expect(await Promise.all([1, 2, 3].map(() => count(book({ rows: textRow(1, 'a') }))))).toEqual([1, 1, 1]);
  });

  it('lets go of a file whose rows are not wanted', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { rows } = await readApart(book({ rows: texts }));
      await rows.next();
      await rows.return(undefined);
    }
    expect(await count(book({ rows: textRow(1, 'a') }))).toBe(1);
  });
});
