import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { ROLE_NAMES, ROLES } from '../../access/context.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { BulletList } from '../components/bullet-list.js';
import { column } from '../components/data-table.js';
import { namesAsChoices, oneOf } from '../list/filter.js';
import { type List } from '../list/list.js';
import { Where } from './security.page.js';
import { type AuditNames } from './audit-value-words.js';
import { actionName, fieldChanges, sourceName, SUBJECT_NAMES, subjectParts } from './audit-words.js';

const KINDS = namesAsChoices(SUBJECT_NAMES);

/** 操作の記録: who did what, when, from where, before and after. Things are called as `nameOf` does. */
export function auditList(nameOf: AuditNames): List<AuditEventDto> {
  return {
    id: 'events',
    path: '/administration/audit',
    caption: '操作の記録（新しい順）',
    filters: [
      { name: 'kind', label: '対象', control: 'select', choices: KINDS, read: oneOf(KINDS) },
      { name: 'subject', control: 'none' },
    ],
    columns: [
      column('at', '日時', ({ at }) => at),
      { key: 'who', label: '操作した人', cell: Who },
      { key: 'from', label: '接続元', cell: Where },
      column('action', '操作', ({ action }) => actionName(action), { heading: true }),
      { key: 'subject', label: '対象', cell: (event) => subjectOf(event, nameOf) },
      { key: 'changes', label: '変更の内容（前 → 後）', cell: (event) => changesOf(event, nameOf) },
    ],
    empty: '記録はありません。',
  };
}

function Who({ actorLabel, actorRole, source }: AuditEventDto) {
  const role = ROLES.find((one) => one === actorRole);
  return (
    <>
      <p class="audit__who">{actorLabel}</p>
      <p class="quiet">{`${role ? ROLE_NAMES[role] : actorRole}・${sourceName(source)}`}</p>
    </>
  );
}

function subjectOf({ subjectKind, subjectId, before, after }: AuditEventDto, nameOf: AuditNames) {
  const kind = SUBJECT_NAMES[subjectKind] ?? subjectKind;
  const named = { ...before, ...after } as Readonly<Record<string, string | undefined>>;
  const { period, rest } = subjectParts(subjectId);
  const name = nameOf(rest) ?? named.name ?? named.label ?? named.login;
  if (PROCEDURE_KINDS.includes(subjectKind)) {
    return (
      <>
        {[kind, period].join(' ')}
        <p>
          <a href={`/procedures/${rest}`}>{name ?? '手続を開く'}</a>
        </p>
      </>
    );
  }
  return [kind, period, name].filter(Boolean).join('：');
}

/** What concerns a procedure and leads to it. */
const PROCEDURE_KINDS = ['procedure', 'status-report', 'yearly-count'];
const MOST_SHOWN = 6;

function changesOf({ before, after, subjectKind }: AuditEventDto, nameOf: AuditNames) {
  const changes = fieldChanges(before, after, nameOf, subjectKind);
  if (changes.length === 0) return NO_FIGURE;
  const lines = changes.map((change) => `${change.field}：${change.before} → ${change.after}`);
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
