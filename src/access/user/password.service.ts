import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Fault, invalid, Problem } from '../../platform/problem.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { type Actor } from '../context.js';
import { permit } from '../permissions.js';
import { PasswordCheck } from '../session/password-check.service.js';
import { SessionRepository } from '../session/session.repository.js';
import { type SignedIn } from '../session/session.service.js';
import { hashPassword } from './password-hash.js';
import { type OpenPasswordLink, PasswordLinkRepository } from './password-link.repository.js';
import { passwordFault } from './password-rule.js';
import { hashOfSecret } from './secret.js';
import { UserRepository } from './user.repository.js';

/** A new password typed twice, so that a slip of the finger locks nobody out. */
export interface TypedTwice {
  password: string;
  again: string;
}

@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly links: PasswordLinkRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: PasswordCheck,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whose password a one-time link sets. 404 alike for one that is unknown, used, replaced or expired. */
  async openLink(secret: string): Promise<OpenPasswordLink> {
    const link = await this.database.system((system) =>
      this.links.findOpen(system, hashOfSecret(secret), this.clock.now()),
    );
    if (!link) throw spent();
    return link;
  }

  /** Sets the password by a one-time link, which is then used up; the user's sessions end. */
  async setByLink(secret: string, typed: TypedTwice): Promise<void> {
    const link = await this.openLink(secret);
    refuseFaults(faultsOf(typed, link.login));
    const hash = await hashPassword(typed.password);
    await this.database.transaction(link, async (tx) => {
      if (!(await this.links.use(tx, hashOfSecret(secret), this.clock.now()))) throw spent();
      await this.users.setPassword(tx, link.userId, hash);
      await this.sessions.removeOf(tx, link.userId);
      const user = await this.users.find(tx, link.userId);
      if (!user) throw spent();
      const context = {
        municipality: link.municipality,
        actor: user satisfies Actor,
        source: 'page' as const,
      };
      await this.audit.record(tx, context, [
        { action: 'user.password-by-link', subjectKind: 'user', subjectId: user.id },
      ]);
    });
  }

  /** Changes one's own password; every other session of the user ends. 429 after too many wrong current ones. */
  async change(
    { context, login, sessionId }: SignedIn,
    { current, address, ...typed }: TypedTwice & { current: string; address: string },
  ): Promise<void> {
    permit(context, 'account.own');
    const user = await this.passwords.check(login, current, address);
    const wrong = { where: 'current', message: '現在のパスワードが正しくありません。' };
    refuseFaults([...(user ? [] : [wrong]), ...faultsOf(typed, login)]);
    const hash = await hashPassword(typed.password);
    await this.database.transaction(context, async (tx) => {
      await this.users.setPassword(tx, context.actor.id, hash);
      await this.sessions.removeOf(tx, context.actor.id, sessionId);
      await this.audit.record(tx, context, [
        { action: 'user.password-change', subjectKind: 'user', subjectId: context.actor.id },
      ]);
    });
  }
}

function faultsOf({ password, again }: TypedTwice, login: string): Fault[] {
  const fault = passwordFault(password, login);
  if (fault !== null) return [{ where: 'password', message: fault }];
  return password === again ? [] : [{ where: 'again', message: '2回の入力が一致していません。' }];
}

function refuseFaults(faults: Fault[]): void {
  if (faults.length > 0) throw invalid(faults);
}

function spent(): Problem {
  return new Problem(404, 'link-spent', 'この設定用リンクは使えません。', {
    detail: 'リンクは一度だけ、発行から72時間使えます。DX推進課に新しいリンクの発行をご依頼ください。',
  });
}
