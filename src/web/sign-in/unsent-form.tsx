import { type PageRequest } from '../../access/session/session.guard.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { type FormBody } from '../http/form-body.js';
import { FORM_USER_FIELD } from '../http/form-user.js';
import { localPath } from '../http/local-path.js';
import { Screen } from '../http/screen.js';

/** A form that could not be taken: where it was sent, and what it said. */
export interface UnsentForm {
  action: string;
  fields: Record<string, string | string[]>;
}

const LONGEST = 200_000;

/** Typed anew each time: a password is never put into a page. */
const PASSWORDS = ['password', 'current', 'again'];

/** Fields that say who sends a form, not what. */
const OURS = ['_csrf', FORM_USER_FIELD];

/**
 * The form that a request posted, to be sent once more; null unless it stands on a page of ours: another site's form
 * is never put before a user to be confirmed. Null also for a file, for passwords and for what is too long to keep.
 */
export function unsentForm({ method, url, headers, host, body }: PageRequest): UnsentForm | null {
  const { origin = '' } = headers;
  const ours = URL.canParse(origin) && new URL(origin).host === host;
  if (!ours || method !== 'POST' || headers['hx-request'] === 'true') return null;
  const fields = Object.entries((body ?? {}) as FormBody).filter(
    (field): field is [string, string | string[]] => !OURS.includes(field[0]) && isText(field[1]),
  );
  const withPassword = fields.some(([name]) => PASSWORDS.includes(name));
  if (fields.length === 0 || withPassword || JSON.stringify(fields).length > LONGEST) return null;
  return { action: localPath(url), fields: Object.fromEntries(fields) };
}

/** Reads an unsent form carried by a page; null where there is none or it was tampered with. */
export function readUnsentForm(text: string): UnsentForm | null {
  if (text === '') return null;
  try {
    const { action, fields } = JSON.parse(text) as UnsentForm;
    return Object.values(fields).every(isText) ? { action: localPath(action), fields } : null;
  } catch {
    return null;
  }
}

/** Asks to send a form once more, as it was typed, with a token of the session that holds now. */
export function unsentScreen(
  { action, fields }: UnsentForm,
  back: string,
  reason = '画面を開いてから時間がたったため、受け付けていません。',
): Screen {
  const page = (
    <div class="stack narrow">
      <Notice kind="warning" title="まだ送信していません。">
        <p>{`${reason}入力した内容はそのまま残っています。`}</p>
      </Notice>
      <Form action={action} hidden={fields}>
        <ButtonRow>
          <Button>入力した内容を送信する</Button>
          <LinkButton href={back}>送信せずに画面を開き直す</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
  return new Screen('もう一度送信してください', page, { status: 409 });
}

function isText(value: unknown): value is string | string[] {
  return [value].flat().every((text) => typeof text === 'string');
}
