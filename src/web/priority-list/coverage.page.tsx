import {
  type Coverage,
  type CoveringRow,
  type ItemCoverage,
} from '../../catalogue/mapping/coverage.service.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { applicabilityLabel } from '../../priority-list/applicability-words.js';
import { type TagDto } from '../../priority-list/priority-list-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { type Column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { Tabs } from '../components/tabs.js';
import { byGroup, type CoverageFilter, filtered } from './coverage-filter.js';
import { editionLabel, GAP_NAMES, listTabs } from './list-words.js';

export interface CoverageView {
  coverage: Coverage;
  tags: readonly TagDto[];
  filter: CoverageFilter;
  mayEdit: boolean;
}

/** 優先手続の対応状況: each item of the list against the procedures of the municipality. */
export function coveragePage({ coverage, tags, filter, mayEdit }: CoverageView) {
  const shown = filtered(coverage.items, filter);
  const groups = filter.unconfirmedFirst ? [{ name: '未確認を先に', items: shown }] : byGroup(shown);
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list', mayEdit)} />
      <Summary coverage={coverage} />
      <Filter coverage={coverage} tags={tags} filter={filter} />
      <p role="status">{`${coverage.items.length}手続のうち${shown.length}手続を表示しています。`}</p>
      {groups.map((group, at) => (
        <DataTable
          key={group.name}
          id={`group-${at + 1}`}
          caption={`${group.name}（${group.items.length}手続）`}
          columns={columnsOf(tags)}
          rows={group.items}
          rowKey={({ key }) => key}
        />
      ))}
      {shown.length === 0 ? <p>条件に合う手続はありません。条件を変えてお探しください。</p> : null}
    </div>
  );
}

function Summary({ coverage: { edition, rule, today, items } }: { coverage: Coverage }) {
  const handled = items.filter(({ state }) => state !== 'not-handled');
  const online = handled.filter((item) => item.online).length;
  const count = (gap: ItemCoverage['gaps'][number]) => items.filter(({ gaps }) => gaps.includes(gap)).length;
  return (
    <dl class="facts">
      <div>
        <dt>一覧の版</dt>
        <dd>{editionLabel(edition)}</dd>
      </div>
      <div>
        <dt>本日の状態</dt>
        <dd>
          {`該当 ${handled.length}手続のうちオンライン ${online}手続。${dayLabel(today)}現在の台帳によるもので、月ごとの指標とは時点が異なります。`}
        </dd>
      </div>
      <div>
        <dt>判定</dt>
        <dd>
          {rule === 'any'
            ? '対応付けた手続のいずれかがオンラインであれば、オンラインとします。'
            : '対応付けた手続のすべてがオンラインであれば、オンラインとします。'}
        </dd>
      </div>
      <div>
        <dt>要対応</dt>
        <dd>
          {`${GAP_NAMES.unconfirmed} ${count('unconfirmed')}手続、${GAP_NAMES.unmapped} ${count('unmapped')}手続、${GAP_NAMES['mapped-though-not-handled']} ${count('mapped-though-not-handled')}手続`}
        </dd>
      </div>
    </dl>
  );
}

function Filter({ coverage, tags, filter }: Pick<CoverageView, 'coverage' | 'tags' | 'filter'>) {
  const groups = new Map(coverage.items.map(({ groupKey, groupName }) => [groupKey, groupName]));
  const all = { value: '', label: 'すべて' };
  return (
    <Form action="/list" method="get" class="filter">
      <SelectField
        label="分野"
        name="group"
        value={filter.group}
        choices={[all, ...[...groups].map(([value, label]) => ({ value, label }))]}
      />
      <SelectField
        label="区分（タグ）"
        name="tag"
        value={filter.tag}
        choices={[all, ...tags.map(({ key, name }) => ({ value: key, label: name }))]}
      />
      <SelectField
        label="要対応"
        name="gap"
        value={filter.gap}
        choices={[
          all,
          { value: 'any', label: '要対応のもの' },
          ...Object.entries(GAP_NAMES).map(([value, label]) => ({ value, label })),
          { value: 'offline', label: '該当・未確認でオンラインでないもの' },
        ]}
      />
      <SelectField
        label="並び順"
        name="order"
        value={filter.unconfirmedFirst ? 'unconfirmed' : ''}
        choices={[
          { value: '', label: '一覧の順' },
          { value: 'unconfirmed', label: '未確認を先に' },
        ]}
      />
      <ButtonRow>
        <Button kind="secondary">絞り込む</Button>
        <LinkButton kind="quiet" href="/list">
          条件をすべて外す
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function columnsOf(tags: readonly TagDto[]): Column<ItemCoverage>[] {
  return [
    { key: 'number', label: '番号', cell: ({ number }) => number, numeric: true },
    { key: 'name', label: '手続', cell: (item) => <Name item={item} tags={tags} />, heading: true },
    { key: 'state', label: '該当の有無', cell: (item) => <State {...item} /> },
    { key: 'online', label: 'オンライン', cell: (item) => <Online {...item} /> },
    { key: 'procedures', label: '対応付けた手続（段階）', cell: (item) => <Procedures {...item} /> },
    {
      key: 'lead',
      label: '主管課',
      cell: ({ leadDepartmentName, procedures }) =>
        leadDepartmentName ?? (procedures.length === 0 ? '―' : '所管課未定'),
    },
    { key: 'gaps', label: '要対応', cell: (item) => <Gaps {...item} /> },
  ];
}

function Name({ item, tags }: { item: ItemCoverage; tags: readonly TagDto[] }) {
  const own = tags.filter(({ key }) => item.tags.includes(key));
  return (
    <>
      {item.name}
      {item.verification === 'unverified' ? <span class="mark mark--doubt">名称未確認</span> : null}
      {own.length === 0 ? null : (
        <ul class="item-tags" aria-label="区分">
          {own.map(({ key, name }) => (
            <li key={key}>{name}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function State({ state, reason, note, stated }: ItemCoverage) {
  return (
    <>
      <p>{applicabilityLabel(state, reason)}</p>
      {stated ? null : <p class="quiet">既定値</p>}
      {note === null ? null : <p class="quiet">{note}</p>}
    </>
  );
}

function Online({ online, state }: ItemCoverage) {
  if (online) return <span class="mark mark--good">オンライン</span>;
  return <>{state === 'not-handled' ? '―' : 'いいえ'}</>;
}

function Procedures({ procedures }: ItemCoverage) {
  if (procedures.length === 0) return <>―</>;
  return (
    <ul class="plain">
      {procedures.map((procedure) => (
        <li key={procedure.procedureId}>
          <Procedure {...procedure} />
        </li>
      ))}
    </ul>
  );
}

function Procedure({
  procedureId,
  name,
  departmentName,
  mayOpen,
  stage,
  exemptReason,
  retired,
}: CoveringRow) {
  if (!mayOpen) return <>{`${name}（${departmentName}）`}</>;
  const word = stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage];
  const reason = exemptReason === null ? '' : `・${EXEMPT_REASON_NAMES[exemptReason]}`;
  return (
    <>
      <a href={`/procedures/${procedureId}`}>{name}</a>
      {`（${retired ? '登録取消' : `${word}${reason}`}）`}
    </>
  );
}

function Gaps({ gaps }: ItemCoverage) {
  if (gaps.length === 0) return <>なし</>;
  return (
    <ul class="plain">
      {gaps.map((gap) => (
        <li key={gap}>
          <span class={`mark ${gap === 'unconfirmed' ? 'mark--doubt' : 'mark--gap'}`}>{GAP_NAMES[gap]}</span>
        </li>
      ))}
    </ul>
  );
}
