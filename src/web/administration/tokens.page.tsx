import { TOKEN_SCOPE_NAMES, TOKEN_SCOPES } from '../../access/token/token-scope.js';
import { LONGEST_TOKEN_DAYS } from '../../access/token/token-times.js';
import { ROLE_NAMES } from '../../access/context.js';
import { type NewTokenDto, type TokenDto } from '../../access/token/token.dto.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { FormDescription } from '../form/form-description.js';
import { day, line } from '../form/single-field.js';
import { ticks } from '../form/ticks-field.js';
import { Button } from '../components/button.js';
import { column } from '../components/data-table.js';
import { instantBy, instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { type Choices } from '../form/field.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { type List } from '../list/list.js';
import { ListTable } from '../list/list-table.js';
import { bearerFields } from './bearer-fields.js';
import { secretPage } from './secret.page.js';

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

const PATH = '/administration/tokens';

/** アクセストークン, each as it is `now`. */
export function tokenList(now: Date): List<TokenDto> {
  return {
    id: 'tokens',
    path: PATH,
    caption: 'アクセストークン',
    columns: [
      column('label', '名称', ({ label }) => label, { heading: true }),
      column('role', '役割', ({ role }) => ROLE_NAMES[role]),
      column('department', '課', ({ departmentName }) => departmentName),
      column('scopes', '用途', ({ scopes }) => scopes.map((scope) => TOKEN_SCOPE_NAMES[scope]).join('、')),
      column('owner', '所有者', ({ ownerLabel }) => ownerLabel ?? '（団体）'),
      column('created', '発行', ({ createdAt, createdBy }) => instantBy(createdAt, createdBy)),
      column('expires', '有効期限', ({ expiresAt }) => expiresAt),
      column('used', '最後の利用', ({ lastUsedAt }) => lastUsedAt ?? '未使用'),
      column('state', '状態', (token) => stateOf(token, now)),
      { key: 'revoke', label: '操作', cell: Revoke },
    ],
    empty: 'トークンはありません。',
  };
}

/** トークン: what other systems reach the API with, and the form of a new one. */
export function tokensPage(
  props: Parameters<typeof ListTable<TokenDto>>[0],
  form: { state: FormState; choices: Choices },
) {
  return (
    <>
      <FormErrors {...form} />
      <p>
        ほかのシステムからAPIを使うためのアクセストークンです。人が画面を使う場合は「利用者」を登録します。
      </p>
      <ListTable {...props} />
      <section class="narrow">
        <h2>トークンを発行する</h2>
        <FieldsForm {...form} action={PATH} submit="発行する" />
      </section>
    </>
  );
}

/** The only time a token's secret is shown. */
export function newTokenPage({ label, token }: NewTokenDto) {
  return secretPage({
    title: 'このトークンは、この画面を閉じると二度と表示できません。',
    about: '使うシステムに設定してください。なくした場合は失効させ、新しく発行します。',
    name: `名称：${label}`,
    secret: token,
    back: { href: PATH, label: 'トークンの一覧に戻る' },
  });
}

function stateOf({ revokedAt, expiresAt, ownerMayHold }: TokenDto, now: Date): string {
  if (revokedAt !== null) return `失効 ／ ${instantLabel(revokedAt)}`;
  if (expiresAt <= now) return '期限切れ';
  return ownerMayHold ? '有効' : '停止（所有者が利用停止中か、役割が変わったため）';
}

function Revoke({ id, label, revokedAt }: TokenDto) {
  if (revokedAt !== null) return NO_FIGURE;
  return (
    <Form action={`/administration/tokens/${id}/revoke`}>
      <Button kind="quiet">
        失効させる
        <span class="visually-hidden">{`：${label}`}</span>
      </Button>
    </Form>
  );
}
