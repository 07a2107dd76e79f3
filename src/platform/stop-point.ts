/**
 * A named point of the code at which the tests kill this process as a power cut would: with
 * `NODE_ENV=test TETSUZUKI_STOP_AT=<name>` it ends by SIGKILL the moment it gets there. Otherwise it does nothing.
 */
export function stopPoint(name: string): void {
  if (process.env.NODE_ENV === 'test' && process.env.TETSUZUKI_STOP_AT === name) {
    process.kill(process.pid, 'SIGKILL');
  }
}
