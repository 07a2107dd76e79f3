import { describe, expect, it, jest } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { insertRows } from './insert-rows.js';
import { type Transaction } from './transaction.js';

@Entity('parcel')
class ParcelEntity {
  @PrimaryColumn({ type: 'text' }) municipalityId!: string;
  @Column({ type: 'text' }) parcelCode!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

class Untabled {
  parcelCode!: string;
}

describe('rows of an entity', () => {
  const execute = jest.fn<Transaction['execute']>(() => Promise.resolve(1));
  const tx = { municipality: '131130', execute } as unknown as Transaction;
  const sent = () => {
    const [statement, values] = execute.mock.lastCall ?? [];
    return { columns: /\((.*?)\)/.exec(statement as string)?.[1], values };
  };

  it.each([
    ['the columns that any of them names', [{ parcelCode: 'a' }, { parcelCode: 'b', note: null }], 'note'],
    ['no field that has no column', [{ parcelCode: 'a', note: 'x', house: 1 }], 'note'],
  ])('go in with %s', async (_, rows, last) => {
    await insertRows(tx, ParcelEntity, rows);
    expect(sent().columns).toBe(`municipality_id, parcel_code, ${last}`);
    expect(sent().values?.[0]).toBe('131130');
  });

  it('send no statement where there are none', async () => {
    execute.mockClear();
    await insertRows(tx, ParcelEntity, []);
    expect(execute).not.toHaveBeenCalled();
  });

  it('are refused where the class is no entity, by its name and nothing of the rows', async () => {
    await expect(insertRows(tx, Untabled, [{ parcelCode: 'secret' }])).rejects.toThrow(
      new Error('Untabled names no table'),
    );
  });
});
