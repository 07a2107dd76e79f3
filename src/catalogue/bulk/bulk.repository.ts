import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { type BulkRow } from './bulk-change.js';

/** A procedure without what stands beside it. */
export type PlainRow = Pick<BulkRow, 'id' | 'code' | 'name' | 'version' | 'departmentId' | 'retired'>;

/** Reads and writes many procedures at once. */
@Injectable()
export class BulkRepository {
  /** The existing ones of these procedures, by code; `lock` keeps others from changing them meanwhile. */
  async rows(tx: Transaction, ids: readonly string[], { lock }: { lock: boolean }): Promise<PlainRow[]> {
    const rows = await tx.query<PlainRow>(sql`
      SELECT id, code, name, version, department_id, retired_at IS NOT NULL AS retired
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
    const byProcedure = new Map<string, ProcedureChannelDto[]>();
    for (const { procedureId, ...channel } of rows) {
      byProcedure.set(procedureId, [...(byProcedure.get(procedureId) ?? []), channel]);
    }
    return byProcedure;
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
