import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { keysetPage, type Page, type PageRequest } from '../../platform/keyset.js';
import {
  type Fault,
  faultsAmong,
  invalid,
  orNotFound,
  Problem,
  refuseFaults,
} from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { actorIn, type Context, type Origin } from '../context.js';
import { departmentFaults } from '../department/department-faults.js';
import { DepartmentOwners } from '../department/department-owners.service.js';
import { DepartmentRepository } from '../department/department.repository.js';
import { permit } from '../permissions.js';
import { NOBODYS, SecurityEventRepository } from '../security/security-event.repository.js';
import { SecurityTrail } from '../security/security-trail.service.js';
import { AccountNotices } from '../user/account-notices.js';
import { normaliseLogin } from '../user/login.js';
import { type User, UserRepository } from '../user/user.repository.js';
import { hashOfToken, municipalityOfToken, newBearerToken } from './bearer-token.js';
import { revocation } from './token-audit.js';
import { TokenMemory } from './token-memory.js';
import { TokenProof } from './token-proof.js';
import { completeScopes, TOKEN_SCOPES } from './token-scope.js';
import { defaultEnd, endFault } from './token-times.js';
import { type CreateToken, type NewTokenDto, type TokenDto } from './token.dto.js';
import { type PresentedToken, TokenRepository } from './token.repository.js';

const USED_AGAIN_AFTER_MS = 60_000;
const TOO_MUCH =
  '所有者の役割より広い権限のトークンは発行できません。所有者か、トークンの役割を変えてください。';

@Injectable()
export class TokenService {
  private readonly memory = new TokenMemory();

  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly departments: DepartmentRepository,
    private readonly users: UserRepository,
    private readonly notices: AccountNotices,
    private readonly security: SecurityEventRepository,
    private readonly trail: SecurityTrail,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly owners: DepartmentOwners,
  ) {}

  /** Creates a token and returns its secret, only here. Only an operator creates an operator's token. */
  async create(context: Context, input: CreateToken): Promise<NewTokenDto> {
    permit(context, 'token.manage');
    if (!mayManage(context, input)) throw onlyByOperator('発行');
    const { role, label, sectionHead = false, scopes = TOKEN_SCOPES } = input;
    const [token, now] = [newBearerToken(context.municipality), this.clock.now()];
    return this.database.transaction(context, async (tx) => {
      const department = await this.departments.named(tx, input);
      const ended = department ? await this.owners.whyEnded(tx, department.id) : null;
      const owner = await this.ownerOf(tx, context, input);
      const expiresAt = input.expiresAt === undefined ? defaultEnd(now) : new Date(input.expiresAt);
      refuseFaults([
        ...faultsAmong([label.trim() === '' && { where: 'label', message: '名称を入力してください。' }]),
        ...departmentFaults(input, 'departmentCode', { found: department !== undefined, ended }),
        ...faultsAmong([
          input.scopes?.length === 0 && { where: 'scopes', message: '用途を1つ以上選んでください。' },
        ]),
        ...endFaults(expiresAt, now),
        ...ownerFaults(input, owner),
      ]);
      const id = await this.tokens.insert(tx, hashOfToken(token), {
        role,
        departmentId: department?.id ?? null,
        sectionHead,
        label: label.trim(),
        createdBy: context.actor.label,
        ownerId: owner?.id ?? null,
        scopes: completeScopes(scopes),
        expiresAt,
      });
      const created = await this.found(tx, id);
      if (!created.ownerMayHold) throw invalid([{ where: 'ownerLogin', message: TOO_MUCH }]);
      const { ownerLabel, ...after } = created;
      const entry = auditEntry('token.create', id, { after: { ...after, owner: ownerLabel } });
      await this.audit.record(tx, context, [entry]);
      await this.keep(tx, context, { kind: 'token-made', at: now, token: created });
      return { ...created, token };
    });
  }

  /** One page of the tokens, newest first, revoked ones too. */
  async list(context: Context, page: PageRequest): Promise<Page<TokenDto>> {
    permit(context, 'token.read');
    return keysetPage(
      page,
      ['instant', 'uuid'],
      (before, limit) => this.database.snapshot(context, (tx) => this.tokens.list(tx, { before, limit })),
      ({ createdAt, id }) => [createdAt.toISOString(), id],
    );
  }

  /** From now on the token opens nothing. Revoking it again changes nothing. Only an operator revokes an operator's. */
  async revoke(context: Context, id: string): Promise<void> {
    permit(context, 'token.manage');
    await this.database.transaction(context, async (tx) => {
      const token = await this.found(tx, id);
      if (!mayManage(context, token)) throw onlyByOperator('失効');
      const revokedAt = this.clock.now();
      if (!(await this.tokens.revoke(tx, id, revokedAt))) return;
      await this.audit.record(tx, context, [revocation(token, revokedAt)]);
      await this.keep(tx, context, { kind: 'token-revoked', at: revokedAt, token });
    });
  }

  /**
   * Who bears the token; null alike for what is no token, is unknown, revoked or expired, or whose owner may no longer
   * hold it. Its rights are those of its role within its scopes.
   */
  async authenticate(token: string, origin?: Origin): Promise<Context | null> {
    const municipality = municipalityOfToken(token);
    const found =
      municipality === null
        ? undefined
        : await this.database.systemLookUp((system) =>
            this.tokens.findPresented(system, municipality, hashOfToken(token)),
          );
    const now = this.clock.now();
    const fault = found ? tokenFault(found, now) : 'このシステムのトークンではありません';
    if (municipality === null || !found || fault !== null) {
      this.noteRefusal(found ? municipality : null, { found, fault, origin });
      return null;
    }
    const { id, scopes, lastUsedAt } = found;
    const isDue = usedLongBefore(now, lastUsedAt);
    if (isDue) await this.database.transaction({ municipality }, (tx) => this.tokens.touch(tx, id, now));
    this.memory.remember(hashOfToken(token), {
      municipality,
      ...found,
      lastUsedAt: isDue ? now : lastUsedAt,
    });
    return { municipality, actor: actorIn(found), source: 'api', scopes };
  }

  /**
   * Who bore the token when it was last admitted, with the proof that it still is so: to be read beside the data. Null
   * where that is not known, or the use has to be written down.
   */
  remembered(token: string): Context | null {
    const known = this.memory.of(hashOfToken(token));
    if (!known || usedLongBefore(this.clock.now(), known.lastUsedAt)) return null;
    const { municipality, id, scopes } = known;
    const proof = new TokenProof(known, this.tokens.again(municipality, id), (found) =>
      tokenFault(found, this.clock.now()),
    );
    return { municipality, actor: actorIn(known), source: 'api', scopes, proof };
  }

  private noteRefusal(
    municipality: string | null,
    { found, fault, origin }: { found?: PresentedToken; fault: string | null; origin?: Origin },
  ): void {
    this.trail.note({
      municipality: municipality ?? NOBODYS,
      kind: 'token-refused',
      actorId: found?.id ?? '',
      actorLabel: found?.label ?? '',
      userId: found?.ownerId ?? '',
      address: origin?.address ?? '',
      agent: origin?.agent ?? '',
      detail: fault ?? '',
    });
  }

  /** Keeps what happened to a token, and lets its owner hear of it. */
  private async keep(
    tx: Transaction,
    context: Context,
    { kind, at, token }: { kind: 'token-made' | 'token-revoked'; at: Date; token: TokenDto },
  ): Promise<void> {
    const event = { kind, at, detail: token.label };
    if (token.ownerId === null) await this.security.record(tx, context, event);
    else await this.notices.tell(tx, context, { ...event, userId: token.ownerId });
  }

  private async ownerOf(
    tx: Transaction,
    { source, actor }: Context,
    { ownerLogin = '' }: CreateToken,
  ): Promise<User | null | undefined> {
    if (ownerLogin.trim() !== '') return this.users.findByLogin(tx, normaliseLogin(ownerLogin));
    return source === 'page' ? this.users.find(tx, actor.id) : null;
  }

  private async found(tx: Transaction, id: string): Promise<TokenDto> {
    return orNotFound(await this.tokens.find(tx, id), 'アクセストークン');
  }
}

function usedLongBefore(now: Date, lastUsedAt: Date | null): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USED_AGAIN_AFTER_MS;
}

/** An operator's token is beyond everybody but an operator. */
function mayManage({ actor }: Context, { role }: Pick<TokenDto, 'role'>): boolean {
  return role !== 'operator' || actor.role === 'operator';
}

function onlyByOperator(action: '発行' | '失効'): Problem {
  return new Problem(403, 'forbidden', `運用者のトークンを${action}できるのは、運用者だけです。`);
}

/** Why a presented token opens nothing; null where it opens. */
function tokenFault({ revokedAt, expiresAt, ownerMayHold }: PresentedToken, now: Date): string | null {
  if (revokedAt !== null) return '失効しています';
  if (expiresAt <= now) return '有効期限が切れています';
  return ownerMayHold ? null : '所有者が利用停止中か、所有者の役割を超えています';
}

function endFaults(expiresAt: Date, now: Date): Fault[] {
  const message = endFault(expiresAt, now);
  return message === null ? [] : [{ where: 'expiresAt', message }];
}

function ownerFaults({ ownerLogin = '' }: CreateToken, owner: User | null | undefined): Fault[] {
  const where = 'ownerLogin';
  if (owner === undefined)
    return [{ where, message: `所有者のログインID「${ownerLogin.trim()}」は登録されていません。` }];
  if (owner === null || owner.disabledAt === null) return [];
  return [{ where, message: `所有者「${owner.label}」は利用停止中です。ほかの利用者を指定してください。` }];
}
