import { type ExemptReason, type Stage } from '../kernel/stage.js';
import { type MergedParts, type OwnCounts } from './merged-parts.js';
import { type ChannelOfRowDto } from './rows-answer.dto.js';

/**
 * What the figures of a period say about one procedure: worked out live while the period is provisional, read
 * from its frozen copy once it is final. Retired procedures have no row. Every count is a pair of columns, as
 * in `kernel/count.ts`.
 */
export interface ProcedureRow extends OwnCounts {
  procedureId: string;
  code: string;
  name: string;
  departmentId: string;
  departmentCode: string;
  departmentName: string;
  divisionName: string | null;
  frequency: 'monthly' | 'yearly';
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  /** The day of the history's entry that gives the stage. */
  stageSince: string | null;
  inScope: boolean;
  channels: ChannelOfRowDto[];
  /** The items of the edition in force it is mapped to. */
  itemKeys: string[];
  plannedMonth: string | null;
  note: string | null;
  /** Whether its department owed a report that the figures wait for. */
  reportExpected: boolean;
  /** Whether a report that counts was given, with a stage. */
  reportCounted: boolean;
  /** Whether the counts of the year were recorded rather than summed from its months. */
  yearlyRecorded: boolean;
  /** Of what its counts are made, where procedures were merged into it: a correction changes its own only. */
  mergedParts: MergedParts | null;
}

/** Each field's column in `frozen_procedure`, and in the live rows, with its type. */
export const PROCEDURE_COLUMNS: Record<keyof ProcedureRow, string> = {
  procedureId: 'procedure_id uuid',
  code: 'code text',
  name: 'name text',
  departmentId: 'department_id uuid',
  departmentCode: 'department_code text',
  departmentName: 'department_name text',
  divisionName: 'division_name text',
  frequency: 'frequency text',
  stage: 'stage text',
  exemptReason: 'exempt_reason text',
  stageSince: 'stage_since date',
  inScope: 'in_scope boolean',
  channels: 'channels jsonb',
  itemKeys: 'item_keys text[]',
  plannedMonth: 'planned_month text',
  note: 'note text',
  reportExpected: 'report_expected boolean',
  reportCounted: 'report_counted boolean',
  applicationsTotal: 'applications_total bigint',
  applicationsTotalNa: 'applications_total_na boolean',
  applicationsOnline: 'applications_online bigint',
  applicationsOnlineNa: 'applications_online_na boolean',
  pairTotal: 'pair_total bigint',
  pairOnline: 'pair_online bigint',
  flowExpected: 'flow_expected boolean',
  flowReported: 'flow_reported boolean',
  yearlyTotal: 'yearly_total bigint',
  yearlyTotalNa: 'yearly_total_na boolean',
  yearlyOnline: 'yearly_online bigint',
  yearlyOnlineNa: 'yearly_online_na boolean',
  yearlyRecorded: 'yearly_recorded boolean',
  yearlyReported: 'yearly_reported boolean',
  mergedParts: 'merged_parts jsonb',
};
