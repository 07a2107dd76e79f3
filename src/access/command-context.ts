import { type Context } from './context.js';

/** Who acts when the operator types a command on the server itself, for one municipality. */
export function commandContext(municipality: string): Context {
  return {
    municipality,
    actor: {
      id: 'operator',
      label: '運用者（コマンド）',
      role: 'operator',
      departmentId: null,
      sectionHead: false,
    },
    source: 'command',
  };
}
