/** The columns of the list that may be shown beside the name, in their order, with their headings. */
export const COLUMN_LABELS = {
  code: 'コード',
  division: '部',
  department: '所管課',
  stage: '段階',
  stageSince: '段階の記録日',
  kind: '種別',
  applicant: '対象者',
  frequency: '報告頻度',
  planned: '予定年月',
  channels: '受付システム',
  items: '優先手続',
  updated: '更新日時',
} as const;
export type ColumnKey = keyof typeof COLUMN_LABELS;

export const COLUMN_KEYS = Object.keys(COLUMN_LABELS) as ColumnKey[];

/** What is shown unless others are chosen. */
export const DEFAULT_COLUMNS: readonly ColumnKey[] = [
  'code',
  'department',
  'stage',
  'planned',
  'channels',
  'items',
];
