/** Lines drawn again in one frame: each costs about a millisecond, and a frame shall leave time for the user. */
const linesPerFrame = 8;

/** Something that can be drawn again, with what it has been told since. */
export interface Drawn {
  forceUpdate(): void;
}

/**
 * Lets only so many lines of a table be drawn again in one frame. The others keep what they show until their turn in
 * one of the next frames.
 */
export class LineTurns {
  private drawn = 0;
  private readonly waiting = new Set<Drawn>();
  private frame: number | undefined;

  /** Whether a line that has changed may be drawn now. If not, it is drawn later. */
  take(line: Drawn): boolean {
    this.frame ??= requestAnimationFrame(() => this.next());
    if (this.drawn >= linesPerFrame) {
      this.waiting.add(line);
      return false;
    }
    this.waiting.delete(line);
    this.drawn++;
    return true;
  }

  /** A line that is gone is not drawn. */
  forget(line: Drawn): void {
    this.waiting.delete(line);
  }

  private next(): void {
    const now = [...this.waiting].slice(0, linesPerFrame);
    this.drawn = now.length;
    this.frame = now.length > 0 ? requestAnimationFrame(() => this.next()) : undefined;
    for (const line of now) {
      this.waiting.delete(line);
      line.forceUpdate();
    }
  }
}
