/** What a screen calls each field of a procedure and what stands beside it. */
const FIELD_NAMES: Record<string, string> = {
  code: '手続コード',
  name: '手続名',
  kana: '手続名かな',
  departmentId: '所管課',
  legalBasis: '根拠法令',
  kind: '種別',
  applicant: '対象者',
  feeYen: '手数料',
  identityCheck: '本人確認',
  attachments: '添付書類',
  frequency: '報告頻度',
  plannedMonth: '予定年月',
  note: '備考',
  stage: '段階',
  exemptReason: '適用除外理由',
  stageOn: '段階日',
  stageNote: '段階の備考',
  channels: '受付システム',
  items: '優先手続',
  retired: '登録取消',
  retiredReason: '登録取消の理由',
  mergedInto: '統合先',
};

/** The Japanese name of a field in the history; a field that is not known keeps its own name. */
export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}
