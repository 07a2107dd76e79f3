import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { Problem, refuseFaults } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { type Context, type Origin, actorIn } from '../context.js';
import { permit } from '../permissions.js';
import { KnownDeviceRepository } from '../session/known-device.repository.js';
import { PasswordCheck } from '../session/password-check.service.js';
import { SessionRepository } from '../session/session.repository.js';
import { type SignedIn } from '../session/session.service.js';
import { AccountNotices } from './account-notices.js';
import { hashPassword } from './password-hash.js';
import { type OpenPasswordLink, PasswordLinkRepository } from './password-link.repository.js';
import { hashOfSecret, newSecret } from './secret.js';
import { type TypedTwice, typedTwiceFaults } from './typed-twice.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly links: PasswordLinkRepository,
    private readonly sessions: SessionRepository,
    private readonly devices: KnownDeviceRepository,
    private readonly passwords: PasswordCheck,
    private readonly notices: AccountNotices,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whose password a one-time link sets. 404 alike for one that is unknown, used, replaced or expired. */
  async openLink(secret: string): Promise<OpenPasswordLink> {
    const link = await this.database.system((system) =>
      this.links.findOpen(system, hashOfSecret(secret), this.clock.now()),
    );
    if (!link) throw linkSpent();
    return link;
  }

  /** Sets the password by a one-time link, which is then used up; the user's sessions end. Returns who set it. */
  async setByLink(secret: string, passwords: TypedTwice, origin?: Origin): Promise<Context> {
    const link = await this.openLink(secret);
    refuseFaults(typedTwiceFaults(passwords, link));
    const hash = await hashPassword(passwords.password);
    const at = this.clock.now();
    return this.database.transaction(link, async (tx) => {
      if (!(await this.links.use(tx, hashOfSecret(secret), at))) throw linkSpent();
      await this.users.setPassword(tx, link.userId, hash);
      await this.sessions.removeOf(tx, link.userId);
      await this.devices.forget(tx, link.userId);
      const user = await this.users.find(tx, link.userId);
      if (!user) throw linkSpent();
      const context = {
        municipality: link.municipality,
        actor: actorIn(user),
        source: 'page' as const,
        origin,
      };
      await this.audit.record(tx, context, [auditEntry('user.password-by-link', user.id)]);
      await this.notices.tell(tx, context, { kind: 'password-link-used', at, userId: user.id });
      return context;
    });
  }

  /**
   * Changes one's own password. Links for setting it die, every other session of the user ends, and this one goes on
   * under another id. Returns the secret for its cookie. 429 after too many wrong current ones, which count apart from
   * failures to sign in.
   */
  async change(
    { context, login, sessionId, municipalityName }: SignedIn,
    { current, device, ...typed }: TypedTwice & { current: string; device?: string },
  ): Promise<string> {
    permit(context, 'account.own');
    const origin = context.origin ?? NOWHERE;
    const password = current;
    const user = await this.passwords.check({ login, password, origin, kind: 'password-change' });
    const wrong = { where: 'current', message: '現在のパスワードが正しくありません。' };
    const owner = { login, label: context.actor.label, municipalityName };
    refuseFaults([...(user ? [] : [wrong]), ...typedTwiceFaults(typed, owner)]);
    const hash = await hashPassword(typed.password);
    const [secret, userId, at] = [newSecret(), context.actor.id, this.clock.now()];
    await this.database.transaction(context, async (tx) => {
      await this.users.setPassword(tx, userId, hash);
      await this.links.removeOf(tx, userId);
      await this.sessions.removeOf(tx, userId, sessionId);
      if (!(await this.sessions.renew(tx, sessionId, hashOfSecret(secret)))) throw ended();
      await this.devices.forget(tx, userId, device === undefined ? null : hashOfSecret(device));
      await this.audit.record(tx, context, [auditEntry('user.password-change', userId)]);
      await this.notices.tell(tx, context, { kind: 'password-changed', at, userId });
    });
    return secret;
  }
}

const NOWHERE: Origin = { address: '', agent: '' };

function linkSpent(): Problem {
  return new Problem(404, 'link-spent', 'この設定用リンクは使えません。', {
    detail: 'リンクは一度だけ、発行から72時間使えます。DX推進課に新しいリンクの発行をご依頼ください。',
  });
}

/** Somebody ended the session while the new password was being worked out. */
function ended(): Problem {
  return new Problem(401, 'sign-in-needed', 'サインインが必要です。');
}
