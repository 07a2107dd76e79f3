import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { atVersion, conflict, invalid, orNotFound, Problem } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { DivisionRepository } from './division.repository.js';
import { type DivisionDto } from './department.dto.js';

const LONGEST_NAME = 100;

/** 部: made by naming them on a department, renamed and removed here. Closed months keep the names they had. */
@Injectable()
export class DivisionService {
  constructor(
    private readonly database: Database,
    private readonly divisions: DivisionRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
  ) {}

  async list(context: Context): Promise<DivisionDto[]> {
    permit(context, 'department.read');
    return this.database.snapshot(context, (tx) => this.divisions.all(tx));
  }

  async get(context: Context, id: string): Promise<DivisionDto> {
    permit(context, 'department.read');
    return this.database.snapshot(context, (tx) => this.found(tx, id));
  }

  /** @throws Problem 404, 409 for an old version, 422 for no name and for one that is taken */
  async rename(context: Context, id: string, version: number, name: string): Promise<DivisionDto> {
    permit(context, 'department.edit');
    const newName = name.trim();
    return this.database.transaction(context, async (tx) => {
      const before = atVersion(await this.divisions.find(tx, id), '部', version, { name: newName });
      if (newName.length < 1 || newName.length > LONGEST_NAME) {
        throw invalid([{ where: 'name', message: '部名を1文字以上100文字以内で入力してください。' }]);
      }
      if (newName === before.name) return before;
      if (!(await this.divisions.rename(tx, id, version, newName))) throw stale(version, before);
      const change = { before: { name: before.name }, after: { name: newName } };
      await this.audit.record(tx, context, [auditEntry('division.edit', id, change)]);
      await this.owedWork.raiseAll(tx, 'provisional');
      return this.found(tx, id);
    });
  }

  /** Removes a division nothing belongs to. @throws Problem 404, 409 for an old version and where it is not empty */
  async remove(context: Context, id: string, version: number): Promise<DivisionDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const before = atVersion(await this.divisions.find(tx, id), '部', version);
      if (before.departments + before.ended > 0) throw notEmpty(before);
      if (!(await this.divisions.remove(tx, id, version))) throw stale(version, before);
      const entry = auditEntry('division.remove', id, { before: { name: before.name } });
      await this.audit.record(tx, context, [entry]);
      return before;
    });
  }

  private async found(tx: Transaction, id: string): Promise<DivisionDto> {
    return orNotFound(await this.divisions.find(tx, id), '部');
  }
}

function stale(version: number, before: DivisionDto): Problem {
  return conflict('部', { version }, before);
}

function notEmpty({ name, departments, ended }: DivisionDto): Problem {
  return new Problem(409, 'division-not-empty', `「${name}」には課があるため、削除できません。`, {
    detail: `属している課：${departments}課、廃止した課：${ended}課。課の部を変更してから削除してください。`,
  });
}
