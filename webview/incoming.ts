import type { Matrix } from '../src/core/index.js';
import type { Source, ToPage } from '../src/protocol/index.js';

type Begin = Extract<ToPage, { type: 'begin' }>;
type Part = Extract<ToPage, { type: 'part' }>;

/** Puts a matrix together that arrives in parts. */
export class Incoming {
  private begun: Begin | undefined;
  private data = new Float64Array(0);
  private missing: Uint8Array | undefined;

  begin(message: Begin): void {
    this.begun = message;
    this.data = new Float64Array(message.rows * message.cols);
    this.missing = undefined;
  }

  /** Share of the entries that have arrived, and the matrix when it is whole. */
  add(part: Part): { fraction: number; whole?: { source: Source; matrix: Matrix } } | undefined {
    const { begun } = this;
    if (begun?.job !== part.job) return undefined;
    if (part.offset + part.data.length > this.data.length) return undefined;
    this.data.set(part.data, part.offset);
    if (part.missing) {
      this.missing ??= new Uint8Array(this.data.length);
      this.missing.set(part.missing, part.offset);
    }
    const fraction = (part.offset + part.data.length) / this.data.length;
    if (!part.last) return { fraction };
    const { rows, cols, rowLabels, columnLabels, printedDecimals, reading, source } = begun;
    const matrix: Matrix = {
      rows,
      cols,
      data: this.data,
      ...(this.missing ? { missing: this.missing } : {}),
      ...(rowLabels ? { rowLabels } : {}),
      ...(columnLabels ? { columnLabels } : {}),
      ...(printedDecimals === undefined ? {} : { printedDecimals }),
      ...(reading ? { reading } : {}),
    };
    this.begun = undefined;
    this.data = new Float64Array(0);
    return { fraction, whole: { source, matrix } };
  }
}
