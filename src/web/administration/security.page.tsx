import { type SecurityEventDto } from '../../access/security/security-event.dto.js';
import { SECURITY_EVENT_DAYS, SECURITY_KIND_NAMES, SECURITY_KINDS } from '../../access/security/security-kinds.js';
import { TwoCalendars } from '../catalogue/two-calendars.js';
import { Button } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { CheckField, FormField, SelectField } from '../components/form-field.js';
import { instantLabel } from '../components/instant-label.js';
import { Pager } from '../components/pager.js';
import { type Tab, Tabs } from '../components/tabs.js';

export interface SecurityView {
  tabs: readonly Tab[];
  events: readonly SecurityEventDto[];
  filter: { kind: string; who: string; day: string; everywhere: string };
  /** For operators: events of every municipality, and those of none. */
  mayAskEverywhere: boolean;
  firstHref: string | null;
  nextHref: string | null;
}

/** セキュリティの記録: failures, refusals, files that left, changes of passwords and tokens. */
export function securityPage(view: SecurityView) {
  const { tabs, events, filter, mayAskEverywhere, firstHref, nextHref } = view;
  const everywhere = filter.everywhere !== '';
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <p>
        {`サインインの失敗、拒否した操作、ファイルの出力、パスワードとトークンの変更の記録です。同じ分に続いたものは1行にまとめて回数を示します。${SECURITY_EVENT_DAYS}日たつと消えます。`}
      </p>
      <Form action="/administration/security" method="get" class="filter">
        <SelectField
          label="種類"
          name="kind"
          value={filter.kind}
          choices={[
            { value: '', label: 'すべて' },
            ...SECURITY_KINDS.map((value) => ({ value, label: SECURITY_KIND_NAMES[value] })),
          ]}
        />
        <FormField label="利用者・トークンの名称" name="who" type="search" size={16} value={filter.who} />
        <FormField label="日付" name="day" type="date" size={12} value={filter.day} />
        {mayAskEverywhere ? <CheckField label="すべての団体" name="everywhere" checked={everywhere} /> : null}
        <Button kind="secondary">絞り込む</Button>
      </Form>
      <DataTable
        id="events"
        caption="セキュリティの記録（新しい順）"
        columns={[
          { key: 'at', label: '日時', cell: ({ at }) => <TwoCalendars label={instantLabel(at)} /> },
          ...(everywhere
            ? [
                {
                  key: 'municipality',
                  label: '団体',
                  cell: ({ municipality }: SecurityEventDto) => (municipality === '-' ? '―' : municipality),
                },
              ]
            : []),
          { key: 'kind', label: '種類', cell: ({ kind }) => SECURITY_KIND_NAMES[kind], heading: true },
          { key: 'count', label: '回数', cell: ({ count }) => `${count}回` },
          { key: 'who', label: '利用者・トークン', cell: ({ actorLabel }) => actorLabel || '（不明）' },
          { key: 'detail', label: '内容', cell: ({ detail }) => detail || '―' },
          { key: 'from', label: '接続元', cell: (event) => <Where {...event} /> },
        ]}
        rows={events}
        rowKey={({ id }) => String(id)}
        empty="記録はありません。"
      />
      <Pager firstHref={firstHref} nextHref={nextHref} shown={events.length} />
    </div>
  );
}

/** The client's address and what it calls itself. */
export function Where({ address, agent }: { address: string | null; agent: string | null }) {
  if (!address) return <>―</>;
  return (
    <>
      <p>{address}</p>
      {agent ? <p class="quiet">{agent}</p> : null}
    </>
  );
}
