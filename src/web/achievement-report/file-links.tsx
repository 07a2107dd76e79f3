import { type ReportFileLineDto } from '../../publication/report-file-answer.dto.js';
import { REPORT_FORMAT_NAMES } from '../../publication/report-formats.js';

/** A stored form of a report, to be fetched as it is. */
export function FileLink({ month, id, name, format }: ReportFileLineDto) {
  return (
    <a href={`/reports/${month}/files/${id}`} download={name}>
      {REPORT_FORMAT_NAMES[format]}
    </a>
  );
}

/** `12 KB`, `1.5 MB`: kilobytes rounded up, so that no file is of nothing. */
export function sizeLabel(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes.toLocaleString('ja-JP')} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
