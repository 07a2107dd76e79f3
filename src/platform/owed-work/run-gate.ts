/**
 * Who may run in this process at the same time: ordinary work beside other work, suspect work only on its own. Served
 * in turn: work that wants to be alone waits for what runs, and what comes after it waits for it.
 */
export class RunGate {
  private readonly beside = new Set<Promise<unknown>>();
  private alone: Promise<unknown> = Promise.resolve();

  async besideOthers<T>(work: () => Promise<T>): Promise<T> {
    for (let lastSeen: unknown; lastSeen !== this.alone;) {
      lastSeen = this.alone;
      await lastSeen;
    }
    const running = work();
    this.beside.add(running);
    try {
      return await running;
    } finally {
      this.beside.delete(running);
    }
  }

  onItsOwn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.afterAll(this.alone, work);
    this.alone = mine.catch(() => undefined);
    return mine;
  }

  private async afterAll<T>(before: Promise<unknown>, work: () => Promise<T>): Promise<T> {
    await before;
    await Promise.allSettled([...this.beside]);
    return work();
  }
}
