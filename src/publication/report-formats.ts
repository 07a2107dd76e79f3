/** `codes` is the code table that the CSV is read with. */
export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'codes', 'json'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_FORMAT_NAMES: Record<ReportFormat, string> = {
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
  codes: 'コード表（CSV）',
  json: 'JSON',
};

export const REPORT_TYPES: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  codes: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
