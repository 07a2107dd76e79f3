import { EXEMPT_REASON_NAMES, STAGE_NAMES } from '../../kernel/stage.js';
import { type StandingRow } from '../../platform/tabular/row-changes.js';
import { CHANNEL_KINDS } from '../channel/channel-words.js';
import { APPLICANTS, FREQUENCIES, IDENTITY_CHECKS, PROCEDURE_KINDS } from '../procedure/procedure-words.js';
import { headerOf, type ProcedureField } from './procedure-columns.js';
import { type StandingProcedure } from './standing-procedures.repository.js';

/** What a file would say of a procedure; items by their numbers, those that the edition does not have left out. */
export function standingProcedure(
  procedure: StandingProcedure,
  itemNumbers: ReadonlyMap<string, number>,
): StandingRow {
  const { code, name, stage, stageOn, exemptReason, kind, applicant, feeYen, identityCheck } = procedure;
  const { channels, itemKeys, frequency, plannedMonth, kana, legalBasis, attachments, note } = procedure;
  const cells: Record<ProcedureField, string | null> = {
    ...{ code, name, department: procedure.departmentName, stageOn },
    items: itemKeys
      .flatMap((key) => itemNumbers.get(key) ?? [])
      .sort((a, b) => a - b)
      .join(';'),
    stage: stage && STAGE_NAMES[stage],
    exemptReason: exemptReason && EXEMPT_REASON_NAMES[exemptReason],
    channels: channels.map((one) => CHANNEL_KINDS.names[one.kind]).join(';'),
    addresses: channels.flatMap(({ url }) => url ?? []).join(';'),
    ...{ plannedMonth, kana, legalBasis, attachments, note },
    kind: kind && PROCEDURE_KINDS.names[kind],
    applicant: applicant && APPLICANTS.names[applicant],
    feeYen: feeYen === null ? null : String(feeYen),
    identityCheck: identityCheck && IDENTITY_CHECKS.names[identityCheck],
    frequency: FREQUENCIES.names[frequency],
  };
  const named = Object.entries(cells).map(([field, cell]) => [headerOf(field as ProcedureField), cell]);
  return { subject: `${code} ${name}`, cells: Object.fromEntries(named) as StandingRow['cells'] };
}
