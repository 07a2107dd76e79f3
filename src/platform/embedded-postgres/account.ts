import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The account of the operating system a server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root hands it to the account that owns nothing ("nobody"). */
const nobody: Account = { uid: 65534, gid: 65534 };

/** The account of this process. Without POSIX accounts (Windows) there is none to compare: both ids are 0. */
export function ownAccount(): Account {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account a new server of this process runs as: this process's own, and nobody's in place of root. */
export function serverAccount(): Account {
  return isRoot() ? nobody : ownAccount();
}

/**
 * Whether the account may read and enter `path`, judged by the permission bits of it and of every folder above.
 * Access lists are not looked at. A path that does not exist counts as not reachable.
 */
export async function isReachable(path: string, account: Account): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found) return false;
  const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
  if (((found.mode >> shift) & 0o5) !== 0o5) return false;
  const above = dirname(path);
  return above === path || isReachable(above, account);
}
