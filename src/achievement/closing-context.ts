import { type Context } from '../access/context.js';

/** Who closes a month once it has been asked for: the system itself; who asked stands in the audit trail before. */
export function closingContext(municipality: string): Context {
  const actor = {
    id: 'system',
    label: 'システム（確定処理）',
    role: 'operator',
    departmentId: null,
  } as const;
  return { municipality, actor: { ...actor, sectionHead: false }, source: 'job' };
}
