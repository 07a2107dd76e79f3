import { isMonth } from '../../kernel/month.js';
import { parsePeriod, periodLabel } from '../../kernel/period.js';
import { SUBMISSION_ACTION_NAMES } from '../../reporting/submission/submission-states.js';
import { fieldLabel } from '../errors/field-labels.js';
import { type AuditNames, auditValue } from './audit-value-words.js';

/** What is changed, as the filter and the table call it. */
export const SUBJECT_NAMES: Readonly<Record<string, string>> = {
  procedure: '手続',
  department: '課',
  division: '部',
  month: '対象月',
  submission: '課別報告',
  'status-report': '月次状況報告',
  'yearly-count': '年間件数',
  applicability: '該当の有無',
  municipality: '団体の設定',
  user: '利用者',
  token: 'トークン',
  'owed-work': '処理',
  target: '目標',
  'automation-project': '自動化案件',
  'run-log': 'ロボットの実行記録',
  'automation-cost': '自動化案件の費用',
  'automation-hourly-cost': '人件費単価',
  review: '課題と対応',
  'review-action': '対応事項',
};

const SUBMISSION_STEPS = Object.fromEntries(
  Object.entries(SUBMISSION_ACTION_NAMES).map(([step, name]) => [`submission.${step}`, `課別報告の${name}`]),
);

const ACTION_NAMES: Readonly<Record<string, string>> = {
  'applicability.set': '該当の有無を変更',
  'automation.before': '導入前の時間を変更',
  'automation.cost-add': '費用を登録',
  'automation.cost-edit': '費用を変更',
  'automation.cost-remove': '費用を取り消し',
  'automation.create': '自動化案件を登録',
  'automation.edit': '自動化案件を変更',
  'automation.estimate': '効果の見込を変更',
  'automation.hourly-cost': '人件費単価を変更',
  'automation.import': '自動化案件を取り込み',
  'automation.plan': '自動化案件の予定日を変更',
  'automation.clear-run-logs': '実行記録を整理',
  'automation.run-logs': '実行記録を受け付け',
  'automation.result': '自動化案件の月次実績を入力',
  'automation.stage': '自動化案件の段階を変更',
  'automation.stage-withdraw': '自動化案件の段階を取り下げ',
  'automation.steps': '自動化案件の工程を変更',
  'department.create': '課を登録',
  'department.edit': '課を変更',
  'department.merge': '課を統合',
  'department.split': '課を分割',
  'department-change.plan': '組織改正を予定に登録',
  'department-change.cancel': '組織改正の予定を取り消し',
  'department-change.fail': '組織改正を実施できず',
  'division.edit': '部の名称を変更',
  'division.remove': '部を削除',
  'figures.differ': '速報値の違いを検出',
  'month.open': '受付を開始',
  'month.remind': '未提出の課に催促',
  'month.due-day': '提出期限を変更',
  'month.close': '確定を依頼',
  'month.closed': '確定',
  'report.provisional': '速報の報告書を作成',
  'month.cancel-close': '確定を取り消し',
  'month.reopen': '訂正のため再開',
  'correction.take-over': '確定後の変更を訂正に取り込み',
  'municipality.add': '団体を登録',
  'municipality.edit': '団体の設定を変更',
  'owed-work.retry': '処理をやり直し',
  'owed-work.drop': '処理を取りやめ',
  'import.drop': 'ファイルの取り込みを取りやめ',
  'month.withdraw': '受付の開始を取り消し',
  'procedure.create': '手続を登録',
  'procedure.edit': '手続を変更',
  'procedure.stage': '段階を変更',
  'procedure.items': '優先手続の対応付けを変更',
  'procedure.channels': '受付システムを変更',
  'procedure.retire': '登録取消',
  'procedure.restore': '登録取消を取り消し',
  'procedure.take-over': '統合で引き継ぎ',
  'procedure.import': '手続を取り込み',
  'review.write': '課題・対応・次月の予定を記入',
  'review-action.add': '対応事項を追加',
  'review-action.change': '対応事項を変更',
  'status-report.save': '報告を入力',
  'status-report.return': '報告の行を差戻し',
  'status-report.move': '作成中の行を新しい所管課へ移動',
  ...SUBMISSION_STEPS,
  'submission.accept-at-close': '確定に伴い受理',
  'session.start': 'サインイン',
  'session.end': 'サインアウト',
  'session.end-all': 'すべての端末からサインアウト',
  'target.create': '目標を登録',
  'target.edit': '目標を変更',
  'target.move': '目標の順序を変更',
  'target.withdraw': '目標を取り下げ',
  'target.actual': '実績値を入力',
  'token.create': 'トークンを発行',
  'token.revoke': 'トークンを失効',
  'user.create': '利用者を登録',
  'user.edit': '利用者を変更',
  'user.disable': '利用を停止',
  'user.enable': '利用を再開',
  'user.mails': '受け取るメールを変更',
  'user.password-link': 'パスワードの設定用リンクを発行',
  'user.password-by-link': 'リンクでパスワードを設定',
  'user.password-change': 'パスワードを変更',
  'yearly-count.save': '年間件数を入力',
};

const SOURCE_NAMES: Readonly<Record<string, string>> = {
  page: '画面',
  api: 'API',
  command: '運用コマンド',
  job: '自動処理',
  report: '月次報告',
};

/** One field of a change, before and after, in words. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** What was done, in Japanese; an action nobody named keeps its own name. */
export function actionName(action: string): string {
  return ACTION_NAMES[action] ?? action;
}

/** The origin of the change. */
export function sourceName(source: string): string {
  return SOURCE_NAMES[source] ?? source;
}

/** The period and the key in the id of a subject: 「2026-10/…」, 「FY2025/…」, or one of them alone. */
export function subjectParts(subjectId: string): { period: string | undefined; rest: string } {
  const [first = '', second] = subjectId.split('/');
  const period = isMonth(first) || /^FY\d{4}$/.test(first) ? periodLabel(parsePeriod(first)) : undefined;
  return { period, rest: period === undefined ? subjectId : (second ?? '') };
}

/** The fields that differ between two states, in words. */
export function fieldChanges(
  before: object | null,
  after: object | null,
  names: AuditNames,
  subjectKind?: string,
): FieldChange[] {
  const [old, now] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
  const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  return fields
    .filter((field) => !INTERNAL.includes(field))
    .map((field) => ({
      field: fieldLabel(field, subjectKind),
      before: auditValue(field, old?.[field], names),
      after: auditValue(field, now?.[field], names),
    }))
    .filter((change) => change.before !== change.after);
}

const INTERNAL = ['ownerMayHold', 'id', 'version', 'divisionId', 'createdAt', 'updatedAt', 'digests'];
