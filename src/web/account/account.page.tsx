import { ROLE_NAMES, type Role } from '../../access/context.js';
import { type SecurityEventDto } from '../../access/security/security-event.dto.js';
import { SECURITY_KIND_NAMES } from '../../access/security/security-kinds.js';
import { type SignedIn } from '../../access/session/session.service.js';
import { type MailChoice } from '../../access/user/mail-recipient.repository.js';
import { MAIL_TOPIC_NAMES, topicsOf } from '../../access/user/mail-topic.js';
import { BulletList } from '../components/bullet-list.js';
import { Button } from '../components/button.js';
import { Facts } from '../components/fact.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { CheckField } from '../components/form-field.js';
import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/**
 * アカウント: who one is, one's mails, what happened to the account lately (newest first), the form of the password's
 * change, one's sessions.
 */
export function accountPage(
  { context, login, municipalityName }: SignedIn,
  mails: MailChoice,
  events: readonly SecurityEventDto[],
  state: FormState,
) {
  const { label, role, sectionHead } = context.actor;
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <Facts
        facts={[
          ['団体', municipalityName],
          ['ログインID', login],
          ['表示名', label],
          ['役割', `${ROLE_NAMES[role]}${sectionHead ? '（課長確認ができる）' : ''}`],
        ]}
      />
      <MailFields role={role} {...mails} />
      <RecentEvents events={events} />
      <h2>パスワードの変更</h2>
      <FieldsForm state={state} action="/account/password" submit="パスワードを変更する" />
      <h2>すべての端末からサインアウト</h2>
      <p>
        ほかのパソコンでサインインしたままの場合や、不審な操作に気づいた場合に使います。この画面からもサインアウトします。
      </p>
      <Form action="/account/sign-out-everywhere">
        <Button kind="secondary">すべての端末からサインアウトする</Button>
      </Form>
    </div>
  );
}

/** So that the owner sees what others did, also where no mail is sent. */
function RecentEvents({ events }: { events: readonly SecurityEventDto[] }) {
  if (events.length === 0) return null;
  return (
    <>
      <h2>アカウントの最近の記録</h2>
      <p>
        サインインの失敗、パスワードやトークンの変更などを表示します。お心当たりのないものがある場合は、パスワードを変更し、DX推進課にご連絡ください。
      </p>
      <BulletList items={events.map(accountEventLabel)} />
    </>
  );
}

function accountEventLabel({ kind, at, count, address, detail }: SecurityEventDto): string {
  return [
    `${instantLabel(at)}　${SECURITY_KIND_NAMES[kind]}${count > 1 ? `（${count}回）` : ''}`,
    ...(kind.startsWith('token-') && detail !== '' ? [detail] : []),
    ...(address === '' ? [] : [`接続元 ${address}`]),
  ].join('　');
}

/** Which of the mails that come to the role are wanted; nothing for a role to which none come. */
function MailFields({ role, mailAddress, unwantedMails }: MailChoice & { role: Role }) {
  const topics = topicsOf(role);
  if (topics.length === 0) return null;
  return (
    <>
      <h2>お知らせメール</h2>
      <p>
        {mailAddress === null
          ? 'メールアドレスが登録されていないため、お知らせは届きません。登録はDX推進課にご依頼ください。'
          : `宛先は ${mailAddress} です。変更はDX推進課にご依頼ください。`}
      </p>
      <Form action="/account/mails">
        {topics.map((topic) => (
          <CheckField
            label={MAIL_TOPIC_NAMES[topic]}
            name="wanted"
            value={topic}
            checked={!unwantedMails.includes(topic)}
          />
        ))}
        <Button>受け取るメールを保存する</Button>
      </Form>
    </>
  );
}
