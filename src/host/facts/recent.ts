/** The last few results by key, so that nothing is computed again for one place in one text. */
export class Recent<T> {
  private readonly entries = new Map<string, T>();

  constructor(private readonly capacity = 32) {}

  /** The result if it is known. */
  peek(key: string): T | undefined {
    return this.entries.get(key);
  }

  get(key: string, make: () => T): T {
    const known = this.entries.get(key);
    const value = known ?? make();
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.capacity) {
      const oldest = this.entries.keys().next();
      if (!oldest.done) this.entries.delete(oldest.value);
    }
    return value;
  }

  clear(): void {
    this.entries.clear();
  }
}
