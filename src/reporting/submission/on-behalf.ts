import { type Context } from '../../access/context.js';

/** Whether what this actor enters for a department is 代理入力: everybody's but the department's own. */
export function actsOnBehalf(context: Context): boolean {
  return context.actor.role !== 'department';
}
