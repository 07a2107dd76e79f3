export const ASPECT_NAMES = {
  new: '追加',
  gone: '削除',
  stage: '段階',
  count: '件数',
  'yearly-count': '年間件数',
  mapping: '優先手続との対応',
  applicability: '該当の有無',
  department: '所管課',
  frequency: '報告頻度',
  channel: '受付システム',
  report: '報告の有無',
  name: '名称',
  list: '一覧での扱い',
  rule: '算定の決まり',
} as const;

export type Aspect = keyof typeof ASPECT_NAMES;
