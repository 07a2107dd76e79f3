import { type SecurityEventDto } from '../../access/security/security-event.dto.js';
import { type SecurityKind } from '../../access/security/security-kinds.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { tokyoDate } from '../../kernel/clock.js';
import { type NoticeText, signedNotice } from './mail-texts.js';

interface Wording {
  subject: string;
  opening: string;
  /** What to do where it was not the reader's own doing. */
  otherwise: string;
}

const TO_THE_OFFICE = 'DX推進課（またはシステムの運用者）に至急ご連絡ください。';
const CHANGE_PASSWORD = `お心当たりがない場合は、アカウントの画面でパスワードを変更し、${TO_THE_OFFICE}`;

const WORDINGS: Partial<Record<SecurityKind, Wording>> = {
  'sign-in-delayed': {
    subject: 'サインインの失敗が続いています',
    opening:
      'あなたのログインIDへのサインインの失敗が続いたため、失敗した端末からのサインインをしばらく待たせています。これまでサインインしたことのある端末からは、そのままサインインできます。',
    otherwise: `ご自身の入力誤りでない場合は、パスワードを推測しようとした人がいる可能性があります。${TO_THE_OFFICE}`,
  },
  'password-link-made': {
    subject: 'パスワードの設定用リンクが発行されました',
    opening: 'あなたのパスワードを設定するためのリンクが発行されました。',
    otherwise: `ご自身で依頼していない場合は、リンクを使わず、${TO_THE_OFFICE}`,
  },
  'password-link-used': {
    subject: '設定用リンクでパスワードが設定されました',
    opening: '設定用リンクを使って、あなたのパスワードが設定されました。',
    otherwise: `お心当たりがない場合は、${TO_THE_OFFICE}`,
  },
  'password-changed': {
    subject: 'パスワードが変更されました',
    opening: 'あなたのパスワードが変更されました。ほかの端末のサインインは終了しています。',
    otherwise: `お心当たりがない場合は、${TO_THE_OFFICE}`,
  },
  'token-made': {
    subject: 'あなたの名義のアクセストークンが発行されました',
    opening: 'あなたを所有者とするアクセストークンが発行されました。',
    otherwise: CHANGE_PASSWORD,
  },
  'token-revoked': {
    subject: 'あなたの名義のアクセストークンが失効しました',
    opening: 'あなたを所有者とするアクセストークンを失効させました。',
    otherwise: `お心当たりがない場合は、${TO_THE_OFFICE}`,
  },
};

/** The mail to a user about an event of the user's account; null for events without a notice. */
export function accountText(
  event: SecurityEventDto,
  { userLabel, municipalityName, link }: { userLabel: string; municipalityName: string; link: string },
): NoticeText | null {
  const wording = WORDINGS[event.kind];
  if (!wording) return null;
  const { actorLabel, address, detail, at, userId, actorId } = event;
  const lines = [
    `${userLabel} 様`,
    '',
    wording.opening,
    '',
    `　日時：${dayLabel(tokyoDate(at))} ${timeInJapan(at)}`,
    ...(event.kind === 'sign-in-delayed' || actorId === userId ? [] : [`　行った人：${actorLabel}`]),
    ...(event.kind.startsWith('token-') && detail !== '' ? [`　トークンの名称：${detail}`] : []),
    ...(address === '' ? [] : [`　接続元：${address}`]),
    '',
    wording.otherwise,
    '',
    `　アカウントの画面：${link}`,
  ];
  const closing = 'アカウントの安全に関わるお知らせのため、受け取りを止めることはできません。';
  return signedNotice({ title: wording.subject, detail: wording.otherwise }, lines, {
    municipalityName,
    closing,
  });
}

function timeInJapan(at: Date): string {
  const form = { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('ja-JP', form).format(at);
}
