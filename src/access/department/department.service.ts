import { Injectable } from '@nestjs/common';
import { hasWords, searchWords } from '../../kernel/text.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { keysetPage, type Page, type PageRequest } from '../../platform/keyset.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { atVersion } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { changesBetween } from '../audit/changes.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { DepartmentRepository } from './department.repository.js';
import { type CreateDepartment, type DepartmentDto, type EditDepartment } from './department.dto.js';
import { DivisionRepository } from './division.repository.js';

@Injectable()
export class DepartmentService {
  constructor(
    private readonly database: Database,
    private readonly departments: DepartmentRepository,
    private readonly divisions: DivisionRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /** One page of the departments by code; ended ones only where asked for. */
  async list(
    context: Context,
    { withEnded = false, ...page }: PageRequest & { withEnded?: boolean },
  ): Promise<Page<DepartmentDto>> {
    permit(context, 'department.read');
    return keysetPage(
      page,
      ['text'],
      ([after = null], limit) =>
        this.database.snapshot(context, (tx) => this.departments.list(tx, { withEnded, after, limit })),
      ({ code }) => [code],
    );
  }

  /** Every department by code, ended ones too. */
  async all(context: Context): Promise<DepartmentDto[]> {
    permit(context, 'department.read');
    return this.database.snapshot(context, (tx) => this.departments.all(tx));
  }

  /** The departments that a text finds by name, division or code, by code, ended ones too. */
  async search(context: Context, text: string): Promise<DepartmentDto[]> {
    const words = searchWords(text);
    return (await this.all(context)).filter(({ name, code, divisionName }) =>
      hasWords(words, [name, code, divisionName ?? '']),
    );
  }

  async get(context: Context, id: string): Promise<DepartmentDto> {
    permit(context, 'department.read');
    return this.database.snapshot(context, (tx) => this.departments.mustFind(tx, id, '課'));
  }

  /** @throws Problem 409 where the code is taken, by an ended department too. */
  async create(context: Context, input: CreateDepartment): Promise<DepartmentDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const divisionId = await this.divisionId(tx, input.division ?? null);
      const { code, name, endedOn = null } = input;
      const ids = await this.departments.insert(tx, [{ code, name, divisionId, endedOn }]);
      const id = ids.get(code) ?? '';
      const created = await this.departments.mustFind(tx, id, '課');
      await this.audit.record(tx, context, [auditEntry('department.create', id, { after: created })]);
      await this.owedWork.raiseAll(tx, 'provisional');
      return created;
    });
  }

  /** Changes the fields given; the others stay. @throws Problem 409 for an old version and for a taken code. */
  async edit(context: Context, id: string, version: number, changes: EditDepartment): Promise<DepartmentDto> {
    permit(context, 'department.edit');
    return this.database.transaction(context, async (tx) => {
      const before = atVersion(await this.departments.lock(tx, id), '課', version, changes);
      const { division, ...fields } = changes;
      const divisionId = division === undefined ? before.divisionId : await this.divisionId(tx, division);
      const edited = { ...before, ...fields, divisionId };
      if (!changesBetween(before, edited)) return before;
      await this.departments.update(tx, [edited]);
      const saved = await this.departments.mustFind(tx, id, '課');
      const entry = auditEntry('department.edit', id, changesBetween(before, saved));
      await this.audit.record(tx, context, [entry]);
      await this.owedWork.raiseAll(tx, 'provisional');
      return saved;
    });
  }

  private async divisionId(tx: Transaction, name: string | null): Promise<string | null> {
    if (name === null) return null;
    return (await this.divisions.ensure(tx, [name])).get(name) ?? null;
  }
}
