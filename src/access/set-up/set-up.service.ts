import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { municipalityKind, parseMunicipalityCode } from '../../kernel/municipality-code.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid, Problem, refuseFaults } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { actorOfAll, type Context, type Origin } from '../context.js';
import { type ListedMunicipality, municipalityFile } from '../municipality/municipality-list.js';
import { MunicipalityRepository } from '../municipality/municipality.repository.js';
import { NOBODYS, SecurityEventRepository } from '../security/security-event.repository.js';
import { type SecurityKind } from '../security/security-kinds.js';
import { SecurityTrail } from '../security/security-trail.service.js';
import { addressGroup } from '../session/address-group.js';
import { beginAttempt } from '../session/begin-attempt.js';
import { type Attempt, SignInAttemptRepository } from '../session/sign-in-attempt.repository.js';
import { waitInWords } from '../session/sign-in-delay.js';
import { normaliseLogin } from '../user/login.js';
import { hashPassword } from '../user/password-hash.js';
import { hashOfSecret, newSecret } from '../user/secret.js';
import { normaliseMailAddress } from '../user/user-input.js';
import { UserRepository } from '../user/user.repository.js';
import { SetUpCodeRepository } from './set-up-code.repository.js';
import { setUpFaults, type SetUpInput } from './set-up-faults.js';

/** Attempts at the code are counted where those at passwords are; no login has this name. */
const PLACE = { loginHash: hashOfSecret('set-up code'), kind: 'set-up' } as const;

/**
 * はじめての設定 of an empty installation: whoever has the code that the process wrote down at its start adds the first
 * municipality and its first user. Afterwards there is no code and no way to one.
 */
@Injectable()
export class SetUpService {
  /** Stays true once it is: no municipality is ever deleted. */
  private isDone = false;

  constructor(
    private readonly database: Database,
    private readonly codes: SetUpCodeRepository,
    private readonly attempts: SignInAttemptRepository,
    private readonly municipalities: MunicipalityRepository,
    private readonly users: UserRepository,
    private readonly audit: AuditRepository,
    private readonly security: SecurityEventRepository,
    private readonly trail: SecurityTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new code, shown only now; earlier ones are void. Null where there is a municipality. */
  async newCode(): Promise<string | null> {
    const code = newSecret();
    const isMade = await this.database.system(async (system) => {
      const replaced = await this.codes.replace(system, hashOfSecret(code), this.clock.now());
      if (replaced) await this.attempts.clear(system, PLACE);
      return replaced;
    });
    if (isMade) this.note('set-up-code-made', { address: '', agent: '' });
    return isMade ? code : null;
  }

  /** Whether there is no municipality yet. */
  async isPending(): Promise<boolean> {
    if (!this.isDone)
      this.isDone = await this.database.systemLookUp((system) => this.codes.hasMunicipality(system));
    return !this.isDone;
  }

  /** @throws Problem 404 where there is a municipality, 422 for a wrong code, 429 while one has to wait after wrong ones */
  async check(code: string, origin: Origin): Promise<void> {
    if (!(await this.isPending())) throw setUpDone();
    const begun = await this.database.system(async (system) => {
      await this.attempts.lock(system, PLACE);
      const from = { address: addressGroup(origin.address), device: null };
      const attempt = await beginAttempt(system, this.attempts, PLACE, { from, at: this.clock.now() });
      return { ...attempt, stored: await this.codes.find(system) };
    });
    if ('wait' in begun) {
      this.note('set-up-delayed', origin);
      throw tooMany(begun.wait);
    }
    if (!isSame(code, begun.stored)) {
      this.note('set-up-failed', origin);
      throw wrongCode();
    }
    await this.forgive(begun.attempt);
  }

  /**
   * Adds the municipality and its first user, who can sign in at once, and uses the code up, all in one transaction.
   * @throws Problem as `check` does, and 422 with everything wrong with the input
   */
  async setUp(code: string, input: SetUpInput, origin: Origin): Promise<void> {
    await this.check(code, origin);
    const listed = municipalityFile().municipalities.find((one) => one.code === input.municipality);
    refuseFaults(setUpFaults(input, listed));
    if (listed === undefined) throw setUpDone();
    const passwordHash = await hashPassword(input.password);
    const actor = actorOfAll('set-up', 'はじめての設定', 'operator');
    const context: Context = { municipality: listed.code, actor, source: 'page', origin };
    await this.database.transaction(context, async (tx) => {
      if (!(await this.codes.use(tx, hashOfSecret(code)))) throw setUpDone();
      await this.addMunicipality(tx, context, listed);
      const userId = await this.addUser(tx, context, input, passwordHash);
      const at = this.clock.now();
      await this.security.record(tx, context, { kind: 'set-up-done', at, userId });
    });
  }

  private async addMunicipality(tx: Transaction, context: Context, listed: ListedMunicipality) {
    const kind = municipalityKind(parseMunicipalityCode(listed.code));
    const added = await this.municipalities.insert(tx, { name: listed.name, kind, sample: false });
    if (!added) throw setUpDone();
    await this.audit.record(tx, context, [auditEntry('municipality.add', listed.code, { after: added })]);
  }

  private async addUser(tx: Transaction, context: Context, input: SetUpInput, passwordHash: string) {
    const id = await this.users.insert(tx, normaliseLogin(input.login), {
      label: input.label.trim(),
      role: 'dx-office',
      departmentId: null,
      sectionHead: false,
      mailAddress: normaliseMailAddress(input.mailAddress),
    });
    await this.users.setPassword(tx, id, passwordHash);
    const after = await this.users.find(tx, id);
    await this.audit.record(tx, context, [auditEntry('user.create', id, { after })]);
    return id;
  }

  private async forgive(attempt: Attempt): Promise<void> {
    await this.database.system((system) => this.attempts.forgive(system, attempt));
  }

  private note(kind: SecurityKind, origin: Origin): void {
    const nobody = { municipality: NOBODYS, actorId: '', actorLabel: '', userId: '', detail: '' };
    this.trail.note({ ...nobody, kind, ...origin });
  }
}

/** Takes as long for a code that is nearly right as for any other. */
function isSame(code: string, storedHash: string | undefined): boolean {
  const typed = Buffer.from(hashOfSecret(code));
  return timingSafeEqual(typed, Buffer.from(storedHash ?? hashOfSecret(''))) && storedHash !== undefined;
}

/** As for an address there is nothing at. */
function setUpDone(): Problem {
  return new Problem(404, 'http-404', 'お探しのものは見つかりません。');
}

function wrongCode(): Problem {
  return invalid([
    {
      where: 'code',
      message:
        'コードが正しくありません。サーバーの起動時に表示された最も新しいコードを入力してください。起動し直すと、新しいコードが表示されます。',
    },
  ]);
}

function tooMany(wait: number): Problem {
  return new Problem(429, 'too-many-attempts', '誤りが続いたため、しばらく受け付けられません。', {
    detail: `${waitInWords(wait)}ほど待ってからもう一度お試しください。`,
    extensions: { retryAfterSeconds: Math.ceil(wait / 1_000) },
  });
}
