import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/keyset.js';
import { type Fault, invalid, notFound, Problem } from '../../platform/problem.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { type Context, type Role } from '../context.js';
import { DepartmentOwners } from '../department/department-owners.service.js';
import { type Department, DepartmentRepository } from '../department/department.repository.js';
import { permit } from '../permissions.js';
import { hashOfToken, municipalityOfToken, newBearerToken } from './bearer-token.js';
import { type AccessToken, TokenRepository } from './token.repository.js';

export interface TokenInput {
  role: Role;
  /** The department of the role `department`, by id or by code; of no other role. */
  departmentId?: string;
  departmentCode?: string;
  sectionHead?: boolean;
  /** What the audit trail calls the bearer. */
  label: string;
  /** Instant from which it no longer opens anything; never where left out. */
  expiresAt?: string;
}

/** A token just made: the only time its secret is told. */
export interface NewToken extends AccessToken {
  token: string;
}

@Injectable()
export class TokenService {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly departments: DepartmentRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly owners: DepartmentOwners,
  ) {}

  /** Makes a token and tells its secret, this once. Only an operator makes an operator's. */
  async create(context: Context, input: TokenInput): Promise<NewToken> {
    permit(context, 'token.manage');
    if (!mayManage(context, input)) throw onlyByOperator('発行');
    const token = newBearerToken(context.municipality);
    return this.database.transaction(context, async (tx) => {
      const department = await this.departmentOf(tx, input);
      this.check(input, department, department ? await this.owners.whyEnded(tx, department.id) : null);
      const { role, label, sectionHead = false } = input;
      const id = await this.tokens.insert(tx, hashOfToken(token), {
        role,
        departmentId: department?.id ?? null,
        sectionHead,
        label: label.trim(),
        createdBy: context.actor.label,
        expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt),
      });
      const created = await this.found(tx, id);
      await this.audit.record(tx, context, [
        { action: 'token.create', subjectKind: 'token', subjectId: id, after: created },
      ]);
      return { ...created, token };
    });
  }

  /** One page of the tokens, newest first, revoked ones too. */
  async list(
    context: Context,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<Page<AccessToken>> {
    permit(context, 'token.manage');
    const [at = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor, ['instant', 'uuid']);
    const before = cursor === undefined ? null : { at, id };
    const fetched = await this.database.transaction(context, (tx) =>
      this.tokens.list(tx, { before, limit: limit + 1 }),
    );
    return pageOf(fetched, limit, (token) => [token.createdAt.toISOString(), token.id]);
  }

  /** From now on the token opens nothing. Revoking it again changes nothing. Only an operator revokes an operator's. */
  async revoke(context: Context, id: string): Promise<void> {
    permit(context, 'token.manage');
    await this.database.transaction(context, async (tx) => {
      const token = await this.found(tx, id);
      if (!mayManage(context, token)) throw onlyByOperator('失効');
      const revokedAt = this.clock.now();
      if (!(await this.tokens.revoke(tx, id, revokedAt))) return;
      await this.audit.record(tx, context, [
        {
          action: 'token.revoke',
          subjectKind: 'token',
          subjectId: id,
          before: { label: token.label, revokedAt: null },
          after: { label: token.label, revokedAt },
        },
      ]);
    });
  }

  /** Who bears the token; null alike for what is no token, is unknown, revoked or expired. */
  async authenticate(token: string): Promise<Context | null> {
    const municipality = municipalityOfToken(token);
    if (municipality === null) return null;
    const valid = await this.database.system((system) =>
      this.tokens.findValid(system, municipality, hashOfToken(token), this.clock.now()),
    );
    return valid ? { municipality, actor: valid, source: 'api' } : null;
  }

  private async departmentOf(tx: Transaction, input: TokenInput): Promise<Department | undefined> {
    if (input.departmentId !== undefined) return this.departments.find(tx, input.departmentId);
    if (input.departmentCode !== undefined) return this.departments.findByCode(tx, input.departmentCode);
    return undefined;
  }

  private check(input: TokenInput, department: Department | undefined, ended: string | null): void {
    const named = input.departmentId ?? input.departmentCode;
    const isDepartment = input.role === 'department';
    const faults: (Fault | false)[] = [
      input.label.trim() === '' && { where: 'label', message: '名称を入力してください。' },
      isDepartment &&
        named === undefined && { where: 'departmentCode', message: '所管課の役割には課を指定してください。' },
      !isDepartment &&
        named !== undefined && {
          where: 'departmentCode',
          message: '課を指定できるのは、所管課の役割だけです。',
        },
      isDepartment &&
        named !== undefined &&
        !department && { where: 'departmentCode', message: `課「${named}」は登録されていません。` },
      ended !== null && { where: 'departmentCode', message: ended },
      !isDepartment &&
        input.sectionHead === true && {
          where: 'sectionHead',
          message: '課長確認ができるのは、所管課の役割だけです。',
        },
      input.expiresAt !== undefined &&
        !(Date.parse(input.expiresAt) > this.clock.now().getTime()) && {
          where: 'expiresAt',
          message: '有効期限は、現在より後の日時を指定してください。',
        },
    ];
    const found = faults.filter((fault) => fault !== false);
    if (found.length > 0) throw invalid(found);
  }

  private async found(tx: Transaction, id: string): Promise<AccessToken> {
    const token = await this.tokens.find(tx, id);
    if (!token) throw notFound('アクセストークン');
    return token;
  }
}

/** An operator's token is beyond everybody but an operator. */
function mayManage({ actor }: Context, { role }: Pick<AccessToken, 'role'>): boolean {
  return role !== 'operator' || actor.role === 'operator';
}

function onlyByOperator(action: '発行' | '失効'): Problem {
  return new Problem(403, 'forbidden', `運用者のトークンを${action}できるのは、運用者だけです。`);
}
