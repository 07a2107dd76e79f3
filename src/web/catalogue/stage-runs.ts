import { type ProcedureStageDto } from '../../catalogue/stage-history/stage-answer.dto.js';
import { type IsoDate } from '../../kernel/date.js';

/** A stage and everything that has only confirmed it since. */
export interface StageRun {
  /** The line with which the stage began. */
  line: ProcedureStageDto;
  /** Later lines that say the same, newest first. */
  confirmations: readonly ProcedureStageDto[];
}

/**
 * The history as a reader wants it: where the stage changed, with the monthly confirmations folded under it. Takes
 * and gives newest first. Withdrawn lines and lines with a note stand for themselves; no lines give no runs.
 */
export function stageRuns(lines: readonly ProcedureStageDto[]): StageRun[] {
  const runs: StageRun[] = [];
  for (const line of [...lines].reverse()) {
    const last = runs[0];
    if (last && confirms(line, last.line)) {
      runs[0] = { line: last.line, confirmations: [line, ...last.confirmations] };
    } else runs.unshift({ line, confirmations: [] });
  }
  return runs;
}

/**
 * Since when a procedure has stood without a break where it stands: back over every later confirmation, with a note
 * or without. Takes the history newest first, and the line that holds now.
 */
export function unchangedSince(
  lines: readonly ProcedureStageDto[],
  { stage, exemptReason, effectiveOn }: Pick<ProcedureStageDto, 'stage' | 'exemptReason' | 'effectiveOn'>,
): IsoDate {
  const countedLines = lines.filter((line) => line.withdrawnAt === null && line.effectiveOn <= effectiveOn);
  const lastChange = countedLines.findIndex(
    (line) => line.stage !== stage || line.exemptReason !== exemptReason,
  );
  return (
    countedLines.slice(0, lastChange === -1 ? countedLines.length : lastChange).at(-1)?.effectiveOn ??
    effectiveOn
  );
}

function confirms(line: ProcedureStageDto, before: ProcedureStageDto): boolean {
  const bothCount = line.withdrawnAt === null && before.withdrawnAt === null;
  return (
    bothCount &&
    line.source === 'report' &&
    line.note === null &&
    line.stage === before.stage &&
    line.exemptReason === before.exemptReason
  );
}
