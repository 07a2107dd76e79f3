import { type Context } from '../../access/context.js';

/** Who acts where the calendar alone brings something about. */
export function scheduleContext(municipality: string): Context {
  return {
    municipality,
    actor: {
      id: 'system',
      label: 'システム（自動処理）',
      role: 'operator',
      departmentId: null,
      sectionHead: false,
    },
    source: 'job',
  };
}
