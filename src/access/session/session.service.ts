import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { type Actor, type Context, type Origin, actorIn } from '../context.js';
import { permit } from '../permissions.js';
import { SecurityEventRepository } from '../security/security-event.repository.js';
import { normaliseLogin } from '../user/login.js';
import { hashOfSecret, newSecret } from '../user/secret.js';
import { KnownDeviceRepository } from './known-device.repository.js';
import { PasswordCheck } from './password-check.service.js';
import { ABSOLUTE_END_MS, IDLE_END_MS, TOUCH_AFTER_MS } from './session-times.js';
import { SessionRepository } from './session.repository.js';

/** The user of the pages, as the session says. */
export interface SignedIn {
  /** The session's id: the hash of what stands in the cookie. */
  sessionId: string;
  login: string;
  municipalityName: string;
  /** Whether the municipality is a made-up one. */
  sample: boolean;
  /** Notices not read yet; counted up to `MOST_UNREAD`. */
  unread: number;
  context: Context;
}

@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly passwords: PasswordCheck,
    private readonly devices: KnownDeviceRepository,
    private readonly audit: AuditRepository,
    private readonly security: SecurityEventRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Starts a session for whoever knows the password and returns the secret for the cookie, which is shown only once.
   * 422 alike for an unknown login, a wrong password and a disabled user; 429 while one has to wait after failures.
   */
  async signIn(credentials: {
    login: string;
    password: string;
    address: string;
    agent?: string;
    /** The secret in the cookie of a device on which somebody signed in before. */
    device?: string;
  }): Promise<string> {
    const { password, device, address, agent = '' } = credentials;
    const login = normaliseLogin(credentials.login);
    const origin = { address, agent };
    const user = await this.passwords.check({ login, password, origin, device, kind: 'sign-in' });
    if (!user) throw refused();
    const secret = newSecret();
    const [id, at] = [hashOfSecret(secret), this.clock.now()];
    const { municipality, passwordHash } = user;
    const context = contextOf(municipality, user, origin);
    await this.database.transaction(context, async (tx) => {
      await this.sessions.removeEnded(tx, this.ends(at));
      const expiresAt = new Date(at.getTime() + ABSOLUTE_END_MS);
      if (!(await this.sessions.insert(tx, { id, userId: user.id, passwordHash, at, expiresAt })))
        throw refused();
      await this.audit.record(tx, context, [
        auditEntry('session.start', context.actor.id, { subjectKind: 'user' }),
      ]);
    });
    return secret;
  }

  /**
   * Who bears the cookie; null alike for what is no session, has ended or belongs to a disabled user. Being asked
   * counts as use unless in the background: a page that asks by itself would keep a deserted session alive.
   */
  async authenticate(secret: string, { background = false } = {}): Promise<SignedIn | null> {
    const [sessionId, at] = [hashOfSecret(secret), this.clock.now()];
    const live = await this.database.systemLookUp((system) =>
      this.sessions.findLive(system, sessionId, this.ends(at)),
    );
    if (!live) return null;
    if (!background && at.getTime() - live.lastSeenAt.getTime() >= TOUCH_AFTER_MS) {
      await this.database.transaction(live, (tx) => this.sessions.touch(tx, sessionId, at));
    }
    const { login, municipalityName, sample, unread } = live;
    const context = contextOf(live.municipality, live);
    return { sessionId, login, municipalityName, sample, unread, context };
  }

  /** Ends this one session. */
  async signOut({ sessionId, context }: SignedIn): Promise<void> {
    permit(context, 'account.own');
    await this.database.transaction(context, async (tx) => {
      await this.sessions.remove(tx, sessionId);
      await this.audit.record(tx, context, [
        auditEntry('session.end', context.actor.id, { subjectKind: 'user' }),
      ]);
    });
  }

  /** Ends every session of the user and forgets the devices, on whatever machine. Returns how many there were. */
  async signOutEverywhere(context: Context): Promise<number> {
    permit(context, 'account.own');
    return this.database.transaction(context, async (tx) => {
      const userId = context.actor.id;
      const ended = await this.sessions.removeOf(tx, userId);
      await this.devices.forget(tx, userId);
      await this.audit.record(tx, context, [
        auditEntry('session.end-all', context.actor.id, { subjectKind: 'user' }),
      ]);
      const at = this.clock.now();
      await this.security.record(tx, context, { kind: 'signed-out-everywhere', at, userId });
      return ended;
    });
  }

  private ends(at: Date): { at: Date; idleSince: Date } {
    return { at, idleSince: new Date(at.getTime() - IDLE_END_MS) };
  }
}

function contextOf(municipality: string, user: Actor, origin?: Origin): Context {
  return { municipality, actor: actorIn(user), source: 'page', ...(origin && { origin }) };
}

function refused(): Problem {
  return new Problem(422, 'sign-in-refused', 'ログインIDまたはパスワードが正しくありません。', {
    detail: '入力を確かめてもう一度お試しください。分からない場合はDX推進課にお問い合わせください。',
  });
}
