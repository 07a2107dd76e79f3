import { type ReportFileLineDto } from '../../publication/report-file-answer.dto.js';
import { REPORT_FORMAT_NAMES, type ReportFormat } from '../../publication/report-formats.js';
import { fileAddress } from './report-address.js';

/** The forms of a report, each to be fetched as it is stored. */
export function FileLinks({ files }: { files: readonly ReportFileLineDto[] }) {
  return (
    <ul class="file-links">
      {files.map((file) => (
        <li>
          <a href={fileAddress(file)} download={file.name}>
            {formatName(file.format)}
          </a>
          {`（${sizeLabel(file.size)}）`}
        </li>
      ))}
    </ul>
  );
}

export function formatName(format: ReportFormat): string {
  return REPORT_FORMAT_NAMES[format];
}

/** `12 KB`, `1.5 MB`: kilobytes rounded up, so that no file is of nothing. */
export function sizeLabel(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes.toLocaleString('ja-JP')} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
