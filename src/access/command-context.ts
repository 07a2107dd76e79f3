import { actorOfAll, type Context } from './context.js';

/** Who acts when the operator types a command on the server itself, for one municipality. */
export function commandContext(municipality: string): Context {
  return { municipality, actor: actorOfAll('operator', '運用者（コマンド）', 'operator'), source: 'command' };
}
