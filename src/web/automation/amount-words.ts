import { eraYear } from '../../kernel/japanese-era.js';
import { addMonths, type Month, monthEnd, monthNumber, yearOf } from '../../kernel/month.js';

/** A decimal as it is read: `1234.5` as `1,234.5`, `-3` as `−3`; `―` for one that is not known. */
export function amountLabel(text: string | null): string {
  if (text === null) return '―';
  const [whole = '', rest] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${text.startsWith('-') ? '−' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

/** The same in hours; `―` without a unit where it is not known. */
export function hoursLabel(text: string | null = null): string {
  return text === null ? '―' : `${amountLabel(text)}時間`;
}

/** The same in percent. */
export function percentLabel(text: string | null = null): string {
  return text === null ? '―' : `${amountLabel(text)}%`;
}

/** Whole yen; `―` where it is not known. */
export function yenLabel(yen: number | null): string {
  return yen === null ? '―' : `${amountLabel(String(yen))}円`;
}

/** Months that follow each other joined, others listed: `2026年（令和8年）4月から6月、8月`. None gives an empty text. */
export function monthsLabel(months: readonly Month[]): string {
  const runs: Month[][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && addMonths(last, 1) === month) run.push(month);
    else runs.push([month]);
  }
  let lastYear = '';
  const name = (month: Month) => {
    const year = `${yearOf(month)}年（${eraYear(monthEnd(month))}）`;
    const again = year === lastYear;
    lastYear = year;
    return `${again ? '' : year}${monthNumber(month)}月`;
  };
  const ends = (run: readonly Month[]) => run.filter((_, at) => at === 0 || at === run.length - 1);
  return runs.map((run) => ends(run).map(name).join('から')).join('、');
}
