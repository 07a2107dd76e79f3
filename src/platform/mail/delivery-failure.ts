/** The server will never take this mail: trying again is of no use. */
export class MailRefused extends Error {}

/** The mail did not go out this time. */
export class MailDelayed extends Error {}

/** What nodemailer attaches to its errors. */
interface SmtpError {
  code?: string;
  command?: string;
  response?: string;
  /** Set with the server's reply: whether that is a 5xx, which a further attempt would get again. */
  permanent?: boolean;
}

const UNREACHED =
  'メールサーバーに接続できませんでした。サーバーの状態と SMTP_URL を確認してください。自動でやり直します。';

const SILENT = 'メールサーバーから時間内に応答がありませんでした。自動でやり直します。';

const BY_CODE: Readonly<Record<string, string>> = {
  EAUTH: 'メールサーバーが認証を拒みました。SMTP_URL の利用者名とパスワードを確認してください。',
  ENOAUTH: 'メールサーバーが認証を求めています。SMTP_URL に利用者名とパスワードを設定してください。',
  ETLS: 'メールサーバーとの暗号化（TLS）に失敗しました。SMTP_URL と証明書を確認してください。',
  ETIMEDOUT: SILENT,
  EABORT: SILENT,
};

/**
 * What a failed attempt means. A 5xx to the recipient or to the text is the mail's own end; one to the sign-in or the
 * sender is a fault of the settings, which would refuse every mail alike, so the mail waits for them to be mended.
 */
export function deliveryFailure(error: unknown): MailRefused | MailDelayed {
  const { code = '', command = '', response, permanent } = error as SmtpError;
  const answer = response === undefined ? '' : `（応答: ${response.slice(0, 300)}）`;
  if (permanent && command.startsWith('MAIL FROM')) {
    return new MailDelayed(
      `メールサーバーが差出人を受け付けませんでした。MAIL_FROM を確認してください。${answer}`,
    );
  }
  if (permanent && code !== 'EAUTH' && /^(RCPT TO|DATA)/.test(command)) {
    return new MailRefused(`メールサーバーが受け取りを拒みました。${answer}`);
  }
  const known = BY_CODE[code];
  if (known !== undefined) return new MailDelayed(`${known}${answer}`);
  if (response === undefined) return new MailDelayed(UNREACHED);
  return new MailDelayed(`メールサーバーが今は受け取れないと答えました。自動でやり直します。${answer}`);
}
