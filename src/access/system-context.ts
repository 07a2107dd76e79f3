import { actorOfAll, type Context } from './context.js';

/** Who acts where nobody does it by hand; `process` says which, e.g. 確定処理. Who asked for it is in the audit trail. */
export function systemContext(municipality: string, process: string): Context {
  return { municipality, actor: actorOfAll('system', `システム（${process}）`, 'operator'), source: 'job' };
}
