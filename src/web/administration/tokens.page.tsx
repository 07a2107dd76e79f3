import { type Role, ROLE_NAMES } from '../../access/context.js';
import { type NewTokenDto, type TokenDto } from '../../access/token/token.dto.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { TOKEN_SCOPE_NAMES, TOKEN_SCOPES } from '../../access/token/token-scope.js';
import { LONGEST_TOKEN_DAYS } from '../../access/token/token-times.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { type Page } from '../../platform/keyset.js';
import { type Fault } from '../../platform/problem.js';
import { Button, LinkButton } from '../components/button.js';
import { column } from '../components/data-table.js';
import { instantBy, instantLabel } from '../components/instant-label.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CheckField, FormField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';
import { bearerIn, BearerFields } from './bearer-fields.js';

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
    rowKey: ({ id }) => id,
    empty: 'トークンはありません。',
  };
}

export interface TokensView {
  tabs: readonly Tab[];
  query: ListQuery;
  page: Page<TokenDto>;
  now: Date;
  roles: readonly Role[];
  departments: readonly DepartmentDto[];
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** トークン: what other systems reach the API with. */
export function tokensPage(view: TokensView) {
  const { tabs, query, page, now, roles, departments, faults, typed } = view;
  const chosen = typed === undefined ? ['read'] : textsOf(typed, 'scopes');
  const value = { departmentId: null, ...bearerIn(typed ?? {}) };
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <ErrorSummary
        faults={faults}
        fields={['label', 'role', 'departmentId', 'scopes', 'ownerLogin', 'expiresAt']}
      />
      <p>
        ほかのシステムからAPIを使うためのアクセストークンです。人が画面を使う場合は「利用者」を登録します。
      </p>
      <ListTable list={tokenList(now)} query={query} page={page} />
      <section class="narrow">
        <h2>トークンを発行する</h2>
        <Form action="/administration/tokens">
          <BearerFields
            label="名称"
            hint="操作の記録に残ります。使うシステムの名前にします。"
            roles={roles}
            departments={departments}
            value={value}
            faults={faults}
          />
          <ScopeFields chosen={chosen} faults={faults} />
          <FormField
            label="所有者のログインID"
            name="ownerLogin"
            hint="空にすると自分です。所有者の利用を停止すると、トークンも失効します。所有者にはメールで知らせます。"
            value={textOf(typed, 'ownerLogin')}
            autocomplete="off"
            faults={faults}
          />
          <FormField
            label="有効期限"
            name="expiresAt"
            type="date"
            size={12}
            hint={`この日の終わりまで使えます。${LONGEST_TOKEN_DAYS}日以内で、空にすると1年後です。`}
            value={textOf(typed, 'expiresAt')}
            faults={faults}
          />
          <Button>発行する</Button>
        </Form>
      </section>
    </div>
  );
}

/** The one time a token's secret is told. */
export function newTokenPage({ tabs, token }: { tabs: readonly Tab[]; token: NewTokenDto }) {
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="prose">
        <Notice kind="warning" title="このトークンは、この画面を閉じると二度と表示できません。">
          <p>使うシステムに設定してください。なくした場合は失効させ、新しく発行します。</p>
        </Notice>
        <p>{`名称：${token.label}`}</p>
        <p>
          <code class="secret">{token.token}</code>
        </p>
        <LinkButton href="/administration/tokens">トークンの一覧に戻る</LinkButton>
      </div>
    </>
  );
}

function stateOf({ revokedAt, expiresAt, ownerMayHold }: TokenDto, now: Date): string {
  if (revokedAt !== null) return `失効 ／ ${instantLabel(revokedAt)}`;
  if (expiresAt <= now) return '期限切れ';
  return ownerMayHold ? '有効' : '停止（所有者が利用停止中か、役割が変わったため）';
}

/** What the token may be used for. */
function ScopeFields({ chosen, faults }: { chosen: readonly string[]; faults: readonly Fault[] }) {
  const wrong = faults.find(({ where }) => where === 'scopes');
  return (
    <fieldset id="scopes" class="group group--stacked" tabIndex={-1}>
      <legend>用途</legend>
      <p class="field__hint">役割でできることのうち、ここで選んだものだけに使えます。</p>
      {wrong === undefined ? null : <p class="field__error">{wrong.message}</p>}
      {TOKEN_SCOPES.map((scope) => (
        <CheckField
          key={scope}
          label={TOKEN_SCOPE_NAMES[scope]}
          name="scopes"
          value={scope}
          checked={chosen.includes(scope)}
        />
      ))}
    </fieldset>
  );
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
