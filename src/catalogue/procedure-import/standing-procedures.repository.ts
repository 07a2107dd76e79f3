import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { ENTERED_COLUMNS, type ProcedureFields } from '../procedure/procedure-fields.js';

/** A procedure that a row of a file names, as far as the file can say it. */
export interface StandingProcedure extends ProcedureFields {
  row: number;
  departmentName: string;
  /** What holds on the day that the row's stage is of; null where nothing does. */
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  stageOn: IsoDate | null;
  channels: { kind: ChannelKind; url: string | null }[];
  itemKeys: string[];
}

/** Which procedure a row names, and the day from which its stage holds. */
interface NamedProcedure {
  row: number;
  code: string;
  stageOn: IsoDate;
}

@Injectable()
export class StandingProceduresRepository {
  /** Those of the procedures that exist; channels are those in use on `day` or later. */
  async named(tx: Transaction, rows: readonly NamedProcedure[], day: IsoDate): Promise<StandingProcedure[]> {
    return tx.query<StandingProcedure>(sql`
      SELECT n.row, ${sqlText(ENTERED_COLUMNS.list('p'))}, d.name AS department_name,
             h.stage, h.exempt_reason, h.effective_on AS stage_on,
             coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'url', c.url) ORDER BY c.kind, c.url)
                         FROM procedure_channel c
                        WHERE c.municipality_id = p.municipality_id AND c.procedure_id = p.id
                          AND coalesce(c.active_to >= ${day}, true)), '[]') AS channels,
             ARRAY(SELECT m.item_key FROM item_mapping m
                    WHERE m.municipality_id = p.municipality_id AND m.procedure_id = p.id) AS item_keys
        FROM unnest(${rows.map(({ row }) => row)}::integer[], ${rows.map(({ code }) => code)}::text[],
                    ${rows.map(({ stageOn }) => stageOn)}::date[]) AS n(row, code, stage_on)
        JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.code = n.code
        JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
        LEFT JOIN LATERAL (
          SELECT stage, exempt_reason, effective_on FROM procedure_stage h
           WHERE h.municipality_id = p.municipality_id AND h.procedure_id = p.id
             AND h.effective_on <= n.stage_on AND h.withdrawn_at IS NULL
           ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) h ON true`);
  }
}
