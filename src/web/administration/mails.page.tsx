import { type Mail, type MailState } from '../../notices/mail/mail.repository.js';
import { type DepartmentOutOfReach } from '../../notices/notice-facts.repository.js';
import { type Page } from '../../platform/keyset.js';
import { BulletList } from '../components/bullet-list.js';
import { column } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';

const STATE_NAMES: Record<MailState, string> = {
  waiting: '送信待ち',
  sent: '送信済',
  refused: '届かず',
  withdrawn: '取りやめ',
  'not-configured': '未設定のため送信せず',
};

export const MAILS: List<Mail> = {
  id: 'mails',
  path: '/administration/mails',
  caption: 'メール（新しい順）',
  columns: [
    column('writtenAt', '作成日時', ({ writtenAt }) => writtenAt),
    column('address', '宛先', ({ address }) => address),
    column('subject', '件名', ({ subject }) => subject, { heading: true }),
    { key: 'state', label: '状態', cell: State },
    { key: 'body', label: '本文', cell: Body },
  ],
  empty: 'メールはまだありません。',
};

/**
 * メール: what was sent to whom and when; `configured` if there is a server to send by. `outOfReach` are the departments
 * that have to report and whom no reminder can reach.
 */
export function mailsPage(
  configured: boolean,
  outOfReach: readonly DepartmentOutOfReach[],
  query: ListQuery,
  page: Page<Mail>,
) {
  return (
    <>
      {configured ? null : (
        <Notice kind="warning" title="メールは設定されていません。">
          <p>
            {'お知らせは送信されず、内容の記録だけが残ります。送信するには、運用者がメールサーバーを設定します。' +
              '設定する前のお知らせが、後から送られることはありません。'}
          </p>
        </Notice>
      )}
      {outOfReach.length === 0 ? null : <OutOfReach departments={outOfReach} />}
      <p>
        {'提出のお願い、受理・差戻し、達成状況報告の完成を、メールアドレスを登録した利用者にお知らせします。' +
          '送信できなかったものは自動でやり直し、'}
        進み具合は<a href="/queue">処理の状況</a>に表示します。
      </p>
      <ListTable list={MAILS} query={query} page={page} />
    </>
  );
}

/** A list that is long in the first weeks, so only its length is shown and it opens on demand. */
function OutOfReach({ departments }: { departments: readonly DepartmentOutOfReach[] }) {
  return (
    <Notice kind="warning" title={`提出のお願いが届かない課が${departments.length}課あります。`}>
      <p>
        課の利用者のだれも、メールアドレスを登録していないか、お願いを受け取らないことにしています。
        メールアドレスは<a href="/administration/users">利用者</a>で登録します。
      </p>
      <details>
        <summary>届かない課を表示する</summary>
        <BulletList
          items={departments.map(({ id, name }) => (
            <a href={`/administration/departments/${id}`}>{name}</a>
          ))}
        />
      </details>
    </Notice>
  );
}

function State({ state, settledAt, reason }: Mail) {
  return (
    <>
      {STATE_NAMES[state]}
      {settledAt === null ? null : <p class="quiet">{instantLabel(settledAt)}</p>}
      {reason === null ? null : <p class="quiet">{reason}</p>}
    </>
  );
}

function Body({ subject, address, body }: Mail) {
  return (
    <details>
      <summary>
        表示する<span class="visually-hidden">{`：${subject}（${address}宛て）`}</span>
      </summary>
      <div class="mail-body">{body}</div>
    </details>
  );
}
