import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import {
  type LateDepartment,
  type LateDepartments,
} from '../../notices/reminder/reminder-by-hand.service.js';
import { Button } from '../components/button.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { instantBy } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { Section } from '../components/section.js';

const COLUMNS: Column<LateDepartment>[] = [
  column('name', '所管課', ({ name }) => name, { heading: true }),
  column('reminded', '最後に催促した日時', ({ reminded }) =>
    reminded === null ? null : instantBy(reminded.remindedAt, reminded.remindedBy),
  ),
  column('reached', 'メール', ({ reached }) => (reached ? '届く人がいます' : '届く人がいません')),
];

/** Who is late with a month, when each was reminded, and the text to be sent by hand. */
export function remindersPage(month: Month, { dueOn, departments, mails, text }: LateDepartments) {
  const unreached = departments.filter(({ reached }) => !reached).length;
  return (
    <div class="stack">
      <p>
        {`提出期限は${dayLabel(dueOn)}です。過ぎて未提出の課に、画面のお知らせとメールで催促します。同じ課に催促するのは1日に1回までです。`}
      </p>
      {mails ? null : (
        <Notice kind="warning" title="メールは設定されていません。">
          <p>催促は画面のお知らせにだけ出ます。下の文面を写して、庁内のメールなどで送ってください。</p>
        </Notice>
      )}
      {mails && unreached > 0 ? (
        <Notice kind="warning" title={`メールの届かない課が${unreached}課あります。`}>
          <p>下の文面を写して、電話や庁内のメールなどで連絡してください。</p>
        </Notice>
      ) : null}
      <DataTable
        id="late"
        caption={`期限を過ぎて未提出の課（${departments.length}課）`}
        columns={COLUMNS}
        rows={departments}
        empty="期限を過ぎて未提出の課はありません。"
      />
      {departments.length === 0 ? null : (
        <>
          <Form action={`/months/${month}/remind`}>
            <Button>この課に催促する</Button>
          </Form>
          <Section id="text" title="催促の文面">
            <p>{`件名：${text.title}`}</p>
            <textarea class="reminder-text" aria-label="催促の本文" readonly rows={14} cols={60}>
              {text.body}
            </textarea>
          </Section>
        </>
      )}
      <p>
        <a href={`/months/${month}`}>対象月へ戻る</a>
      </p>
    </div>
  );
}
