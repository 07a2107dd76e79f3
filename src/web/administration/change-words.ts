import { dayLabel } from '../../kernel/japanese-era.js';
import { periodLabel } from '../../kernel/period.js';
import {
  type ChangeResultDto,
  type DepartmentChangeDto,
} from '../../reorganisation/department-change-answer.dto.js';
import { CHANGE_STATE_NAMES } from '../../reorganisation/department-change.js';
import { type OpenReportDto } from '../../reporting/handover/open-report.dto.js';
import { reportOutcome } from '../../reporting/handover/report-outcome.js';

type ChangeNames = Pick<DepartmentChangeDto, 'kind' | 'departmentName' | 'targetName' | 'procedureIds'>;

/** A change in a few words. */
export function changeWords({ kind, departmentName, targetName, procedureIds }: ChangeNames): string {
  return kind === 'merge'
    ? `「${departmentName}」を「${targetName}」に統合`
    : `「${departmentName}」の手続${procedureIds.length}件を、新しい課「${targetName}」に分割`;
}

/** A change that is done, in the history of the department `id`: 「2026年4月1日に「○○課」へ統合」. */
export function historyWords(change: DepartmentChangeDto, id: string): string {
  const { kind, departmentId, departmentName, targetName, effectiveOn, result } = change;
  const on = `${dayLabel(effectiveOn)}に`;
  const amounts = result === null ? '' : `（${resultWords(result)}）`;
  return departmentId === id
    ? `${on}「${targetName}」${kind === 'merge' ? 'へ統合' : 'を分割'}${amounts}`
    : `${on}「${departmentName}」${kind === 'merge' ? 'を統合' : 'から分割'}${amounts}`;
}

/** How much was moved; procedures always, the rest if any. */
function resultWords(result: ChangeResultDto): string {
  const { procedures, users, tokens, reports, projects, actions } = result;
  const others = [
    users > 0 && `利用者${users}人`,
    reports > 0 && `入力途中の報告${reports}件`,
    projects > 0 && `自動化案件${projects}件`,
    actions > 0 && `対応事項${actions}件`,
    tokens > 0 && `失効したトークン${tokens}件`,
  ];
  return [`手続${procedures}件`, ...others.filter(Boolean)].join('、');
}

/** The state of a change, with the reason if it failed. */
export function stateWords({ state, reason }: DepartmentChangeDto): string {
  return reason === null ? CHANGE_STATE_NAMES[state] : `${CHANGE_STATE_NAMES[state]}：${reason}`;
}

/** What becomes of an unfinished report when the department is merged away. */
export function reportWords(report: OpenReportDto, heirName: string): string {
  const month = periodLabel(report.month);
  switch (reportOutcome(report)) {
    case 'moves':
      return `${month}：入力途中の${report.rows}件を「${heirName}」の報告に移します。`;
    case 'submitted':
      return `${month}：提出済みの報告は、元の課の報告として残り、数えます。`;
    case 'remains':
      return `${month}：「${heirName}」が提出済みか確定処理中のため、入力途中の${report.rows}件は元の課に残ります。DX推進課が代理で提出できます。`;
    case 'not-started':
      return `${month}：「${heirName}」は提出済みです。移る手続をこの月に数えるには、実施のあとに「${heirName}」の報告を差し戻してください。`;
  }
}

/** The notice after a change was entered. */
export function enteredNotice(change: DepartmentChangeDto): string {
  const { state, effectiveOn, result } = change;
  if (state === 'done' && result !== null)
    return `${changeWords(change)}しました（${resultWords(result)}）。`;
  return `${dayLabel(effectiveOn)}に${changeWords(change)}する予定を登録しました。`;
}
