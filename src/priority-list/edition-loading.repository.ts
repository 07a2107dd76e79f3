import { type EntityManager } from 'typeorm';
import { type Edition } from './edition-file.js';
import { asTableRows } from '../platform/database/table-rows.js';

/**
 * Writes the national tables, which only their owner may do: it takes the owner's connection, not that of `Database`.
 */
export class EditionLoadingRepository {
  constructor(private readonly owner: EntityManager) {}

  /** The digest of an edition as it was last loaded, kept from changing until the transaction ends. */
  async loadedDigest(edition: string): Promise<string | undefined> {
    const rows = await this.owner.query<{ digest: string }[]>(
      `SELECT digest FROM list_edition WHERE edition = $1 FOR UPDATE`,
      [edition],
    );
    return rows[0]?.digest;
  }

  /**
   * Writes an edition over what was loaded of it. Keys are only ever added: mappings and applicability hang on
   * them, whichever edition still lists them.
   */
  async replace({ edition, title, source, tags, items }: Edition, digest: string): Promise<void> {
    await this.owner.query(
      `INSERT INTO list_edition (edition, title, source, tags, digest) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (edition) DO UPDATE
          SET title = excluded.title, source = excluded.source, tags = excluded.tags, digest = excluded.digest,
              loaded_at = now()`,
      [edition, title, source, JSON.stringify(tags), digest],
    );
    await this.owner.query(`INSERT INTO list_item (key) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
      items.map(({ key }) => key),
    ]);
    await this.owner.query(`DELETE FROM list_edition_item WHERE edition = $1`, [edition]);
    await this.owner.query(
      `INSERT INTO list_edition_item (edition, number, item_key, group_key, group_name, name, handler, tags, verification)
       SELECT $1, i.number, i.item_key, i.group_key, i.group_name, i.name, i.handler, i.tags, i.verification
         FROM jsonb_populate_recordset(NULL::list_edition_item, $2) AS i`,
      [
        edition,
        asTableRows(items.map(({ key, group, ...item }) => ({ ...item, itemKey: key, groupKey: group }))),
      ],
    );
  }
}
