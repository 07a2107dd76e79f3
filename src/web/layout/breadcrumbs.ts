import { type Role } from '../../access/context.js';
import { isMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { entriesOf } from './navigation.js';

/** A page above the one shown. */
export interface Crumb {
  href: string;
  label: string;
}

/** What a page below an entry of the navigation is called in the way to those below it. */
const BELOW: readonly (readonly [path: RegExp, label: (lastPart: string) => string])[] = [
  [/^\/help$/, () => '使い方'],
  [/^\/(months|review|reports|automation\/results)\/[^/]+$/, monthInWords],
  [/^\/months\/[^/]+\/departments\/[^/]+$/, () => '課の報告'],
  [/^\/review\/[^/]+\/actions$/, () => '対応事項'],
  [/^\/procedures\/(?!bulk$)[^/]+$/, () => '手続の内容'],
  [/^\/automation\/projects\/[^/]+$/, () => '案件の内容'],
  [/^\/automation\/costs$/, () => '費用'],
  [/^\/list\/editions$/, () => '版'],
  [/^\/targets\/[^/]+$/, () => '目標の内容'],
  [/^\/administration\/departments$/, () => '課'],
  [/^\/administration\/departments\/[^/]+$/, () => '課の内容'],
  [/^\/administration\/users$/, () => '利用者'],
];

/** Pages that stand below another one than their address says. */
const ELSEWHERE: readonly (readonly [path: RegExp, above: string])[] = [
  [/^\/figures\//, '/dashboard'],
  [/^\/administration\/divisions\//, '/administration/departments'],
];

/** The pages above one, from the entry of the navigation on; none for an entry itself and for what stands below none. */
export function crumbsOf(path: string, role: Role): Crumb[] {
  const above = ELSEWHERE.find(([pattern]) => pattern.test(path))?.[1];
  const parts = (above ?? path.replace(/\/[^/]*$/, '')).split('/').slice(1);
  return parts.flatMap((_, at) => crumb(`/${parts.slice(0, at + 1).join('/')}`, role) ?? []);
}

function crumb(href: string, role: Role): Crumb | null {
  const entries = entriesOf(role);
  // A department comes to its months through an entry of its own.
  const among = href === '/months' ? [href, '/report'] : [href];
  const entry = entries.find((one) => among.includes(one.href));
  if (entry) return { href: entry.href, label: entry.label };
  const label = BELOW.find(([pattern]) => pattern.test(href))?.[1];
  return label === undefined ? null : { href, label: label(href.slice(href.lastIndexOf('/') + 1)) };
}

function monthInWords(part: string): string {
  return isMonth(part) ? periodLabel(part) : part;
}
