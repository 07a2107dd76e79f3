import { TOKEN_SCOPE_NAMES, TOKEN_SCOPES } from '../../access/token/token-scope.js';
import { LONGEST_TOKEN_DAYS } from '../../access/token/token-times.js';
import { FormDescription } from '../form/form-description.js';
import { day, line } from '../form/single-field.js';
import { ticks } from '../form/ticks-field.js';
import { bearerFields } from './bearer-fields.js';

/** A token that is to be made. */
export const TOKEN_FORM = new FormDescription({
  ...bearerFields('名称', '操作の記録に残ります。使うシステムの名前にします。'),
  scopes: ticks(
    '用途',
    TOKEN_SCOPES.map((scope) => ({ value: scope, label: TOKEN_SCOPE_NAMES[scope] })),
    { hint: '役割でできることのうち、ここで選んだものだけに使えます。' },
  ),
  ownerLogin: line('所有者のログインID', {
    hint: '空にすると自分です。所有者の利用を停止すると、トークンも失効します。所有者にはメールで知らせます。',
    autocomplete: 'off',
    read: (text) => text,
  }),
  expiresAt: day('有効期限', {
    hint: `この日の終わりまで使えます。${LONGEST_TOKEN_DAYS}日以内で、空にすると1年後です。`,
    read: (text) => (text === '' ? undefined : `${text}T23:59:59+09:00`),
  }),
});
