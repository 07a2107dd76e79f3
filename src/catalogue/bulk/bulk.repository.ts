import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { type BulkRow } from './bulk-change.js';

/** A procedure without what stands beside it. */
export type PlainRow = Omit<BulkRow, 'stageThen' | 'stageToday' | 'channels'>;

/** Reads and writes many procedures at once. */
@Injectable()
export class BulkRepository {
  /** The existing ones of these procedures, by code; `lock` keeps others from changing them meanwhile. */
  async rows(tx: Transaction, ids: readonly string[], { lock }: { lock: boolean }): Promise<PlainRow[]> {
    const rows = await tx.query<PlainRow>(
      `SELECT id, code, name, version, department_id, retired_at IS NOT NULL AS retired
         FROM procedure WHERE municipality_id = $1 AND id = ANY ($2::uuid[])
        ORDER BY code ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [tx.municipality, ids],
    );
    return rows;
  }

  /** The channels of each procedure, by kind and start; one without any is absent. */
  async channels(tx: Transaction, ids: readonly string[]): Promise<Map<string, ProcedureChannelDto[]>> {
    const rows = await tx.query<ProcedureChannelDto & { procedureId: string }>(
      `SELECT procedure_id, id, kind, url, active_from, active_to
         FROM procedure_channel
        WHERE municipality_id = $1 AND procedure_id = ANY ($2::uuid[])
        ORDER BY procedure_id, kind, active_from NULLS FIRST, id`,
      [tx.municipality, ids],
    );
    const byProcedure = new Map<string, ProcedureChannelDto[]>();
    for (const { procedureId, ...channel } of rows) {
      byProcedure.set(procedureId, [...(byProcedure.get(procedureId) ?? []), channel]);
    }
    return byProcedure;
  }

  /** Gives procedures to a department; the lead of items they held for their old one goes with them. */
  async moveTo(tx: Transaction, ids: readonly string[], departmentId: string): Promise<void> {
    await tx.execute(
      `UPDATE item_mapping m SET lead_department_id = $3
         FROM procedure p
        WHERE m.municipality_id = $1 AND p.municipality_id = $1 AND p.id = ANY ($2::uuid[])
          AND m.procedure_id = p.id AND m.lead_department_id = p.department_id`,
      [tx.municipality, ids, departmentId],
    );
    await tx.execute(
      `UPDATE procedure SET department_id = $3 WHERE municipality_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.municipality, ids, departmentId],
    );
  }

  async addChannel(
    tx: Transaction,
    ids: readonly string[],
    { channel, url, activeFrom }: { channel: ChannelKind; url: string | null; activeFrom: IsoDate | null },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url, active_from)
       SELECT $1, id, $3, $4, $5 FROM unnest($2::uuid[]) AS id`,
      [tx.municipality, ids, channel, url, activeFrom],
    );
  }

  /** Gives channels their last day. */
  async endChannels(tx: Transaction, channelIds: readonly string[], activeTo: IsoDate): Promise<void> {
    await tx.execute(
      `UPDATE procedure_channel SET active_to = $3 WHERE municipality_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.municipality, channelIds, activeTo],
    );
  }

  /** Counts the versions up: whoever has seen an earlier one learns of the change before saving over it. */
  async touch(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `UPDATE procedure SET version = version + 1, updated_at = now()
        WHERE municipality_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.municipality, ids],
    );
  }
}
