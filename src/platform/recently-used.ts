/** Values by key, of which those used last are kept. */
export class RecentlyUsed<Value> {
  private readonly values = new Map<string, Value>();

  /** @param most how many are kept at most */
  constructor(private readonly most: number) {}

  /** The value of a key, which is then the one used last; undefined where it is not kept, or no longer. */
  get(key: string): Value | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** Keeps a value; where there are too many, the one that was not used for longest goes. */
  set(key: string, value: Value): void {
    this.values.delete(key);
    this.values.set(key, value);
    const [longestUnused] = this.values.keys();
    if (this.values.size > this.most && longestUnused !== undefined) this.values.delete(longestUnused);
  }
}
