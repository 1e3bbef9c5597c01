/**
 * A text built from pieces of another text (lines or parts of lines), with a map of offsets back to it. For
 * example, the output of a program without the prefix of each line.
 */
export class View {
  readonly text: string;
  /** The start of each piece in the view; its start in the source is in `parts`. */
  private readonly starts: number[] = [];

  /** @param parts start and end of each piece in `source`, in pairs, in order. */
  constructor(
    source: string,
    private readonly parts: readonly number[],
  ) {
    const pieces: string[] = [];
    let length = 0;
    for (let k = 0; k < parts.length; k += 2) {
      const piece = source.slice(parts[k], parts[k + 1]);
      pieces.push(piece);
      this.starts.push(length);
      length += piece.length;
    }
    this.text = pieces.join('');
  }

  /** The offset in the source of the character at an offset of the view. */
  toSource(at: number): number {
    const k = this.pieceAt(at);
    return this.parts[2 * k]! + at - this.starts[k]!;
  }

  /** The same for an end offset: directly after the preceding character, not before the next one. */
  endToSource(end: number): number {
    return end > 0 ? this.toSource(end - 1) + 1 : this.toSource(0);
  }

  /**
   * The offset in the view of an offset in the source. Between two pieces, it is the end of the earlier
   * one.
   */
  fromSource(at: number): number {
    const { parts, starts } = this;
    const k = lastAtMost(starts.length, (j) => parts[2 * j]!, at);
    if (k < 0) return 0;
    return starts[k]! + Math.min(at, parts[2 * k + 1]!) - parts[2 * k]!;
  }

  private pieceAt(at: number): number {
    return Math.max(
      0,
      lastAtMost(this.starts.length, (j) => this.starts[j]!, at),
    );
  }
}

/** The last of `count` ascending values that is at most `limit`, or -1. */
function lastAtMost(count: number, value: (k: number) => number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
