/** The last few hovers, so that nothing is computed again while the mouse moves inside one literal. */
export class HoverCache {
  private readonly entries = new Map<string, string>();

  constructor(private readonly capacity = 32) {}

  get(key: string, make: () => string): string {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const made = make();
    this.entries.set(key, made);
    if (this.entries.size > this.capacity) {
      const oldest = this.entries.keys().next();
      if (!oldest.done) this.entries.delete(oldest.value);
    }
    return made;
  }

  dispose(): void {
    this.entries.clear();
  }
}
