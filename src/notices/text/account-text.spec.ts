import { describe, expect, it } from '@jest/globals';
import { type SecurityEventDto } from '../../access/security/security-event.dto.js';
import { SECURITY_KINDS } from '../../access/security/security-kinds.js';
import { accountText } from './account-text.js';

const event: SecurityEventDto = {
  id: 7,
  municipality: '131016',
  kind: 'password-link-made',
  at: new Date('2026-11-16T00:05:00Z'),
  lastAt: new Date('2026-11-16T00:05:00Z'),
  count: 1,
  actorId: 'office',
  actorLabel: 'DX推進課 担当',
  userId: 'u',
  address: '192.0.2.7',
  agent: 'Mozilla',
  detail: '',
};
const to = { userLabel: '市民課 担当', municipalityName: 'サンプル市', link: 'https://t.example.jp/account' };

describe('the mail about one’s account', () => {
  it('says what was done, when, by whom and from where, and what to do if it was somebody else', () => {
    expect(accountText(event, to)).toEqual({
      title: 'パスワードの設定用リンクが発行されました',
      detail:
        'ご自身で依頼していない場合は、リンクを使わず、DX推進課（またはシステムの運用者）に至急ご連絡ください。',
      subject: '【手続】パスワードの設定用リンクが発行されました',
      body: `市民課 担当 様

あなたのパスワードを設定するためのリンクが発行されました。

　日時：2026年11月16日（令和8年11月16日） 09:05
　行った人：DX推進課 担当
　接続元：192.0.2.7

ご自身で依頼していない場合は、リンクを使わず、DX推進課（またはシステムの運用者）に至急ご連絡ください。

　アカウントの画面：https://t.example.jp/account

――――――――――
サンプル市 手続オンライン化管理
このメールは自動で送信しています。返信いただいてもお答えできません。
アカウントの安全に関わるお知らせのため、受け取りを止めることはできません。
`,
    });
  });

  it('names the token, and nobody where it was oneself', () => {
    const notice = accountText({ ...event, kind: 'token-made', actorId: 'u', detail: '電子申請連携' }, to);
    expect(notice?.body).toContain('トークンの名称：電子申請連携');
    expect(notice?.body).not.toContain('行った人');
  });

  it('is written of links, changes, tokens and delays, and of nothing else', () => {
    const notifiedKinds = SECURITY_KINDS.filter((kind) => accountText({ ...event, kind }, to) !== null);
    expect(notifiedKinds).toEqual([
      'sign-in-delayed',
      'password-link-made',
      'password-link-used',
      'password-changed',
      'token-made',
      'token-revoked',
    ]);
  });

  it('never holds the secret of a link', () => {
    for (const kind of SECURITY_KINDS)
      expect(accountText({ ...event, kind }, to)?.body ?? '').not.toContain('?link=');
  });
});
