import { Injectable } from '@nestjs/common';
import { sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ListItemDto, type ListEditionDto } from './priority-list-answer.dto.js';

/** An edition that is loaded. */
export type ListEdition = Pick<
  ListEditionDto,
  'edition' | 'title' | 'source' | 'tags' | 'items' | 'unverified'
>;

/** Reads the national tables, which belong to no municipality. */
@Injectable()
export class PriorityListRepository {
  /** Newest first. */
  async editions(tx: Transaction): Promise<ListEdition[]> {
    return tx.query<ListEdition>(
      `SELECT e.edition, e.title, e.source, e.tags, count(i) AS items,
              count(i) FILTER (WHERE i.verification = 'unverified') AS unverified
         FROM list_edition e LEFT JOIN list_edition_item i ON i.edition = e.edition
        GROUP BY e.edition ORDER BY e.edition DESC`,
    );
  }

  /** The edition the municipality holds to, by default the newest loaded; undefined where none is. */
  async editionInForce(tx: Transaction): Promise<string | undefined> {
    const row = await tx.one<{ edition: string | null }>(sql`
      SELECT coalesce((SELECT list_edition FROM municipality WHERE municipality_id = ${tx.municipality}),
                      (SELECT max(edition) FROM list_edition)) AS edition`);
    return row?.edition ?? undefined;
  }

  /** An edition's items by number; none where it is not loaded. */
  async items(tx: Transaction, edition: string): Promise<ListItemDto[]> {
    return tx.query<ListItemDto>(sql`
      SELECT item_key AS key, number, name, group_key, group_name, handler, tags, verification
        FROM list_edition_item WHERE edition = ${edition} ORDER BY number`);
  }
}
