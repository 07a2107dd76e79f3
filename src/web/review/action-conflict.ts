import { type DepartmentDto } from '../../access/department/department.dto.js';
import { isMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { conflict, Problem } from '../../platform/problem.js';
import { ACTION_STATE_NAMES, type ActionFields } from '../../review/action-standing.js';
import { OFFICE_NAME } from '../../review/owner.js';

type Versioned = Partial<ActionFields> & { version?: number };

/** The same conflict with both versions in the words of the screen; anything else as it is. */
export function conflictInWords(error: unknown, departments: readonly DepartmentDto[]): unknown {
  if (!(error instanceof Problem) || error.code !== 'conflict') return error;
  const { yours, current } = (error.particulars.extensions ?? {}) as { yours: Versioned; current: Versioned };
  const inWords = ({ departmentId, dueMonth, state, content, comment, version }: Versioned) => ({
    content,
    departmentId:
      departmentId === null ? OFFICE_NAME : departments.find(({ id }) => id === departmentId)?.name,
    dueMonth: dueMonth && isMonth(dueMonth) ? periodLabel(dueMonth) : dueMonth,
    state: state && ACTION_STATE_NAMES[state],
    comment,
    version,
  });
  return conflict('この対応事項', inWords(yours), inWords(current));
}
