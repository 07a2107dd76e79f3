import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { keysetPage, type Page, type PageRequest } from '../../platform/keyset.js';
import { conflict, orNotFound, Problem, refuseFaults, type Fault } from '../../platform/problem.js';
import { type AuditEntry, auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { changesBetween } from '../audit/changes.js';
import { type Context, type Role } from '../context.js';
import { DepartmentOwners } from '../department/department-owners.service.js';
import { DepartmentRepository } from '../department/department.repository.js';
import { permit } from '../permissions.js';
import { PASSWORD_LINK_MS } from '../session/session-times.js';
import { SecurityEventRepository } from '../security/security-event.repository.js';
import { SessionRepository } from '../session/session.repository.js';
import { revocation } from '../token/token-audit.js';
import { TokenRepository } from '../token/token.repository.js';
import { AccountNotices } from './account-notices.js';
import { loginFault, normaliseLogin } from './login.js';
import { PasswordLinkRepository } from './password-link.repository.js';
import { hashOfSecret, newSecret } from './secret.js';
import { normaliseMailAddress, userFaults, type UserInput } from './user-input.js';
import { type User, type UserFields, UserRepository } from './user.repository.js';

/** A new link: the only time its secret is shown. The page is `/password?link=<secret>`. */
export interface NewPasswordLink {
  secret: string;
  expiresAt: Date;
}

@Injectable()
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly links: PasswordLinkRepository,
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenRepository,
    private readonly notices: AccountNotices,
    private readonly security: SecurityEventRepository,
    private readonly departments: DepartmentRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly owners: DepartmentOwners,
  ) {}

  /** Makes a user without a password and the link by which the user sets it. Only an operator makes an operator. */
  async create(
    context: Context,
    input: UserInput & { login: string },
  ): Promise<{ user: User; link: NewPasswordLink }> {
    permit(context, 'user.manage');
    onlyOperatorsTouch(context, input.role);
    const login = normaliseLogin(input.login);
    return this.database.transaction(context, async (tx) => {
      const message = loginFault(login);
      const fields = await this.fieldsOf(tx, input, message === null ? [] : [{ where: 'login', message }]);
      const user = await this.found(tx, await this.users.insert(tx, login, fields));
      await this.audit.record(tx, context, [auditEntry('user.create', user.id, { after: user })]);
      const link = await this.linkFor(tx, context, user);
      const event = { kind: 'password-link-made', at: this.clock.now(), userId: user.id } as const;
      await this.security.record(tx, context, event);
      return { user, link };
    });
  }

  /** What everybody is called, by id, for whoever reads the audit trail. */
  async labels(context: Context): Promise<Map<string, string>> {
    permit(context, 'audit.read');
    return this.database.snapshot(context, (tx) => this.users.labels(tx));
  }

  /** Saves over `version`. A change of role holds from the user's next page on. */
  async edit(context: Context, id: string, version: number, input: UserInput): Promise<User> {
    permit(context, 'user.manage');
    return this.database.transaction(context, async (tx) => {
      const before = await this.touchable(tx, context, id);
      onlyOperatorsTouch(context, input.role);
      const fields = await this.fieldsOf(tx, input);
      if (before.version !== version || !(await this.users.update(tx, id, version, fields)))
        throw conflict('利用者', { ...fields, version }, before);
      return this.recorded(tx, context, 'user.edit', before);
    });
  }

  /** Lets the user in no more (or again); sessions, links and tokens of a disabled user end at once. Not oneself. */
  async setDisabled(context: Context, id: string, version: number, disabled: boolean): Promise<User> {
    permit(context, 'user.manage');
    if (id === context.actor.id) throw new Problem(422, 'oneself', '自分自身を停止することはできません。');
    return this.database.transaction(context, async (tx) => {
      const before = await this.touchable(tx, context, id);
      const at = disabled ? this.clock.now() : null;
      if (before.version !== version || !(await this.users.setDisabled(tx, id, version, at)))
        throw conflict('利用者', { disabled, version }, before);
      if (disabled) {
        await this.sessions.removeOf(tx, id);
        await this.links.removeOf(tx, id);
        await this.revokeTokens(tx, context, id);
      }
      return this.recorded(tx, context, disabled ? 'user.disable' : 'user.enable', before);
    });
  }

  /** A new link for setting the password, in place of earlier ones; the old password works until it is used. */
  async newLink(context: Context, id: string): Promise<NewPasswordLink> {
    permit(context, 'user.manage');
    return this.database.transaction(context, async (tx) => {
      const link = await this.linkFor(tx, context, await this.touchable(tx, context, id));
      const at = this.clock.now();
      await this.notices.tell(tx, context, { kind: 'password-link-made', at, userId: id });
      return link;
    });
  }

  /** One page of the users by login, disabled ones too. */
  async list(context: Context, page: PageRequest): Promise<Page<User>> {
    permit(context, 'user.manage');
    return keysetPage(
      page,
      ['text'],
      ([after = null], limit) =>
        this.database.snapshot(context, (tx) => this.users.list(tx, { after, limit })),
      ({ login }) => [login],
    );
  }

  async get(context: Context, id: string): Promise<User> {
    permit(context, 'user.manage');
    return this.database.snapshot(context, (tx) => this.found(tx, id));
  }

  /** The user with this login in the context's municipality, if there is one. */
  async findByLogin(context: Context, login: string): Promise<User | undefined> {
    permit(context, 'user.manage');
    return this.database.snapshot(context, (tx) => this.users.findByLogin(tx, normaliseLogin(login)));
  }

  /** Tokens end with their owner; enabling the user again does not bring them back. */
  private async revokeTokens(tx: Transaction, context: Context, ownerId: string): Promise<void> {
    const revokedAt = this.clock.now();
    const revoked = await this.tokens.revokeOfOwner(tx, ownerId, revokedAt);
    const entries = revoked.map((token) => revocation(token, revokedAt));
    await this.audit.record(tx, context, entries);
    const event = { kind: 'token-revoked', at: revokedAt, userId: ownerId } as const;
    for (const { label } of revoked) await this.security.record(tx, context, { ...event, detail: label });
  }

  private async linkFor(tx: Transaction, context: Context, user: User): Promise<NewPasswordLink> {
    const [secret, at] = [newSecret(), this.clock.now()];
    const expiresAt = new Date(at.getTime() + PASSWORD_LINK_MS);
    const createdBy = context.actor.label;
    const secretHash = hashOfSecret(secret);
    await this.links.replace(tx, { userId: user.id, secretHash, at, createdBy, expiresAt });
    const entry = auditEntry('user.password-link', user.id, { after: { expiresAt } });
    await this.audit.record(tx, context, [entry]);
    return { secret, expiresAt };
  }

  private async fieldsOf(tx: Transaction, input: UserInput, before: Fault[] = []): Promise<UserFields> {
    const department = await this.departments.named(tx, input);
    const ended = department ? await this.owners.whyEnded(tx, department.id) : null;
    refuseFaults([...before, ...userFaults(input, { found: department !== undefined, ended })]);
    const { role, sectionHead = false } = input;
    const mailAddress = normaliseMailAddress(input.mailAddress);
    const departmentId = department?.id ?? null;
    return { label: input.label.trim(), role, departmentId, sectionHead, mailAddress };
  }

  private async touchable(tx: Transaction, context: Context, id: string): Promise<User> {
    const user = await this.found(tx, id);
    onlyOperatorsTouch(context, user.role);
    return user;
  }

  private async recorded(
    tx: Transaction,
    context: Context,
    action: AuditEntry['action'],
    before: User,
  ): Promise<User> {
    const after = await this.found(tx, before.id);
    const change = changesBetween({ ...before }, { ...after });
    if (change) await this.audit.record(tx, context, [auditEntry(action, before.id, change)]);
    return after;
  }

  private async found(tx: Transaction, id: string): Promise<User> {
    return orNotFound(await this.users.find(tx, id), '利用者');
  }
}

/** An operator reaches everything, so only operators create, change or enable operators. */
function onlyOperatorsTouch(context: Context, role: Role): void {
  if (role !== 'operator' || context.actor.role === 'operator') return;
  throw new Problem(403, 'forbidden', '運用者の利用者登録は、運用者だけが変更できます。');
}
