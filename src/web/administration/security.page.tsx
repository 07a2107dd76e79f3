import { type SecurityEventDto } from '../../access/security/security-event.dto.js';
import { SECURITY_EVENT_DAYS, SECURITY_KIND_NAMES } from '../../access/security/security-kinds.js';
import { isDate } from '../../kernel/date.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { column } from '../components/data-table.js';
import { namesAsChoices, oneOf } from '../list/filter.js';
import { type List } from '../list/list.js';

const KINDS = namesAsChoices(SECURITY_KIND_NAMES);

/**
 * セキュリティの記録: failures, refusals, files that left, changes of passwords and tokens. Operators may ask for
 * `everywhere`: events of every municipality, and those of none.
 */
export function securityList(mayAskEverywhere: boolean): List<SecurityEventDto> {
  const everywhere = { name: 'everywhere', label: 'すべての団体', control: 'tick' } as const;
  return {
    id: 'events',
    path: '/administration/security',
    caption: 'セキュリティの記録（新しい順）',
    filters: [
      { name: 'kind', label: '種類', control: 'select', choices: KINDS, read: oneOf(KINDS) },
      { name: 'who', label: '利用者・トークンの名称', control: 'search', size: 16, read: trimmed },
      { name: 'day', label: '日付', control: 'date', size: 12, read: (text) => (isDate(text) ? text : '') },
      ...(mayAskEverywhere ? [everywhere] : []),
    ],
    columns: [
      column('at', '日時', ({ at }) => at),
      column('municipality', '団体', ({ municipality }) => (municipality === '-' ? null : municipality)),
      column('kind', '種類', ({ kind }) => SECURITY_KIND_NAMES[kind], { heading: true }),
      column('count', '回数', ({ count }) => `${count}回`),
      column('who', '利用者・トークン', ({ actorLabel }) => actorLabel || '（不明）'),
      column('detail', '内容', ({ detail }) => detail),
      { key: 'from', label: '接続元', cell: Where },
    ],
    empty: '記録はありません。',
  };
}

const trimmed = (text: string) => text.trim();

export const ABOUT_SECURITY = `サインインの失敗、拒否した操作、ファイルの出力、パスワードとトークンの変更の記録です。同じ分に続いたものは1行にまとめて回数を示します。${SECURITY_EVENT_DAYS}日たつと消えます。`;

/** The client's address and what it calls itself. */
export function Where({ address, agent }: { address: string | null; agent: string | null }) {
  if (!address) return NO_FIGURE;
  return (
    <>
      <p>{address}</p>
      {agent ? <p class="quiet">{agent}</p> : null}
    </>
  );
}
