import { Inject, Injectable } from '@nestjs/common';
import { KnownCodes } from '../../kernel/code.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { textsOf } from '../../platform/database/labelled.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type FileFaultDto } from '../../platform/tabular/file-fault.dto.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { type StandingRows } from '../../platform/tabular/row-changes.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { changesBetween } from '../audit/changes.js';
import { type Context } from '../context.js';
import { type ImportOutcome, refused } from '../../platform/tabular/import-outcome.js';
import { permit } from '../permissions.js';
import { requiredCode, requiredText, textColumn } from '../../platform/tabular/text-cell.js';
import { DepartmentRepository } from './department.repository.js';
import { type DepartmentDto } from './department.dto.js';
import { DepartmentEntity } from './department.entity.js';
import { DivisionEntity } from './division.entity.js';
import { DivisionRepository } from './division.repository.js';
import { type DepartmentFate, whyEnded } from './ended-department.js';

const { code: CODE, name: NAME } = textsOf(DepartmentEntity);

export const departmentColumns = defineColumns({
  code: { name: CODE.what, required: true, example: '010', read: requiredCode(CODE.longest) },
  division: { ...textColumn(textsOf(DivisionEntity).name), example: '総務部' },
  name: {
    name: NAME.what,
    aliases: ['所管課名', '所管課'],
    required: true,
    example: '総務課',
    read: requiredText(NAME.longest),
  },
});

type Rows = RowsRead<typeof departmentColumns>['rows'];

/** Departments from a file: known by their code, renamed and moved to the division the file names. */
@Injectable()
export class DepartmentsImport {
  readonly columns = departmentColumns;

  constructor(
    private readonly departments: DepartmentRepository,
    private readonly divisions: DivisionRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Adds the departments whose code is new and changes the others; those the file does not name stay. Without the
   * column 部名 a department keeps its division, with a blank one it leaves it. Writes nothing where a row is at fault,
   * as one is that names a department which is no more.
   */
  async apply(
    tx: Transaction,
    context: Context,
    rows: Rows,
    { allowSimilar = false }: { allowSimilar?: boolean | undefined } = {},
  ): Promise<ImportOutcome> {
    permit(context, 'import.run');
    const fates = await this.departments.fates(tx);
    const doubts = allowSimilar ? [] : doubtfulCodes(rows, fates);
    const errors = [...repeatedCodes(rows), ...this.ended(rows, fates), ...doubts];
    if (errors.length > 0) return refused(errors);
    const divisionIds = await this.divisions.ensure(
      tx,
      rows.flatMap(({ values }) => values.division ?? []),
    );
    const codes = rows.map(({ values }) => values.code);
    const before = new Map((await this.departments.lockByCode(tx, codes)).map((d) => [d.code, d]));
    const imported = rows.map(({ values: { code, name, division } }) => {
      const known = before.get(code);
      const newDivision =
        division === undefined
          ? {}
          : { divisionId: divisionOf(division, divisionIds), divisionName: division };
      return { ...(known ?? NEW), ...newDivision, code, name };
    });
    const created = imported.filter(({ code }) => !before.has(code));
    const changedDepartments = imported.filter((d) => changesBetween(before.get(d.code) ?? d, d));
    const ids = await this.departments.insert(tx, created);
    await this.departments.update(tx, changedDepartments);
    await this.audit.record(tx, context, [
      ...created.map((d) =>
        auditEntry('department.create', ids.get(d.code) ?? '', { before: null, after: d }),
      ),
      ...changedDepartments.map((d) =>
        auditEntry('department.edit', d.id, changesBetween(before.get(d.code) ?? d, d)),
      ),
    ]);
    if (created.length + changedDepartments.length > 0) await this.owedWork.raiseAll(tx, 'provisional');
    return {
      created: created.length,
      updated: changedDepartments.length,
      unchanged: rows.length - created.length - changedDepartments.length,
      errors: [],
    };
  }

  /** The departments that the rows name by their codes. */
  async standing(tx: Transaction, rows: Rows): Promise<StandingRows> {
    const codes = rows.map(({ values }) => values.code);
    const known = new Map((await this.departments.lockByCode(tx, codes)).map((one) => [one.code, one]));
    const { code, name, division } = departmentColumns;
    return new Map(
      rows.flatMap(({ row, values }) => {
        const one = known.get(values.code);
        if (!one) return [];
        const cells = { [code.name]: one.code, [division.name]: one.divisionName, [name.name]: one.name };
        return [[row, { subject: `${one.code} ${one.name}`, cells }] as const];
      }),
    );
  }

  /** A file that names a department that is no more is one of last year. */
  private ended(rows: Rows, fates: readonly DepartmentFate[]): FileFaultDto[] {
    const today = tokyoToday(this.clock);
    return rows.flatMap(({ row, values: { code } }) => {
      const known = fates.find((one) => one.code === code);
      const message = known ? whyEnded(fates, known.id, today) : null;
      return message === null ? [] : [{ row, column: departmentColumns.code.name, value: code, message }];
    });
  }
}

const NEW: Omit<DepartmentDto, 'code' | 'name'> = {
  id: '',
  divisionId: null,
  divisionName: null,
  endedOn: null,
  version: 1,
};

function divisionOf(name: string | null, ids: Map<string, string>): string | null {
  return name === null ? null : (ids.get(name) ?? null);
}

/** New codes that may be those of departments there are. */
function doubtfulCodes(rows: Rows, fates: readonly DepartmentFate[]): FileFaultDto[] {
  const known = new KnownCodes(fates.map(({ code }) => code));
  const registered = new Set(fates.map(({ code }) => code));
  return rows.flatMap(({ row, values: { code } }) => {
    if (registered.has(code)) return [];
    const nameOf = (original: string) => `（${fates.find((one) => one.code === original)?.name ?? ''}）`;
    const similarCode = known.doubt('課コード', code, nameOf);
    if (similarCode === null) return [];
    const message = `${similarCode}別の課であれば、「似た手続があっても登録する」を指定してください。`;
    return [{ row, column: departmentColumns.code.name, value: code, message }];
  });
}

function repeatedCodes(rows: Rows): FileFaultDto[] {
  const firstRow = new Map<string, number>();
  return rows.flatMap(({ row, values: { code } }) => {
    const first = firstRow.get(code);
    if (first === undefined) {
      firstRow.set(code, row);
      return [];
    }
    const message = `同じ課コードが${first}行目にもあります。1つの課は1行にしてください。`;
    return [{ row, column: '課コード', value: code, message }];
  });
}
