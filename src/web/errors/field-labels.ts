import { DepartmentEntity } from '../../access/department/department.entity.js';
import { DivisionEntity } from '../../access/department/division.entity.js';
import { AccessTokenEntity } from '../../access/token/access-token.entity.js';
import { AppUserEntity } from '../../access/user/app-user.entity.js';
import { AutomationProjectEntity } from '../../automation/project/automation-project.entity.js';
import { ProcedureChannelEntity } from '../../catalogue/channel/procedure-channel.entity.js';
import { PROCEDURE_LABELS } from '../../catalogue/procedure-history/procedure-labels.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { StatusReportEntity } from '../../reporting/status-report/status-report.entity.js';

type Labels = Readonly<Record<string, string>>;

const USER = labelsOf(AppUserEntity);
const TOKEN = labelsOf(AccessTokenEntity);
const DEPARTMENT = labelsOf(DepartmentEntity);
const PROJECT = labelsOf(AutomationProjectEntity);
const REPORT = labelsOf(StatusReportEntity);

/** What fields are called where two versions stand beside each other. A field not named here is not shown there. */
export const FIELD_LABELS: Labels = {
  ...named(PROCEDURE_LABELS, [
    'kana',
    'departmentId',
    'applicant',
    'feeYen',
    'identityCheck',
    'attachments',
    'legalBasis',
    'plannedMonth',
    'frequency',
    'channels',
    'items',
    'mergedInto',
    'note',
    'stage',
    'exemptReason',
    'stageOn',
  ]),
  ...named(USER, ['label', 'role', 'sectionHead', 'mailAddress', 'disabledAt']),
  ...named(DEPARTMENT, ['endedOn']),
  ...named(PROJECT, ['field', 'tool', 'product', 'sourcing', 'difficulty', 'operatingMonths', 'robotKey']),
  code: 'コード',
  name: '名称',
  kind: '種別',
  departmentName: '所管課',
  divisionName: '部',
  sectionHeadCheck: '課長確認の要否',
  opensByItself: '受付の自動開始',
  itemRule: 'オンライン化の判定',
  listEdition: '一覧の版',
  dueDay: '提出期限日',
  applicability: '該当の有無',
  reason: '理由',
  total: '申請件数',
  online: 'うちオンライン',
  planName: '計画での名称',
  unit: '単位',
  level: '区分',
  baseline: '基準値',
  targets: '目標値',
  path: '途中の値',
  value: '値',
  source: '出典',
  state: '状態',
  issues: '課題',
  measures: '対応',
  plans: '次月の予定',
  content: '対応事項',
  dueMonth: '期限',
  comment: 'コメント',
  procedureIds: '対象の手続',
  plannedOn: '予定日',
  before: '導入前の工程',
  after: '導入後の工程',
  minutesPerCase: '1件当たりの時間（分）',
  people: '人数',
  basis: '算出方法',
  cases: '件数',
  casesPerYear: '1年の件数',
  measuredFrom: '測定開始月',
  measuredTo: '測定終了月',
  yen: '金額（円）',
  hours: '職員の作業時間',
  yearly: '毎年度',
  fiscalYear: '年度',
  lastFiscalYear: '最後の年度',
  split: '按分方法',
  shares: '負担する案件',
};

/** Further fields of the audit trail. */
const AUDIT_LABELS: Labels = {
  ...named(USER, ['login', 'unwantedMails']),
  ...named(TOKEN, ['ownerId', 'scopes', 'expiresAt', 'lastUsedAt', 'revokedAt']),
  ...named(REPORT, [
    'applicationsTotal',
    'applicationsOnline',
    'confirmedWarnings',
    'returnReason',
    'onBehalf',
  ]),
  ...named(labelsOf(ProcedureChannelEntity), ['url', 'activeFrom', 'activeTo']),
  into: '移した先',
  at: '日時',
  withdrawn: '取下げ',
  place: '順序',
  on: '実施日',
  procedures: '手続数',
  users: '利用者数',
  tokens: '失効したトークン数',
  reports: '移した報告数',
  projects: '自動化案件数',
  actions: '対応事項数',
  changeState: '組織改正の状態',
  failure: '失敗の理由',
  owner: '所有者',
  ownerLogin: '所有者のログインID',
  stated: '団体の回答',
  actor: '担当',
  estimate: '見込',
  failures: '失敗',
  received: '受け付けた実行',
  stored: '新しく記録した実行',
  known: '記録済みの実行',
  late: '確定した月の実行',
  months: '対象月の内訳',
  runs: '実行回数',
  month: '対象月',
  peopleMinutes: '職員の作業時間（分）',
  planned: '予定',
  hasPassword: 'パスワードの設定',
  rework: '手戻り',
  robotMinutes: 'ロボットの稼働時間（分）',
  robotRuns: '実行回数',
  acceptedAt: '受理日時',
  acceptedBy: '受理した人',
  accepted: '確定に伴い受理した課',
  byMachine: '機械が行う',
  checkedAt: '課長確認の日時',
  checkedBy: '課長確認をした人',
  decimals: '小数の桁数',
  dueOn: '提出期限',
  indicator: '指標',
  manual: '手入力の指標',
  missing: '提出のない課',
  per: '件数の単位',
  projectId: '案件',
  replaces: '置き換える工程',
  revision: '版',
  sample: '見本データ',
  step: '工程',
  submittedAt: '提出日時',
  submittedBy: '提出した人',
  targetId: '目標',
  times: '回数',
  minutes: '1回の時間（分）',
  weight: '重み',
};

/** Subjects of the audit trail whose entity says what their fields are called. */
const LABELS_OF: Readonly<Record<string, Labels>> = {
  procedure: PROCEDURE_LABELS,
  department: DEPARTMENT,
  division: labelsOf(DivisionEntity),
  user: USER,
  token: TOKEN,
  'automation-project': PROJECT,
  'status-report': REPORT,
};

/** What a field is called, of a subject of the audit trail or of any; one nobody named keeps its own name. */
export function fieldLabel(field: string, subjectKind = ''): string {
  return (
    LABELS_OF[subjectKind]?.[field] ??
    FIELD_LABELS[field] ??
    AUDIT_LABELS[field] ??
    (PROCEDURE_LABELS as Labels)[field] ??
    field
  );
}

function named<Field extends string>(
  labels: Record<Field, string>,
  fields: readonly NoInfer<Field>[],
): Labels {
  return Object.fromEntries(fields.map((field) => [field, labels[field]]));
}
