import { type ProcedureRow } from '../achievement/procedure-row.js';
import { parseDate } from '../kernel/date.js';
import { parseMonth, type Month } from '../kernel/month.js';
import { percent } from '../kernel/rate.js';
import { STAGE_NAMES, STAGE_UNANSWERED, isOnline } from '../kernel/stage.js';
import { type ReportFacts } from './report-facts.js';
import { countSaid } from '../achievement/count-said.js';
import { type ReportProcedureDto, type BehindProcedureDto } from './report-rows-answer.dto.js';

/** Every procedure of the month, by code. */
export function proceduresOf(facts: ReportFacts): ReportProcedureDto[] {
  const earlier = earlierRows(facts);
  return facts.now.procedures.map((row) => lineOf(row, earlier.get(row.procedureId)));
}

/** Those online now and known not to be online the month before. An answer given for the first time is no change. */
export function newlyOnlineOf(facts: ReportFacts): ReportProcedureDto[] {
  const earlier = earlierRows(facts);
  return facts.now.procedures.flatMap((row) => {
    const was = earlier.get(row.procedureId);
    const cameOnline = isOnline(row.stage) && was !== undefined && was.stage !== null && !isOnline(was.stage);
    return cameOnline ? [lineOf(row, was)] : [];
  });
}

/** Those in scope and not online whose planned month has come, or was moved to a later one since the month before. */
export function behindOf(facts: ReportFacts): BehindProcedureDto[] {
  const earlier = earlierRows(facts);
  return facts.now.procedures.flatMap((row) => {
    if (!row.inScope || isOnline(row.stage) || row.plannedMonth === null) return [];
    const was = earlier.get(row.procedureId);
    const plannedBefore = was?.plannedMonth ?? null;
    const moved = plannedBefore !== null && plannedBefore < row.plannedMonth;
    const passed = row.plannedMonth <= facts.now.month;
    if (!moved && !passed) return [];
    return [
      {
        ...lineOf(row, was),
        plannedBefore: plannedBefore === row.plannedMonth ? null : monthOrNull(plannedBefore),
        why: moved ? (passed ? 'passed-and-moved' : 'moved') : 'passed',
      },
    ];
  });
}

function earlierRows({ before }: ReportFacts): Map<string, ProcedureRow> {
  return new Map(before?.procedures.map((row) => [row.procedureId, row]));
}

function lineOf(row: ProcedureRow, was: ProcedureRow | undefined): ReportProcedureDto {
  const usage = { numerator: row.pairOnline, denominator: row.pairTotal };
  return {
    code: row.code,
    name: row.name,
    department: row.departmentName,
    stage: stageName(row),
    online: isOnline(row.stage),
    inScope: row.inScope,
    stageSince: row.stageSince === null ? null : parseDate(row.stageSince),
    plannedMonth: monthOrNull(row.plannedMonth),
    applicationsTotal: countSaid(row.applicationsTotal, row.applicationsTotalNa),
    applicationsOnline: countSaid(row.applicationsOnline, row.applicationsOnlineNa),
    usage: { ...usage, percent: percent(usage) },
    stageBefore: was && was.stage !== row.stage ? stageName(was) : null,
  };
}

function stageName({ stage }: ProcedureRow): string {
  return stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage];
}

function monthOrNull(text: string | null): Month | null {
  return text === null ? null : parseMonth(text);
}
