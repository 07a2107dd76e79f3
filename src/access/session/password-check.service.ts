import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { type Origin } from '../context.js';
import { NOBODYS } from '../security/security-event.repository.js';
import { type SecurityKind } from '../security/security-kinds.js';
import { SecurityTrail } from '../security/security-trail.service.js';
import { AccountNotices } from '../user/account-notices.js';
import { isPassword } from '../user/password-hash.js';
import { hashOfSecret } from '../user/secret.js';
import { type Credentials, UserRepository } from '../user/user.repository.js';
import { addressGroup } from './address-group.js';
import { type BegunAttempt, beginAttempt } from './begin-attempt.js';
import { KnownDeviceRepository } from './known-device.repository.js';
import { DEVICE_KNOWN_MS } from './session-times.js';
import { waitInWords } from './sign-in-delay.js';
import { type Attempt, type AttemptKind, SignInAttemptRepository } from './sign-in-attempt.repository.js';

/** A login and a password as somebody typed them; `login` is normalised. */
export interface TypedPassword {
  login: string;
  password: string;
  origin: Origin;
  /** The secret in the cookie of a device on which somebody signed in before. */
  device?: string;
  kind: AttemptKind;
}

interface Counted extends BegunAttempt {
  user: Credentials | undefined;
}

interface Delayed {
  user: Credentials | undefined;
  /** In milliseconds. */
  wait: number;
}

/** Checks passwords at a bounded rate. Each attempt counts from before it is checked, so that none slips by. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly attempts: SignInAttemptRepository,
    private readonly devices: KnownDeviceRepository,
    private readonly trail: SecurityTrail,
    private readonly notices: AccountNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whose login and password these are; undefined alike for an unknown login, a wrong password, a disabled user
   * and one without a password. @throws Problem 429 while one has to wait, 503 where too many are being checked
   */
  async check(credentials: TypedPassword): Promise<(Credentials & { passwordHash: string }) | undefined> {
    const { user, attempt, attemptId, isLastFree } = await this.count(credentials);
    const stored = user?.passwordHash ?? null;
    const isRight = await this.compare(stored, credentials.password, attempt, attemptId);
    if (isRight && user && stored !== null) {
      await this.database.system((system) => this.attempts.forgive(system, attempt));
      return { ...user, passwordHash: stored };
    }
    this.note(attempt.kind === 'sign-in' ? 'sign-in-failed' : 'password-check-failed', user, credentials);
    if (isLastFree && user) this.notices.signInDelayed(user, credentials.origin, attempt.at);
    return undefined;
  }

  private async count(credentials: TypedPassword): Promise<Counted> {
    const { login, kind } = credentials;
    const at = this.clock.now();
    const found = await this.database.system(async (system): Promise<Counted | Delayed> => {
      const place = { loginHash: hashOfSecret(login), kind };
      await this.attempts.lock(system, place);
      const user = await this.users.findCredentials(system, login);
      const from = await this.attempter(system, credentials, user, at);
      return { user, ...(await beginAttempt(system, this.attempts, place, { from, at })) };
    });
    if (!('wait' in found)) return found;
    this.note('sign-in-delayed', found.user, credentials);
    throw tooMany(found.wait);
  }

  /** Who changes a password is signed in: it counts by login, wherever from. */
  private async attempter(
    system: Transaction,
    { origin, device, kind }: TypedPassword,
    user: Credentials | undefined,
    at: Date,
  ): Promise<{ address: string; device: string | null }> {
    if (kind === 'password-change') return { address: '', device: null };
    const address = addressGroup(origin.address);
    if (device === undefined || !user) return { address, device: null };
    const hash = hashOfSecret(device);
    const since = new Date(at.getTime() - DEVICE_KNOWN_MS);
    const known = await this.devices.isOf(system, user.municipality, { userId: user.id, hash, since });
    return { address, device: known ? hash : null };
  }

  private async compare(
    stored: string | null,
    password: string,
    { device }: Attempt,
    attemptId: string,
  ): Promise<boolean> {
    try {
      return await isPassword(stored, password, { first: device !== null });
    } catch (error) {
      await this.database.system((system) => this.attempts.remove(system, attemptId));
      throw error;
    }
  }

  private note(
    kind: SecurityKind,
    user: Credentials | undefined,
    { origin, kind: attempt }: TypedPassword,
  ): void {
    this.trail.note({
      municipality: user?.municipality ?? NOBODYS,
      kind,
      actorId: user?.id ?? '',
      actorLabel: user?.label ?? '',
      userId: user?.id ?? '',
      ...origin,
      detail: kind === 'sign-in-delayed' && attempt === 'password-change' ? 'パスワードの変更' : '',
    });
  }
}

function tooMany(wait: number): Problem {
  return new Problem(429, 'too-many-attempts', '失敗が続いたため、しばらく受け付けられません。', {
    detail: `${waitInWords(wait)}ほど待ってからもう一度お試しください。パスワードが分からない場合はDX推進課に設定用リンクの発行をご依頼ください。`,
    extensions: { retryAfterSeconds: Math.ceil(wait / 1_000) },
  });
}
