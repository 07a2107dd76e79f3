import { Injectable } from '@nestjs/common';
import { type Sql, sql, sqlText } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ListItemDto, type ListEditionDto } from './priority-list-answer.dto.js';

export const ITEM_FIELDS: readonly (keyof ListItemDto)[] = [
  'key',
  'number',
  'name',
  'groupKey',
  'groupName',
  'handler',
  'tags',
  'verification',
];

/** An item with the edition that has it so, and whether the municipality holds to that one. */
export type EditionItem = ListItemDto & Pick<ListEditionDto, 'edition' | 'inForce'>;

const ITEM = sqlText(
  'edition, item_key AS key, number, name, group_key, group_name, handler, tags, verification',
);

/** Reads the national tables, which belong to no municipality. */
@Injectable()
export class PriorityListRepository {
  /** Newest first. */
  async editions(tx: Transaction): Promise<ListEditionDto[]> {
    return tx.query<ListEditionDto>(sql`
      SELECT e.edition, e.title, e.source, e.tags, count(i) AS items,
             count(i) FILTER (WHERE i.verification = 'unverified') AS unverified,
             e.edition = ${editionInForce(tx)} AS in_force
        FROM list_edition e LEFT JOIN list_edition_item i ON i.edition = e.edition
       GROUP BY e.edition ORDER BY e.edition DESC`);
  }

  /** The edition the municipality holds to, by default the newest loaded; undefined where none is. */
  async editionInForce(tx: Transaction): Promise<string | undefined> {
    const row = await tx.one<{ edition: string | null }>(sql`SELECT ${editionInForce(tx)} AS edition`);
    return row?.edition ?? undefined;
  }

  /** The items by number of an edition, by default of the one in force; none where it is not loaded. */
  async items(tx: Transaction, edition: string | null): Promise<Omit<EditionItem, 'inForce'>[]> {
    return tx.query<Omit<EditionItem, 'inForce'>>(sql`
      SELECT ${ITEM} FROM list_edition_item
       WHERE edition = coalesce(${edition}::date, ${editionInForce(tx)}) ORDER BY number`);
  }

  /** The items of every edition, by edition and number. */
  async itemsOfEveryEdition(tx: Transaction): Promise<EditionItem[]> {
    return tx.query<EditionItem>(sql`
      SELECT ${ITEM}, edition = ${editionInForce(tx)} AS in_force FROM list_edition_item ORDER BY edition, number`);
  }
}

/** The edition the municipality holds to, by default the newest loaded. */
export function editionInForce({ municipality }: Transaction): Sql {
  return sql`coalesce((SELECT list_edition FROM municipality WHERE municipality_id = ${municipality}),
                      (SELECT max(edition) FROM list_edition))`;
}
