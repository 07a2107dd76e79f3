import { type ListedMunicipality, municipalityFile } from '../../access/municipality/municipality-list.js';
import { type Problem } from '../../platform/problem.js';
import { NEW_PASSWORD_FIELDS } from '../account/password-form.js';
import { Button } from '../components/button.js';
import { cellColumn, column, DataTable } from '../components/data-table.js';
import { Facts } from '../components/fact.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { FormDescription } from '../form/form-description.js';
import { type FormState } from '../form/form-state.js';
import { hidden, line } from '../form/single-field.js';
import { Screen } from '../http/screen.js';

const TITLE = 'はじめての設定';

/** So many matches are shown; whoever looks for one of more types more of its name. */
const MOST_SHOWN = 50;

/** The first user of a municipality, with what says which it is. The code goes along unseen. */
export const SET_UP_FORM = new FormDescription({
  code: hidden({ at: null }),
  municipality: hidden({ required: true }),
  label: line('表示名', { required: true, hint: '画面や記録に出る名前です。例: DX推進課 サンプル担当' }),
  login: line('ログインID', {
    required: true,
    autocomplete: 'username',
    hint: 'サインインのときに入力します。',
  }),
  mailAddress: line('メールアドレス', {
    type: 'email',
    hint: '提出のお知らせなどを送ります。送らないときは空欄にします。',
    autocomplete: 'email',
    read: (text) => text,
  }),
  ...NEW_PASSWORD_FIELDS,
});

/** Where the page goes on with what has been given so far. */
function setUpAddress(code: string, more: Readonly<Record<string, string>> = {}): string {
  return `/setup?${new URLSearchParams({ code, ...more }).toString()}`;
}

/** The first step: the code, where it did not come with the address or is not the right one. */
export function codeScreen(refusal: Problem | null = null): Screen {
  const faults = refusal?.particulars.errors ?? [];
  const page = (
    <div class="narrow stack">
      {refusal !== null && faults.length === 0 ? (
        <Notice kind="error" title={refusal.title}>
          {refusal.particulars.detail}
        </Notice>
      ) : null}
      <p>
        サーバーを起動すると、画面（ログ）に一度だけ使えるコードが表示されます。そのコードを入力してください。
      </p>
      <Form action="/setup" method="get">
        <FormField label="コード" name="code" faults={faults} autocomplete="off" required />
        <Button>次へ</Button>
      </Form>
    </div>
  );
  return new Screen(TITLE, page, { status: refusal?.status ?? 200 });
}

/** The second step: which municipality it is, by part of its name. */
export function municipalityScreen(code: string, text: string, found: readonly ListedMunicipality[]): Screen {
  const shown = found.slice(0, MOST_SHOWN);
  const columns = [
    cellColumn<ListedMunicipality>(
      'name',
      '団体名',
      ({ code: municipality, name }) => (
        <a href={setUpAddress(code, { municipality })} aria-label={`${name}（${municipality}）を選ぶ`}>
          {name}
        </a>
      ),
      { heading: true },
    ),
    column<ListedMunicipality>('kana', '読み', ({ kana }) => kana),
    column<ListedMunicipality>('prefecture', '都道府県', ({ prefecture }) => prefecture),
    column<ListedMunicipality>('code', '団体コード', ({ code: listedCode }) => listedCode),
  ];
  const page = (
    <div class="stack">
      <p>手順1／2: 使う団体を探し、名前を押して選びます。団体コードは自動で入ります。</p>
      <search class="narrow">
        <Form action="/setup" method="get" hidden={{ code }}>
          <FormField
            label="団体名"
            name="q"
            type="search"
            value={text}
            hint="名前・読み・団体コードの一部で探せます。例: 下関、しものせき、352012"
          />
          <Button>探す</Button>
        </Form>
      </search>
      {text === '' ? null : (
        <>
          {found.length > shown.length ? (
            <Notice kind="info" title={`${found.length}件のうち${shown.length}件を表示しています。`}>
              名前をもう少し長く入力してください。
            </Notice>
          ) : null}
          <DataTable
            id="municipalities"
            caption={`「${text}」に合う団体（${found.length}件）`}
            columns={columns}
            rows={shown}
            empty="合う団体がありません。名前の一部だけを入力して探してください。"
          />
        </>
      )}
      <p class="field__hint">{`出典: ${municipalityFile().source}`}</p>
    </div>
  );
  return new Screen(TITLE, page);
}

/** The third step: the first user. Sent, it does everything at once. */
export function firstUserScreen(
  code: string,
  { name, prefecture, code: municipality }: ListedMunicipality,
  state: FormState,
): Screen {
  const facts = [
    ['団体名', prefecture === name ? name : `${prefecture} ${name}`],
    ['団体コード', municipality],
  ] as const;
  const page = (
    <div class="narrow stack">
      <FormErrors state={state} />
      <p>
        手順2／2: 最初の利用者（DX推進課）を登録します。登録すると、すぐにサインインした状態で始められます。
      </p>
      <Facts facts={facts} />
      <p>
        <a href={setUpAddress(code)}>団体を選び直す</a>
      </p>
      <FieldsForm state={state} action="/setup" submit="登録して始める" />
    </div>
  );
  return new Screen(TITLE, page, state);
}
