import { type DifferenceDto } from '../../achievement/correction/correction.dto.js';
import { type CorrectionView } from '../../achievement/correction/correction.service.js';
import { type RecordedTakeover } from '../../achievement/correction/takeover.repository.js';
import { type TakeoverKind } from '../../achievement/correction/takeover-words.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { changeSentences } from '../comparison/change-sentence.js';
import { Button } from '../components/button.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { instantBy } from '../components/instant-label.js';
import { RowTick } from '../components/row-tick.js';
import { Fields, FormErrors } from '../form/fields-form.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { area } from '../form/single-field.js';
import { textsOf } from '../http/form-body.js';
import { differenceKey } from './difference-key.js';

export interface CorrectionPageView {
  correction: CorrectionView;
  mayTakeOver: boolean;
  state: FormState;
}

/** Why changes are taken over; which ones is ticked in the table. */
export const TAKEOVER_FORM = new FormDescription({
  reason: area('取り込む理由', { rows: 3, required: true }),
});

/** Rows shown at once: what is taken over leaves the list, and the next ones come up. */
const MOST_SHOWN = 500;

const KIND_NAMES: Record<TakeoverKind, string> = {
  procedure: '手続',
  item: '優先手続',
  list: '一覧',
  month: '対象月',
};

/** What the catalogue has become since a month was closed, beside its correction, and what was taken over. */
export function correctionPage({ correction, mayTakeOver, state }: CorrectionPageView) {
  const { month, revision, reason, differences, takeovers } = correction;
  const shownDifferences = differences.slice(0, MOST_SHOWN);
  const more = differences.length - shownDifferences.length;
  const table = (
    <DataTable
      id="differences"
      caption={`取り込んでいない変更（${differences.length}件${more > 0 ? `、はじめの${MOST_SHOWN}件を表示` : ''}）`}
      columns={[...(mayTakeOver ? [boxes(textsOf(state.body, 'difference'))] : []), ...COLUMNS]}
      rows={shownDifferences}
      empty="確定後に変わった内容はありません。"
    />
  );
  return (
    <div class="stack">
      <FormErrors state={state} />
      <BackToMonth month={month} />
      <p>
        {`第${revision - 1}版の確定値から始めた第${revision}版への訂正です（訂正の理由：${reason}）。` +
          '台帳や一覧を確定のあとに変えても、この月の値は変わりません。反映するものだけを選び、理由を付けて取り込んでください。'}
      </p>
      {mayTakeOver && differences.length > 0 ? (
        <Form action={`/months/${month}/correction`} class="stack">
          {table}
          <Fields state={state} />
          <Button>選んだ変更を訂正に取り込む</Button>
        </Form>
      ) : (
        table
      )}
      <Takeovers takeovers={takeovers} />
    </div>
  );
}

/** What was taken over into the corrections of a month that is closed again, in every revision. */
export function takeoversPage(month: Month, takeovers: readonly RecordedTakeover[]) {
  return (
    <div class="stack">
      <BackToMonth month={month} />
      <Takeovers takeovers={takeovers} />
    </div>
  );
}

function BackToMonth({ month }: { month: Month }) {
  return (
    <p>
      <a href={`/months/${month}`}>{`${periodLabel(month)}に戻る`}</a>
    </p>
  );
}

function Takeovers({ takeovers }: { takeovers: readonly RecordedTakeover[] }) {
  return (
    <DataTable
      id="takeovers"
      caption={`取り込んだ変更（${takeovers.length}件）`}
      columns={TAKEOVER_COLUMNS}
      rows={takeovers}
      empty="まだ何も取り込んでいません。"
    />
  );
}

const NAME_COLUMNS: Column<Pick<DifferenceDto, 'kind' | 'name'>>[] = [
  column('kind', '区分', ({ kind }) => KIND_NAMES[kind], { short: true }),
  column('name', '名称', ({ name }) => name, { heading: true }),
];

const COLUMNS: Column<DifferenceDto>[] = [
  ...NAME_COLUMNS,
  column('what', '確定後の変更', differenceSentence),
];

const boxes = (ticked: readonly string[]): Column<DifferenceDto> =>
  cellColumn('box', '選択', (one) => {
    const value = differenceKey(one);
    const label = `${one.name}：${differenceSentence(one)}`;
    return <RowTick name="difference" {...{ value, label }} checked={ticked.includes(value)} />;
  });

const TAKEOVER_COLUMNS: Column<RecordedTakeover>[] = [
  column('revision', '版', ({ revision }) => `第${revision}版`, { short: true }),
  ...NAME_COLUMNS,
  column('what', '取り込んだ変更', ({ kind, subject, what, name, before, after }) =>
    differenceSentence({ kind, subject, what, name, before: before.value, after: after.value }),
  ),
  column('reason', '理由', ({ reason }) => reason),
  column('by', '取り込み', ({ takenAt, takenBy }) => instantBy(takenAt, takenBy)),
];

/** What changed since the close, in a few Japanese words. */
function differenceSentence({ what, before, after }: DifferenceDto): string {
  if (what === 'edition') return `優先手続一覧の版が${text(before)}から${text(after)}になった`;
  if (what === 'item-rule') {
    return `判定が「${RULES[text(before)] ?? ''}」から「${RULES[text(after)] ?? ''}」になった`;
  }
  if (what === 'revision') {
    return before === null ? 'あとから受け付けて確定した' : `${text(before)}から${text(after)}に訂正された`;
  }
  return changeSentences([{ what, before, after }]).join('、');
}

const RULES: Record<string, string> = { any: 'いずれか', all: 'すべて' };

function text(side: DifferenceDto['before']): string {
  return typeof side === 'string' ? side : '';
}
