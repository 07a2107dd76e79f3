import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { ROLE_NAMES, ROLES } from '../../access/context.js';
import { isDate } from '../../kernel/date.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { BulletList } from '../components/bullet-list.js';
import { column } from '../components/data-table.js';
import { ExportLinks } from '../components/export-links.js';
import { namesAsChoices, oneOf } from '../list/filter.js';
import { type Addressed, type FiledList } from '../list/list.js';
import { listPage } from '../list/list-table.js';
import { Where } from './security.page.js';
import { type AuditNames } from './audit-value-words.js';
import {
  actionName,
  fieldChanges,
  sourceName,
  SUBJECT_NAMES,
  subjectParts as partsOfId,
} from './audit-words.js';

const KINDS = namesAsChoices(SUBJECT_NAMES);

const trimmed = (text: string) => text.trim();
const day = (text: string) => (isDate(text) ? text : '');

/** What of 操作の記録 stands in its address. */
export const AUDIT = {
  path: '/administration/audit',
  filters: [
    { name: 'word', label: '語', control: 'search', size: 16, read: trimmed, hint: '対象の名称、変更の内容' },
    { name: 'who', label: '操作した人', control: 'search', size: 12, read: trimmed },
    { name: 'subjectKind', label: '対象', control: 'select', choices: KINDS, read: oneOf(KINDS) },
    { name: 'from', label: 'この日から', control: 'date', size: 12, read: day },
    { name: 'to', label: 'この日まで', control: 'date', size: 12, read: day },
    { name: 'subjectId', control: 'none' },
  ],
  columns: [],
} as const satisfies Addressed;

/** 操作の記録: who did what, when, from where, before and after. Things are called as `nameOf` does. */
export function auditList(nameOf: AuditNames): FiledList<AuditEventDto> {
  return {
    ...AUDIT,
    id: 'events',
    caption: '操作の記録（新しい順）',
    columns: [
      column('at', '日時', ({ at }) => at),
      column('who', '操作した人', ({ actorLabel }) => actorLabel, { cell: Who }),
      column('role', '権限', roleOf, { only: 'file' }),
      column('source', '経路', ({ source }) => sourceName(source), { only: 'file' }),
      column('from', '接続元', ({ address }) => address, { cell: Where }),
      column('action', '操作', ({ action }) => actionName(action), { heading: true }),
      column('subject', '対象', (event) => subjectText(event, nameOf), {
        cell: (event) => subjectOf(event, nameOf),
      }),
      column('changes', '変更の内容（前 → 後）', (event) => changeLines(event, nameOf).join('\n'), {
        cell: (event) => changesOf(event, nameOf),
      }),
    ],
    empty: '記録はありません。',
    file: { name: '操作の記録', ascii: 'audit', sheet: '操作の記録' },
  };
}

/** The list with its filters, and the way to its files. */
export function auditPage(view: Parameters<typeof listPage<AuditEventDto>>[0]) {
  return (
    <>
      {listPage(view)}
      <ExportLinks {...view.query.files} />
    </>
  );
}

function roleOf({ actorRole }: AuditEventDto): string {
  const role = ROLES.find((one) => one === actorRole);
  return role ? ROLE_NAMES[role] : actorRole;
}

function Who(event: AuditEventDto) {
  return (
    <>
      <p class="audit__who">{event.actorLabel}</p>
      <p class="quiet">{`${roleOf(event)}・${sourceName(event.source)}`}</p>
    </>
  );
}

/** What was changed: its kind, the period where it has one, and its name where one is known. */
function subjectParts({ subjectKind, subjectId, before, after }: AuditEventDto, nameOf: AuditNames) {
  const kind = SUBJECT_NAMES[subjectKind] ?? subjectKind;
  const named = { ...before, ...after } as Readonly<Record<string, string | undefined>>;
  const { period, rest } = partsOfId(subjectId);
  return { kind, period, rest, name: nameOf(rest) ?? named.name ?? named.label ?? named.login };
}

function subjectText(event: AuditEventDto, nameOf: AuditNames): string {
  const { kind, period, name } = subjectParts(event, nameOf);
  return [kind, period, name].filter(Boolean).join('：');
}

function subjectOf(event: AuditEventDto, nameOf: AuditNames) {
  if (!PROCEDURE_KINDS.includes(event.subjectKind)) return subjectText(event, nameOf);
  const { kind, period, rest, name } = subjectParts(event, nameOf);
  return (
    <>
      {[kind, period].join(' ')}
      <p>
        <a href={`/procedures/${rest}`}>{name ?? '手続を開く'}</a>
      </p>
    </>
  );
}

/** What concerns a procedure and leads to it. */
const PROCEDURE_KINDS = ['procedure', 'status-report', 'yearly-count'];
const MOST_SHOWN = 6;

function changeLines({ before, after, subjectKind }: AuditEventDto, nameOf: AuditNames): string[] {
  const changes = fieldChanges(before, after, nameOf, subjectKind);
  return changes.map((change) => `${change.field}：${change.before} → ${change.after}`);
}

function changesOf(event: AuditEventDto, nameOf: AuditNames) {
  const lines = changeLines(event, nameOf);
  if (lines.length === 0) return NO_FIGURE;
  return (
    <>
      <BulletList class="plain" items={lines.slice(0, MOST_SHOWN)} />
      {lines.length <= MOST_SHOWN ? null : (
        <details>
          <summary>{`ほか${lines.length - MOST_SHOWN}項目`}</summary>
          <BulletList class="plain" items={lines.slice(MOST_SHOWN)} />
        </details>
      )}
    </>
  );
}
