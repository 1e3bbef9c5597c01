import type { ByteSource } from '../bytes.js';
import { isBlankLine } from './line.js';
import type { RowPlaces } from './layout.js';
import { eachLine } from './lines.js';

/** Places that are kept, at most. */
const mostPlaces = 2 ** 16;

/** Keeps the places of rows at even distances, which double when there are too many. */
class Places {
  private step = 1;
  private count = 0;
  private rows = 0;
  private readonly offsets = new Float64Array(mostPlaces);
  private readonly lines = new Float64Array(mostPlaces);

  add(offset: number, line: number): void {
    if (this.rows++ % this.step !== 0) return;
    if (this.count === mostPlaces) {
      this.thin();
      if ((this.rows - 1) % this.step !== 0) return;
    }
    this.offsets[this.count] = offset;
    this.lines[this.count++] = line;
  }

  private thin(): void {
    for (let k = 0; 2 * k < this.count; k++) {
      this.offsets[k] = this.offsets[2 * k]!;
      this.lines[k] = this.lines[2 * k]!;
    }
    this.count = Math.ceil(this.count / 2);
    this.step *= 2;
  }

  get(): RowPlaces {
    const { rows, step, count } = this;
    return { rows, step, offsets: this.offsets.slice(0, count), lines: this.lines.slice(0, count) };
  }
}

/**
 * Finds the rows of a text in one reading, in little memory: each line that is not blank is one.
 *
 * @param start byte of the first line of numbers.
 * @param line its number, from 1.
 * @returns undefined when it was cancelled.
 * @throws what the reading throws, and for a line that is too long.
 */
export async function findRows(
  file: ByteSource,
  start: number,
  line: number,
  onProgress?: (fraction: number) => void,
  isCancelled?: () => boolean,
): Promise<RowPlaces | undefined> {
  const places = new Places();
  const isDone = await eachLine(
    file,
    start,
    line,
    (bytes, from, to, offset, number) => {
      // Most lines begin with something.
      if (bytes[from]! <= 32 && isBlankLine(bytes, from, to)) return true;
      places.add(offset, number);
      return true;
    },
    (at) => {
      onProgress?.(at / file.size);
      return isCancelled?.() !== true;
    },
  );
  return isDone ? places.get() : undefined;
}
