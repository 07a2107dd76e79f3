import { type FiscalYear } from '../../../kernel/fiscal-year.js';
import { exportHref } from './portfolio-ask.js';

/** A table as a file; `about` names the table for those who do not see where the links stand. */
export function TableExportLinks({ year, table, about }: { year: FiscalYear; table: string; about: string }) {
  return (
    <p class="portfolio__files">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={exportHref(year, table, format)}>
          {`${format === 'xlsx' ? 'Excel' : 'CSV'}で出力`}
          <span class="visually-hidden">{`：${about}`}</span>
        </a>
      ))}
    </p>
  );
}
