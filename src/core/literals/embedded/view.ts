/**
 * A text put together from pieces of another one, each a line or a part of one, with the way back: what
 * programs wrote before something was put in front of every line.
 */
export class View {
  readonly text: string;
  /** Where each piece begins, in the view and in the text it was cut from. */
  private readonly starts: number[] = [];

  /** @param parts offsets in `source` where each piece begins and ends, two by two, in order. */
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

  /** Where the character at an offset of the view stands in the source. */
  toSource(at: number): number {
    const k = this.pieceAt(at);
    return this.parts[2 * k]! + at - this.starts[k]!;
  }

  /** The same for an end: after the character before it, not before the one that follows. */
  endToSource(end: number): number {
    return end > 0 ? this.toSource(end - 1) + 1 : this.toSource(0);
  }

  /** The offset in the view of an offset in the source, or of the first piece behind it. */
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
