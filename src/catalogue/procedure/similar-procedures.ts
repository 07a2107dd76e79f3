import { KnownCodes } from '../../kernel/code.js';
import { searchKey } from '../../kernel/text.js';
import { type Fault } from '../../platform/problem.js';

/** A procedure of the catalogue, as new ones are held against it. */
export interface RegisteredProcedure {
  id: string;
  code: string;
  name: string;
  departmentId: string;
  retired: boolean;
}

type Named = Pick<RegisteredProcedure, 'code' | 'name' | 'departmentId'>;

/** How one goes on where the two are really different procedures. */
export const ALLOW_SIMILAR = '別の手続であれば、「似た手続があっても登録する」を指定してください。';

/** Finds what may be the same procedure under another code: nothing in the catalogue may count twice. */
export class SimilarProcedures {
  private readonly codes: KnownCodes;
  private readonly byCode: ReadonlyMap<string, RegisteredProcedure>;
  private readonly byName = new Map<string, RegisteredProcedure>();

  constructor(registered: readonly RegisteredProcedure[]) {
    this.byCode = new Map(registered.map((one) => [one.code, one]));
    this.codes = new KnownCodes([...this.byCode.keys()]);
    for (const one of registered) {
      const key = nameKey(one);
      if (!one.retired && !this.byName.has(key)) this.byName.set(key, one);
    }
  }

  /** Why a new code may be a known one by mistake. The other's name is shown within its own department only. */
  codeFault(newProcedure: Named): Fault | null {
    const nameOf = (code: string) => {
      const original = this.byCode.get(code);
      return original?.departmentId === newProcedure.departmentId ? `（${original.name}）` : '';
    };
    const message = this.codes.doubt('手続コード', newProcedure.code, nameOf);
    return message === null ? null : { where: 'code', message: `${message}${ALLOW_SIMILAR}` };
  }

  /** The registered code that a new one may be by mistake. */
  originalOf(code: string): string | null {
    return this.codes.originalOf(code);
  }

  /** Why a new procedure of a department may be one it has already. */
  nameFault(newProcedure: Named): Fault | null {
    const there = this.byName.get(nameKey(newProcedure));
    if (!there || there.code === newProcedure.code) return null;
    const message =
      `同じ所管課に同じ名前の手続「${there.name}」（手続コード「${there.code}」）があります。` +
      `同じ手続であれば、手続コードを「${there.code}」にしてください。${ALLOW_SIMILAR}`;
    return { where: 'name', message };
  }
}

function nameKey({ departmentId, name }: Pick<Named, 'departmentId' | 'name'>): string {
  return `${departmentId} ${searchKey(name)}`;
}
