import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { ROLE_NAMES, ROLES } from '../../access/context.js';
import { Button } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { TwoCalendars } from '../catalogue/two-calendars.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { Pager } from '../components/pager.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { Where } from './security.page.js';
import { type AuditNames } from './audit-value-words.js';
import { actionName, fieldChanges, sourceName, SUBJECT_NAMES, subjectParts } from './audit-words.js';

export interface AuditView {
  tabs: readonly Tab[];
  events: readonly AuditEventDto[];
  /** The kind of subject shown; empty for all. */
  subjectKind: string;
  nameOf: AuditNames;
  firstHref: string | null;
  nextHref: string | null;
}

/** 操作の記録: who did what, when, from where, before and after. */
export function auditPage({ tabs, events, subjectKind, nameOf, firstHref, nextHref }: AuditView) {
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <Form action="/administration/audit" method="get" class="filter">
        <SelectField
          label="対象"
          name="kind"
          value={subjectKind}
          choices={[
            { value: '', label: 'すべて' },
            ...Object.entries(SUBJECT_NAMES).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Button kind="secondary">絞り込む</Button>
      </Form>
      <DataTable
        id="events"
        caption="操作の記録（新しい順）"
        columns={[
          { key: 'at', label: '日時', cell: ({ at }) => <TwoCalendars label={instantLabel(at)} /> },
          { key: 'who', label: '操作した人', cell: (event) => <Who {...event} /> },
          { key: 'from', label: '接続元', cell: (event) => <Where {...event} /> },
          { key: 'action', label: '操作', cell: ({ action }) => actionName(action), heading: true },
          { key: 'subject', label: '対象', cell: (event) => <Subject event={event} nameOf={nameOf} /> },
          {
            key: 'changes',
            label: '変更の内容（前 → 後）',
            cell: (event) => <Changes event={event} nameOf={nameOf} />,
          },
        ]}
        rows={events}
        rowKey={({ id }) => String(id)}
        empty="記録はありません。"
      />
      <Pager firstHref={firstHref} nextHref={nextHref} shown={events.length} />
    </div>
  );
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

function Subject({ event: { subjectKind, subjectId, before, after }, nameOf }: Told) {
  const kind = SUBJECT_NAMES[subjectKind] ?? subjectKind;
  const named = { ...(before as Named), ...(after as Named) };
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
  return <>{[period, name].filter(Boolean).reduce((said, part) => `${said}：${part}`, kind)}</>;
}

interface Named {
  name?: string;
  label?: string;
  login?: string;
}

interface Told {
  event: AuditEventDto;
  nameOf: AuditNames;
}

/** What is told of a procedure, and leads to it. */
const PROCEDURE_KINDS = ['procedure', 'status-report', 'yearly-count'];
const MOST_SHOWN = 6;

function Changes({ event: { before, after }, nameOf }: Told) {
  const changes = fieldChanges(before, after, nameOf);
  if (changes.length === 0) return <>―</>;
  const lines = changes.map((change) => (
    <li key={change.field}>{`${change.field}：${change.before} → ${change.after}`}</li>
  ));
  if (lines.length <= MOST_SHOWN) return <ul class="plain">{lines}</ul>;
  return (
    <>
      <ul class="plain">{lines.slice(0, MOST_SHOWN)}</ul>
      <details>
        <summary>{`ほか${lines.length - MOST_SHOWN}項目`}</summary>
        <ul class="plain">{lines.slice(MOST_SHOWN)}</ul>
      </details>
    </>
  );
}
