import { type Month } from '../../kernel/month.js';
import { type Fault } from '../../platform/problem.js';
import { checkOf, refusals, unconfirmedWarnings, type Warning } from '../status-report/status-checks.js';
import { type StatusLine } from '../status-report/status-entry.js';
import { unchangedWarning } from '../status-report/unchanged-warning.js';

/** A warning that has to be confirmed, with the procedure it is about. */
export interface OpenWarning extends Warning {
  procedureId: string;
  procedureCode: string;
}

/** What keeps a form from being submitted. */
export interface Blockers {
  faults: Fault[];
  /** Each may be confirmed on its row by its key. */
  warnings: OpenWarning[];
}

/**
 * A form can be submitted once every procedure has a saved row with a stage, no returned row is left as it was, and
 * every warning has been confirmed. `unchanged`: all rows say what they said in the five months before. Counts may stay 未回答: that is one of the warnings.
 */
export function submitBlockers(
  lines: readonly StatusLine[],
  month: Month,
  { unchanged }: { unchanged: boolean },
): Blockers {
  const warnings = lines.flatMap((line) =>
    openWarnings(line, month, unchangedWarning(lines, line, unchanged)),
  );
  return {
    faults: [
      ...lines.flatMap((line) => faultsOf(line, month)),
      ...warnings.map(({ procedureCode, field, message }) => ({
        where: `${procedureCode}.${field}`,
        message,
      })),
    ],
    warnings,
  };
}

function faultsOf(line: StatusLine, month: Month): Fault[] {
  const { code, name, saved } = line;
  if (saved === null) {
    return [
      {
        where: code,
        message: `「${name}」がまだ入力されていません。入力するか、残りを「変更なし」として保存してください。`,
      },
    ];
  }
  const faults = refusals(checkOf(line, month, saved)).map(({ field, message }) => ({
    where: `${code}.${field}`,
    message,
  }));
  if (saved.stage === null) {
    faults.push({
      where: `${code}.stage`,
      message: `「${name}」の段階が未回答です。段階を選んでください。`,
    });
  }
  if (saved.returnReason !== null) {
    faults.push({
      where: code,
      message: `「${name}」は差し戻されたままです（理由：${saved.returnReason.replace(/。$/u, '')}）。内容を見直して保存してください。`,
    });
  }
  return faults;
}

function openWarnings(line: StatusLine, month: Month, ofDepartment: readonly Warning[]): OpenWarning[] {
  const { procedureId, code, saved } = line;
  if (saved === null) return [];
  const open = ofDepartment.filter(({ key }) => !saved.confirmedWarnings.includes(key));
  return [...unconfirmedWarnings(checkOf(line, month, saved)), ...open].map((finding) => ({
    ...finding,
    procedureId,
    procedureCode: code,
  }));
}
