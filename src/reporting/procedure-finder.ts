import { KnownCodes, plainCode } from '../kernel/code.js';
import { searchKey } from '../kernel/text.js';
import { ProcedureEntity } from '../catalogue/procedure/procedure.entity.js';
import { type RegisteredProcedure } from '../catalogue/procedure/similar-procedures.js';
import { labelsOf } from '../platform/database/labelled.js';
import { type FileFaultDto } from '../platform/tabular/file-fault.dto.js';

const { code: CODE, name: NAME } = labelsOf(ProcedureEntity);

/** What a row of a file calls its procedure; `undefined` where the file has no such column. */
export interface GivenName {
  code?: string | null | undefined;
  name?: string | null | undefined;
}

/** A row's procedure, or what is wrong with what the row calls it. */
export type Found = { procedure: RegisteredProcedure } | { fault: FileFaultDto };

/** Finds the procedures that the rows of one file speak of, by code or else by name. */
export class ProcedureFinder {
  private readonly byCode: Map<string, RegisteredProcedure>;
  private readonly codes: KnownCodes;
  private readonly byName = new Map<string, RegisteredProcedure[]>();
  private readonly rowOf = new Map<string, number>();

  constructor(procedures: readonly RegisteredProcedure[]) {
    this.byCode = new Map(procedures.map((procedure) => [plainCode(procedure.code), procedure]));
    this.codes = new KnownCodes([...this.byCode.keys()]);
    for (const procedure of procedures) {
      if (procedure.retired) continue;
      const key = searchKey(procedure.name);
      this.byName.set(key, [...(this.byName.get(key) ?? []), procedure]);
    }
  }

  /**
   * The procedure a row means. The code decides where it is given; a name beside it that is another procedure's is a
   * fault, since the rows have then most likely slipped. A name alone must be the name of one procedure only. The
   * same procedure on a second row is a fault too.
   */
  find(row: number, { code, name }: GivenName): Found {
    const found = code ? this.findByCode(row, code, name ?? null) : this.findByName(row, name ?? null);
    if ('fault' in found) return found;
    const first = this.rowOf.get(found.procedure.id);
    if (first === undefined) {
      this.rowOf.set(found.procedure.id, row);
      return found;
    }
    const column = code ? CODE : NAME;
    const message = `同じ手続が${first}行目にもあります。1つの手続は1行にしてください。`;
    return { fault: { row, column, value: code || name || null, message } };
  }

  private findByCode(row: number, code: string, name: string | null): Found {
    const procedure = this.byCode.get(plainCode(code));
    const fault = (message: string) => ({ fault: { row, column: CODE, value: code, message } });
    if (!procedure) {
      const similarCode = this.codes.doubt(CODE, plainCode(code), (known) => this.nameOf(known));
      return fault(
        similarCode ??
          `手続コード「${code}」は手続台帳にありません。コードを確かめるか、先に手続を登録してください。`,
      );
    }
    if (procedure.retired) {
      return fault(`手続コード「${code}」（${procedure.name}）は登録取消のため、取り込めません。`);
    }
    const sameName = name ? (this.byName.get(searchKey(name)) ?? []) : [];
    if (sameName.length > 0 && !sameName.includes(procedure)) {
      const message = `手続コード「${code}」は「${procedure.name}」ですが、手続名は別の手続「${name}」です。どちらかを直してください。`;
      return { fault: { row, column: NAME, value: name, message } };
    }
    return { procedure };
  }

  private nameOf(code: string): string {
    const procedure = this.byCode.get(code);
    return procedure ? `（${procedure.name}）` : '';
  }

  private findByName(row: number, name: string | null): Found {
    const fault = (message: string) => ({ fault: { row, column: NAME, value: name, message } });
    if (!name) return fault('手続コードも手続名も空欄です。どちらかを入力してください。');
    const [procedure, ...others] = this.byName.get(searchKey(name)) ?? [];
    if (!procedure) {
      return fault(`手続名「${name}」は手続台帳にありません。名称を確かめるか、先に手続を登録してください。`);
    }
    if (others.length > 0) {
      const codes = [procedure, ...others].map(({ code }) => code).join('、');
      return fault(`手続名「${name}」の手続が複数あります（${codes}）。手続コードで指定してください。`);
    }
    return { procedure };
  }
}

/** The first row that means each procedure, by the procedure's id; rows that mean none are left out. */
export function rowsByProcedure(
  rows: readonly { row: number; values: GivenName }[],
  registered: readonly RegisteredProcedure[],
): Map<string, number> {
  const finder = new ProcedureFinder(registered);
  return new Map(
    rows.flatMap(({ row, values }) => {
      const found = finder.find(row, values);
      return 'procedure' in found ? [[found.procedure.id, row] as const] : [];
    }),
  );
}
