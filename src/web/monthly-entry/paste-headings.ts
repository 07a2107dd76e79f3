import { headerKey, unitOf } from '../../platform/tabular/header-name.js';
import { statusReportColumns } from '../../reporting/status-report/status-reports.import.js';

type FileColumn = keyof typeof statusReportColumns;

/** The headings under which a pasted block may have these columns, as a file may have them: field and heading each. */
export function headingsOf(...fields: FileColumn[]): string {
  const headings = fields.flatMap((field) => {
    const { name, aliases = [] }: { name: string; aliases?: readonly string[] } = statusReportColumns[field];
    return [name, ...aliases].map((heading) => [field, headerKey(heading, unitOf(name))]);
  });
  return JSON.stringify(headings);
}
