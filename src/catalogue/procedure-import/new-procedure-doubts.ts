import { lookAlikeKey } from '../../kernel/code.js';
import { type Fault } from '../../platform/problem.js';
import {
  ALLOW_SIMILAR,
  type RegisteredProcedure,
  type SimilarProcedures,
} from '../procedure/similar-procedures.js';

const DECIMAL = /^\d+\.\d+$/;

/**
 * Why a new row of a file may be a procedure there is under another code. Section numbers as 1.1 and 1.10 may both be
 * meant: where the file names the registered one itself, the other is not what became of it.
 */
export function similarFaults(
  similar: SimilarProcedures,
  newProcedure: Pick<RegisteredProcedure, 'code' | 'name' | 'departmentId'>,
  inFile: (code: string) => boolean,
): Fault[] {
  const original = similar.originalOf(newProcedure.code);
  const bothMeant = original !== null && DECIMAL.test(original) && inFile(original);
  const faults = [bothMeant ? null : similar.codeFault(newProcedure), similar.nameFault(newProcedure)];
  return faults.filter((fault) => fault !== null);
}

/** New rows of one file that may be one procedure: the same digits with and without leading zeros. */
export class NewTwins {
  private readonly first = new Map<string, { code: string; row: number }>();

  /** Takes a new row in. Returns why it may be an earlier one, or null. */
  add(code: string, row: number): string | null {
    if (DECIMAL.test(code)) return null;
    const key = lookAlikeKey(code);
    const there = this.first.get(key);
    if (!there) this.first.set(key, { code, row });
    if (!there || there.code === code) return null;
    return `手続コード「${code}」は、${there.row}行目の「${there.code}」と紛らわしいコードです。同じ手続であれば1行にしてください。${ALLOW_SIMILAR}`;
  }
}
