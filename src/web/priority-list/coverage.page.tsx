import {
  type Coverage,
  type CoveringRow,
  type ItemCoverage,
} from '../../catalogue/mapping/coverage.service.js';
import { GAPS } from '../../catalogue/mapping/item-coverage.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { EXEMPT_REASON_NAMES, stageInWords } from '../../kernel/stage.js';
import { applicabilityLabel } from '../../priority-list/applicability-words.js';
import { type TagDto } from '../../priority-list/priority-list-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { Facts } from '../components/fact.js';
import { column, DataTable } from '../components/data-table.js';
import { Tabs } from '../components/tabs.js';
import { namesAsChoices, oneOf, selectFilter } from '../list/filter.js';
import { FilterForm } from '../list/filter-form.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { byGroup, filtered } from './coverage-filter.js';
import { editionLabel, GAP_NAMES, listTabs } from './list-words.js';

/** 優先手続の対応状況: each item of the list against the procedures of the municipality. */
export function coveragePage(
  coverage: Coverage,
  list: List<ItemCoverage>,
  query: ListQuery,
  mayEdit: boolean,
) {
  const shownItems = filtered(coverage.items, query);
  const ordered = query.text('order') !== '';
  const groups = ordered ? [{ name: '未確認を先に', items: shownItems }] : byGroup(shownItems);
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list', mayEdit)} />
      <Summary coverage={coverage} />
      <FilterForm list={list} query={query} />
      <p role="status">{`${coverage.items.length}手続のうち${shownItems.length}手続を表示しています。`}</p>
      {groups.map(({ name, items }, at) => (
        <DataTable {...list} id={`group-${at + 1}`} caption={`${name}（${items.length}手続）`} rows={items} />
      ))}
      {shownItems.length === 0 ? <p>条件に合う手続はありません。条件を変えてお探しください。</p> : null}
    </div>
  );
}

function Summary({ coverage: { edition, rule, today, items } }: { coverage: Coverage }) {
  const handled = items.filter(({ state }) => state !== 'not-handled');
  const online = handled.filter((item) => item.online).length;
  const count = (gap: ItemCoverage['gaps'][number]) => items.filter(({ gaps }) => gaps.includes(gap)).length;
  return (
    <Facts
      facts={[
        ['一覧の版', editionLabel(edition)],
        [
          '本日の状態',
          `該当 ${handled.length}手続のうちオンライン ${online}手続。${dayLabel(today)}現在の台帳によるもので、月ごとの指標とは時点が異なります。`,
        ],
        [
          '判定',
          `対応付けた手続の${rule === 'any' ? 'いずれか' : 'すべて'}がオンラインであれば、オンラインとします。`,
        ],
        ['要対応', GAPS.map((gap) => `${GAP_NAMES[gap]} ${count(gap)}手続`).join('、')],
      ]}
    />
  );
}

/** 優先手続の対応状況; tags are called as in `tags`. */
export function coverageList(items: readonly ItemCoverage[], tags: readonly TagDto[]): List<ItemCoverage> {
  const groups = new Map(items.map(({ groupKey, groupName }) => [groupKey, groupName]));
  return {
    id: 'coverage',
    path: '/list',
    caption: '優先手続の対応状況',
    filters: [
      { name: 'search', label: '手続名・番号で探す', control: 'search' },
      selectFilter('group', '分野', namesAsChoices(Object.fromEntries(groups))),
      selectFilter(
        'tag',
        '区分（タグ）',
        tags.map(({ key, name }) => ({ value: key, label: name })),
      ),
      { ...selectFilter('gap', '要対応', GAP_CHOICES), read: oneOf(GAP_CHOICES) },
      { ...selectFilter('order', '並び順', ORDERS, '一覧の順'), read: oneOf(ORDERS) },
    ],
    columns: [
      column('number', '番号', ({ number }) => number, { kind: 'integer' }),
      { key: 'name', label: '手続', cell: (item) => <Name item={item} tags={tags} />, heading: true },
      { key: 'state', label: '該当の有無', cell: State },
      { key: 'online', label: 'オンライン', cell: Online },
      { key: 'procedures', label: '対応付けた手続（段階）', cell: Procedures },
      column('lead', '主管課', ({ leadDepartmentName, procedures }) =>
        procedures.length === 0 ? leadDepartmentName : (leadDepartmentName ?? '所管課未定'),
      ),
      { key: 'gaps', label: '要対応', cell: Gaps },
    ],
  };
}

const GAP_CHOICES = [
  { value: 'any', label: '要対応のもの' },
  ...namesAsChoices(GAP_NAMES),
  { value: 'offline', label: '該当・未確認でオンラインでないもの' },
];
const ORDERS = [{ value: 'unconfirmed', label: '未確認を先に' }];

function Name({ item, tags }: { item: ItemCoverage; tags: readonly TagDto[] }) {
  const own = tags.filter(({ key }) => item.tags.includes(key));
  return (
    <>
      {item.name}
      {item.verification === 'unverified' ? <span class="mark mark--doubt">名称未確認</span> : null}
      {own.length === 0 ? null : (
        <ul class="item-tags" aria-label="区分">
          {own.map(({ name }) => (
            <li>{name}</li>
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
  return state === 'not-handled' ? NO_FIGURE : 'いいえ';
}

function Procedures({ procedures }: ItemCoverage) {
  if (procedures.length === 0) return NO_FIGURE;
  return (
    <BulletList
      class="plain"
      items={procedures.map((procedure) => (
        <Procedure {...procedure} />
      ))}
    />
  );
}

function Procedure({ procedureId, name, stage, exemptReason, retired, ...row }: CoveringRow) {
  if (!row.mayOpen) return <>{`${name}（${row.departmentName}）`}</>;
  const reason = exemptReason === null ? '' : `・${EXEMPT_REASON_NAMES[exemptReason]}`;
  return (
    <>
      <a href={`/procedures/${procedureId}`}>{name}</a>
      {`（${retired ? '登録取消' : `${stageInWords(stage)}${reason}`}）`}
    </>
  );
}

function Gaps({ gaps }: ItemCoverage) {
  if (gaps.length === 0) return 'なし';
  const marks = gaps.map((gap) => (
    <span class={`mark ${gap === 'unconfirmed' ? 'mark--doubt' : 'mark--gap'}`}>{GAP_NAMES[gap]}</span>
  ));
  return <BulletList class="plain" items={marks} />;
}
