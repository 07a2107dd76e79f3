import { REPORT_FORMAT_NAMES, type ReportFormat } from './report-formats.js';

/** As much of the renderer's own words as is shown. */
const LONGEST_REASON = 500;

/** Thrown where one form of a report cannot be rendered. Its message is for those who wait for the file. */
export class ReportFileError extends Error {
  override readonly name = 'ReportFileError';

  constructor(format: ReportFormat, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `${REPORT_FORMAT_NAMES[format]}のファイルを作成できませんでした。ほかの形式のファイルは使えます。自動で作り直します。続く場合は、運用者に次の内容をお知らせください：${reason.slice(0, LONGEST_REASON)}`,
      { cause },
    );
  }
}
