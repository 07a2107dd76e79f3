import {
  type ChangedItemDto,
  type EditionDifferenceDto,
  type ListEditionDto,
  type ListItemDto,
  type TagDto,
} from '../../priority-list/priority-list-answer.dto.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { column, type Column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { CheckField, SelectField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { Tabs } from '../components/tabs.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { BulletList } from '../components/bullet-list.js';
import { editionLabel, listTabs } from './list-words.js';

/**
 * 版: which editions of the list there are, which is in force, and what differs between two of them. A municipality
 * follows the newest edition rather than one it chose where `followsNewest`.
 */
export function editionsPage(
  editions: readonly ListEditionDto[],
  followsNewest: boolean,
  compared: { from: string; to: string; difference: EditionDifferenceDto } | null,
  mayEdit: boolean,
) {
  const choices = editions.map(({ edition }) => ({ value: edition, label: editionLabel(edition) }));
  const inForce = editions.find((one) => one.inForce)?.edition ?? '';
  const inForceMark = (
    <span class="mark mark--good">{followsNewest ? '適用中（最新に追従）' : '適用中'}</span>
  );
  const switchTo = ({ edition, inForce }: ListEditionDto) =>
    mayEdit && !inForce ? `/list/editions/switch?to=${edition}` : null;
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list/editions', mayEdit)} />
      <DataTable
        id="editions"
        caption="登録されている版"
        columns={[
          { key: 'edition', label: '版', heading: true, cell: Edition },
          { key: 'state', label: '適用', cell: ({ inForce }) => (inForce ? inForceMark : NO_FIGURE) },
          column('items', '手続数', ({ items }: ListEditionDto) => items, { kind: 'integer' }),
          column('unverified', '名称未確認', (row: ListEditionDto) => row.unverified, { kind: 'integer' }),
          column('source', '出典', ({ source }: ListEditionDto) => source),
          column('switch', '切り替え', (row) => switchTo(row) && '違いを確かめて切り替える', {
            href: switchTo,
          }),
        ]}
        rows={editions}
        empty="優先手続一覧が登録されていません。運用者に登録をご依頼ください。"
      />
      {editions.length < 2 ? null : (
        <Form action="/list/editions" method="get" class="filter">
          <SelectField
            label="比較元"
            name="from"
            value={compared?.from ?? choices.at(-1)?.value}
            choices={choices}
          />
          <SelectField label="比較先" name="to" value={compared?.to ?? inForce} choices={choices} />
          <Button kind="secondary">違いを表示する</Button>
        </Form>
      )}
      {compared === null ? null : (
        <>
          <h2>{`${editionLabel(compared.from)}から${editionLabel(compared.to)}への違い`}</h2>
          <EditionDifferenceTables difference={compared.difference} tags={tagsOf(editions)} />
        </>
      )}
    </div>
  );
}

function Edition({ edition }: ListEditionDto) {
  return <TwoCalendars label={editionLabel(edition)} />;
}

/** The tags of all editions with their names; a key means the same in each. */
export function tagsOf(editions: readonly ListEditionDto[]): TagDto[] {
  return editions.flatMap(({ tags }) => tags);
}

export interface SwitchView extends EditionDifference {
  from: string;
  to: string;
  newest: boolean;
  /** Items that fall away although procedures are mapped to them. */
  orphaned: readonly { key: string; name: string; procedures: number }[];
  version: number;
}

/** The page before another edition is put in force: what changes, and what becomes of the mappings. */
export function switchPage({ tags, from, to, newest, difference, orphaned, version }: SwitchView) {
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list/editions', true)} />
      <Notice kind="warning" title={`${editionLabel(from)}から${editionLabel(to)}に切り替えます。`}>
        <ul>
          <li>受付中の対象月の速報値を、切り替えた版で計算し直します。</li>
          <li>確定した対象月の値は変わりません。</li>
          <li>
            対応付けと該当の有無は、番号ではなく手続ごとに引き継ぎます。新しく加わった手続は既定値から始まります。
          </li>
          <li>
            {orphaned.length === 0
              ? '対応付けのある手続で、一覧からなくなるものはありません。'
              : `対応付けのある${orphaned.length}手続が一覧からなくなります（${orphaned.map(({ name, procedures }) => `${name}：${procedures}件`).join('、')}）。対応付けは残り、元の版に戻すと再び使われます。`}
          </li>
        </ul>
      </Notice>
      <EditionDifferenceTables difference={difference} tags={tags} />
      <Form action="/list/editions/switch" hidden={{ to, version }}>
        {newest ? <CheckField label="今後も、登録された最新の版に自動で従う" name="follow" checked /> : null}
        <ButtonRow>
          <Button>{`${editionLabel(to)}に切り替える`}</Button>
          <LinkButton href="/list/editions">切り替えずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

const FIELD_NAMES: Record<ChangedItemDto['fields'][number], string> = {
  number: '番号',
  name: '名称',
  groupName: '分野',
  handler: '事務の主体',
  tags: '区分（タグ）',
  verification: '名称の確認',
};

const HANDLER_NAMES: Record<ListItemDto['handler'], string> = {
  municipality: '市区町村',
  prefecture: '都道府県',
  both: '都道府県・市区町村',
};

const ITEM_COLUMNS: Column<ListItemDto>[] = [
  column('number', '番号', ({ number }) => number, { kind: 'integer' }),
  column('name', '手続', ({ name }) => name, { heading: true }),
  column('group', '分野', ({ groupName }) => groupName),
];

interface EditionDifference {
  difference: EditionDifferenceDto;
  tags: readonly TagDto[];
}

/** What differs between two editions: new, gone, and changed in number, name or otherwise. */
function EditionDifferenceTables({ difference, tags }: EditionDifference) {
  const { added, removed, changed, same } = difference;
  const renumbered = changed.filter(({ fields }) => fields.includes('number')).length;
  const renamed = changed.filter(({ fields }) => fields.includes('name')).length;
  return (
    <>
      <p>
        {`新規 ${added.length}手続、なくなる ${removed.length}手続、番号の変更 ${renumbered}手続、名称の変更 ${renamed}手続、変わらない ${same}手続です。`}
      </p>
      {[
        { id: 'added', caption: `新しく加わる手続（${added.length}）`, rows: added },
        { id: 'removed', caption: `なくなる手続（${removed.length}）`, rows: removed },
      ].map((one) => (
        <DataTable {...one} columns={ITEM_COLUMNS} empty="ありません。" />
      ))}
      <DataTable
        id="changed"
        caption={`変わる手続（${changed.length}）`}
        columns={[
          { key: 'name', label: '手続', cell: ({ to }) => to.name, heading: true },
          { key: 'changes', label: '変わる内容', cell: (item) => <Changes item={item} tags={tags} /> },
        ]}
        rows={changed}
        empty="ありません。"
      />
    </>
  );
}

function Changes({ item: { fields, from, to }, tags }: { item: ChangedItemDto; tags: readonly TagDto[] }) {
  const lines = fields.map(
    (field) => `${FIELD_NAMES[field]}：${inWords(from, field, tags)} → ${inWords(to, field, tags)}`,
  );
  return <BulletList class="plain" items={lines} />;
}

function inWords(item: ListItemDto, field: keyof typeof FIELD_NAMES, tags: readonly TagDto[]): string {
  if (field === 'handler') return HANDLER_NAMES[item.handler];
  if (field === 'verification') return item.verification === 'verified' ? '確認済み' : '未確認';
  if (field === 'tags') {
    const names = item.tags.map((tag) => tags.find(({ key }) => key === tag)?.name ?? tag);
    return names.length === 0 ? 'なし' : names.join('、');
  }
  return String(item[field]);
}
