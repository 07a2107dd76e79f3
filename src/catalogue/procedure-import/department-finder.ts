import { type DepartmentFate, hasEnded, whyEnded } from '../../access/department/ended-department.js';
import { type IsoDate } from '../../kernel/date.js';
import { normalise } from '../../kernel/text.js';

/**
 * Finds the department a cell means by code or name, in any width. A name shared by several means the one that
 * still exists; where that leaves more than one, the code is needed.
 */
export class DepartmentFinder {
  private readonly byWord = new Map<string, Set<DepartmentFate>>();
  private readonly found = new Map<string, { id: string } | { problem: string }>();

  constructor(
    private readonly departments: readonly DepartmentFate[],
    private readonly today: IsoDate,
  ) {
    for (const department of departments) {
      this.note(department.code, department);
      this.note(department.name, department);
    }
  }

  /** The id of the department, or in Japanese why there is none to be found. */
  find(text: string): { id: string } | { problem: string } {
    const earlier = this.found.get(text);
    if (earlier) return earlier;
    const answer = this.lookUp(text);
    this.found.set(text, answer);
    return answer;
  }

  /** Why a department can be given nothing any more, naming its heir; null where it can. */
  whyEnded(id: string): string | null {
    return whyEnded(this.departments, id, this.today);
  }

  private lookUp(text: string): { id: string } | { problem: string } {
    const all = [...(this.byWord.get(normalise(text)) ?? [])];
    const living = all.filter((one) => !hasEnded(one, this.today));
    const candidates = living.length > 0 ? living : all;
    const [only] = candidates;
    if (!only) return { problem: `所管課「${text}」が見つかりません。課コードか課名をご確認ください。` };
    if (candidates.length === 1) return { id: only.id };
    const codes = candidates.map(({ code }) => code).join('、');
    return {
      problem: `所管課「${text}」に当たる課が${candidates.length}つあります。課コード（${codes}）で入力してください。`,
    };
  }

  private note(word: string, department: DepartmentFate): void {
    const key = normalise(word);
    const known = this.byWord.get(key) ?? new Set();
    this.byWord.set(key, known.add(department));
  }
}
