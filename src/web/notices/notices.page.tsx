import { type InboxNotice } from '../../access/inbox/inbox.repository.js';
import { type Page } from '../../platform/keyset.js';
import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { instantLabel } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { KEPT_DAYS } from '../../notices/inbox-clearing.js';

/** お知らせ: what somebody was told, newest first; what is not read yet is marked. */
export function noticesPage({ items, next }: Page<InboxNotice>, first: boolean) {
  const newest = first ? items[0] : undefined;
  const unread = items.some(({ readAt }) => readAt === null);
  return (
    <div class="stack">
      {newest && unread ? (
        <Form action="/notices/read" hidden={{ upTo: String(newest.seq) }}>
          <Button kind="secondary">すべて既読にする</Button>
        </Form>
      ) : null}
      {items.length === 0 ? (
        <Notice kind="info" title="お知らせはありません。" />
      ) : (
        <ul class="notices">{items.map((notice) => Line(notice))}</ul>
      )}
      <Pager
        shown={items.length}
        firstHref={first ? null : '/notices'}
        nextHref={next === null ? null : `/notices?cursor=${encodeURIComponent(next)}`}
      />
      <p class="quiet">{`お知らせは${KEPT_DAYS}日間表示します。同じ内容は、受け取ることにしている人にはメールでも届きます。`}</p>
    </div>
  );
}

function Line({ seq, title, detail, page, at, readAt }: InboxNotice) {
  return (
    <li class={readAt === null ? 'notice-line notice-line--unread' : 'notice-line'}>
      <div>
        {readAt === null ? <span class="tag">未読</span> : null}
        <a href={page}>{title}</a>
        {detail === null ? null : <p class="quiet">{detail}</p>}
        <p class="quiet">{instantLabel(at)}</p>
      </div>
      {readAt === null ? (
        <Form action="/notices/read" hidden={{ notice: String(seq) }}>
          <Button kind="quiet">
            既読にする<span class="visually-hidden">{`：${title}`}</span>
          </Button>
        </Form>
      ) : null}
    </li>
  );
}
