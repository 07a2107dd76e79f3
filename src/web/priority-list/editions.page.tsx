import { type EditionDifferenceDto, type TagDto } from '../../priority-list/priority-list-answer.dto.js';
import { type ListEdition } from '../../priority-list/priority-list.repository.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { CheckField, SelectField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { Tabs } from '../components/tabs.js';
import { type EditionDifference, EditionDifferenceTables } from './edition-difference-tables.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { editionLabel, listTabs } from './list-words.js';

type EditionRow = ListEdition & { inForce: boolean };

/**
 * 版: which editions of the list there are, which is in force, and what differs between two of them. A municipality
 * follows the newest edition rather than one it chose where `followsNewest`.
 */
export function editionsPage(
  editions: readonly EditionRow[],
  followsNewest: boolean,
  compared: { from: string; to: string; difference: EditionDifferenceDto } | null,
  mayEdit: boolean,
) {
  const choices = editions.map(({ edition }) => ({ value: edition, label: editionLabel(edition) }));
  const inForce = editions.find((one) => one.inForce)?.edition ?? '';
  const inForceMark = (
    <span class="mark mark--good">{followsNewest ? '適用中（最新に追従）' : '適用中'}</span>
  );
  const switchTo = ({ edition, inForce }: EditionRow) =>
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
          column('items', '手続数', ({ items }: EditionRow) => items, { kind: 'integer' }),
          column('unverified', '名称未確認', (row: EditionRow) => row.unverified, { kind: 'integer' }),
          column('source', '出典', ({ source }: EditionRow) => source),
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

function Edition({ edition }: ListEdition) {
  return <TwoCalendars label={editionLabel(edition)} />;
}

/** The tags of all editions with their names; a key means the same in each. */
export function tagsOf(editions: readonly ListEdition[]): TagDto[] {
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
