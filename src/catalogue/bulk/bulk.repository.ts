import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { type MappedItemDto } from '../mapping/mapping-answer.dto.js';
import { type Frequency, type ProcedureKind } from '../procedure/procedure-words.js';
import { type BulkRow } from './bulk-change.js';

/** A procedure without what stands beside it. */
export type PlainRow = Omit<BulkRow, 'stageThen' | 'stageToday' | 'channels' | 'items'>;

/** Reads and writes many procedures at once. */
@Injectable()
export class BulkRepository {
  /** The existing ones of these procedures, by code; `lock` keeps others from changing them meanwhile. */
  async rows(tx: Transaction, ids: readonly string[], { lock }: { lock: boolean }): Promise<PlainRow[]> {
    const rows = await tx.query<PlainRow>(sql`
      SELECT id, code, name, version, department_id, planned_month, frequency, kind, retired_at IS NOT NULL AS retired
        FROM procedure WHERE municipality_id = ${tx.municipality} AND id = ANY (${ids}::uuid[])
       ORDER BY code ${sqlText(lock ? 'FOR NO KEY UPDATE' : '')}`);
    return rows;
  }

  /** The channels of each procedure, by kind and start; one without any is absent. */
  async channels(tx: Transaction, ids: readonly string[]): Promise<Map<string, ProcedureChannelDto[]>> {
    const rows = await tx.query<ProcedureChannelDto & { procedureId: string }>(sql`
      SELECT procedure_id, id, kind, url, active_from, active_to
        FROM procedure_channel
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ANY (${ids}::uuid[])
       ORDER BY procedure_id, kind, active_from NULLS FIRST, id`);
    return byProcedure(rows);
  }

  /** The items of each procedure, by key; one without any is absent. */
  async items(tx: Transaction, ids: readonly string[]): Promise<Map<string, MappedItemDto[]>> {
    const rows = await tx.query<MappedItemDto & { procedureId: string }>(sql`
      SELECT procedure_id, item_key, lead_department_id
        FROM item_mapping
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ANY (${ids}::uuid[])
       ORDER BY procedure_id, item_key`);
    return byProcedure(rows);
  }

  /** Maps procedures to an item; one that nothing was mapped to is led by the department of the first by code. */
  async addItem(tx: Transaction, ids: readonly string[], itemKey: string): Promise<void> {
    await tx.execute(sql`
      INSERT INTO item_mapping (municipality_id, item_key, procedure_id, lead_department_id)
      SELECT p.municipality_id, ${itemKey}, p.id,
             CASE WHEN NOT EXISTS (SELECT FROM item_mapping m WHERE m.municipality_id = ${tx.municipality}
                                      AND m.item_key = ${itemKey})
                   AND row_number() OVER (ORDER BY p.code) = 1 THEN p.department_id END
        FROM procedure p
       WHERE p.municipality_id = ${tx.municipality} AND p.id = ANY (${ids}::uuid[])`);
  }

  /** Gives procedures another kind, or none. */
  async setKind(tx: Transaction, ids: readonly string[], kind: ProcedureKind | null): Promise<void> {
    await tx.execute(sql`
      UPDATE procedure SET kind = ${kind}
       WHERE municipality_id = ${tx.municipality} AND id = ANY (${ids}::uuid[])`);
  }

  /** Lets procedures report in another rhythm. */
  async setFrequency(tx: Transaction, ids: readonly string[], frequency: Frequency): Promise<void> {
    await tx.execute(sql`
      UPDATE procedure SET frequency = ${frequency}
       WHERE municipality_id = ${tx.municipality} AND id = ANY (${ids}::uuid[])`);
  }

  /** Gives procedures to a department; the lead of items they held for their old one goes with them. */
  async moveTo(tx: Transaction, ids: readonly string[], departmentId: string): Promise<void> {
    await tx.execute(sql`
      UPDATE item_mapping m SET lead_department_id = ${departmentId}
        FROM procedure p
       WHERE m.municipality_id = ${tx.municipality} AND p.municipality_id = ${tx.municipality}
         AND p.id = ANY (${ids}::uuid[])
         AND m.procedure_id = p.id AND m.lead_department_id = p.department_id`);
    await tx.execute(sql`
      UPDATE procedure SET department_id = ${departmentId}
       WHERE municipality_id = ${tx.municipality} AND id = ANY (${ids}::uuid[])`);
  }

  async addChannel(
    tx: Transaction,
    ids: readonly string[],
    { channel, url, activeFrom }: { channel: ChannelKind; url: string | null; activeFrom: IsoDate | null },
  ): Promise<void> {
    await tx.execute(sql`
      INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url, active_from)
      SELECT ${tx.municipality}, id, ${channel}, ${url}, ${activeFrom} FROM unnest(${ids}::uuid[]) AS id`);
  }

  /** Gives channels their last day. */
  async endChannels(tx: Transaction, channelIds: readonly string[], activeTo: IsoDate): Promise<void> {
    await tx.execute(sql`
      UPDATE procedure_channel SET active_to = ${activeTo}
       WHERE municipality_id = ${tx.municipality} AND id = ANY (${channelIds}::uuid[])`);
  }

  /** Counts the versions up: whoever has seen an earlier one learns of the change before saving over it. */
  async touch(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.execute(sql`
      UPDATE procedure SET version = version + 1, updated_at = now()
       WHERE municipality_id = ${tx.municipality} AND id = ANY (${ids}::uuid[])`);
  }
}

function byProcedure<Part>(rows: readonly (Part & { procedureId: string })[]): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const { procedureId, ...part } of rows) {
    parts.set(procedureId, [...(parts.get(procedureId) ?? []), part as Part]);
  }
  return parts;
}
