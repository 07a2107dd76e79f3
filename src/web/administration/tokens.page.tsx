import { ROLE_NAMES } from '../../access/context.js';
import { type NewTokenDto, type TokenDto } from '../../access/token/token.dto.js';
import { TOKEN_SCOPE_NAMES } from '../../access/token/token-scope.js';
import { Button, LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type Choices } from '../form/field.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

export interface TokensView {
  tabs: readonly Tab[];
  tokens: readonly TokenDto[];
  now: Date;
  firstHref: string | null;
  nextHref: string | null;
  choices: Choices;
  /** Of a token to be made. */
  state: FormState;
}

/** トークン: what other systems reach the API with. */
export function tokensPage(view: TokensView) {
  const { tabs, tokens, now, firstHref, nextHref, choices, state } = view;
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <FormErrors state={state} />
      <p>
        ほかのシステムからAPIを使うためのアクセストークンです。人が画面を使う場合は「利用者」を登録します。
      </p>
      <DataTable
        id="tokens"
        caption="アクセストークン"
        columns={[
          { key: 'label', label: '名称', cell: ({ label }) => label, heading: true },
          { key: 'role', label: '役割', cell: ({ role }) => ROLE_NAMES[role] },
          { key: 'department', label: '課', cell: ({ departmentName }) => departmentName ?? '―' },
          {
            key: 'scopes',
            label: '用途',
            cell: ({ scopes }) => scopes.map((scope) => TOKEN_SCOPE_NAMES[scope]).join('、'),
          },
          { key: 'owner', label: '所有者', cell: ({ ownerLabel }) => ownerLabel ?? '（団体）' },
          {
            key: 'created',
            label: '発行',
            cell: ({ createdAt, createdBy }) => `${instantLabel(createdAt)} ${createdBy}`,
          },
          {
            key: 'expires',
            label: '有効期限',
            cell: ({ expiresAt }) => instantLabel(expiresAt),
          },
          {
            key: 'used',
            label: '最後の利用',
            cell: ({ lastUsedAt }) => (lastUsedAt === null ? '未使用' : instantLabel(lastUsedAt)),
          },
          { key: 'state', label: '状態', cell: (token) => stateOf(token, now) },
          { key: 'revoke', label: '操作', cell: (token) => <Revoke {...token} /> },
        ]}
        rows={tokens}
        rowKey={({ id }) => id}
        empty="トークンはありません。"
      />
      <Pager firstHref={firstHref} nextHref={nextHref} shown={tokens.length} />
      <section class="narrow">
        <h2>トークンを発行する</h2>
        <FieldsForm state={state} choices={choices} action="/administration/tokens" submit="発行する" />
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

function Revoke({ id, label, revokedAt }: TokenDto) {
  if (revokedAt !== null) return <>―</>;
  return (
    <Form action={`/administration/tokens/${id}/revoke`}>
      <Button kind="quiet">
        失効させる
        <span class="visually-hidden">{`：${label}`}</span>
      </Button>
    </Form>
  );
}
