import { type Context } from './context.js';

/** Who acts where nobody does it by hand; `process` says which, e.g. 確定処理. Who asked for it is in the audit trail. */
export function systemContext(municipality: string, process: string): Context {
  return {
    municipality,
    actor: {
      id: 'system',
      label: `システム（${process}）`,
      role: 'operator',
      departmentId: null,
      sectionHead: false,
    },
    source: 'job',
  };
}
