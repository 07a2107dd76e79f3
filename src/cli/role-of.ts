import { ROLES, type Role } from '../access/context.js';
import { CommandFailure } from './output.js';

/** The role named on the command line. @throws CommandFailure for one that there is not. */
export function roleOf(text: string): Role {
  const role = ROLES.find((one) => one === text);
  if (role) return role;
  throw new CommandFailure(`役割「${text}」はありません。${ROLES.join('、')} のいずれかを指定してください。`);
}
