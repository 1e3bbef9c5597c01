import type { Matrix } from '../../matrix.js';
import type { Workspace } from '../../kernels/workspace.js';

/** Maximum number of rows of a strip: two packed blocks of the product. */
const STRIP = 240;

/** For matrices with few rows, only a part is copied too, so that a strip is small compared with them. */
function stripOf(rows: number): number {
  return Math.min(rows, STRIP, Math.max(24, rows >> 2));
}

/** Rows that are copied, and then scaled while they are in the cache. */
const PIECE = 16;

/** Columns of MᵀM that are formed together. */
const GRAM = 48;

/**
 * scale · M for products in double precision. It is completely in the workspace, or, if single precision
 * does most of the work, copied one strip of rows at a time. Row-major M is column-major Mᵀ.
 */
export class Source {
  readonly #height: number;
  readonly #at: number;

  /** Numbers of workspace that a source takes. */
  static size(rows: number, cols: number, resident: boolean): number {
    return (resident ? rows : stripOf(rows)) * cols + 2;
  }

  constructor(
    private readonly ws: Workspace,
    private readonly matrix: Matrix,
    private readonly scale: number,
    private readonly resident: boolean,
  ) {
    this.#height = resident ? matrix.rows : stripOf(matrix.rows);
    this.#at = ws.alloc(this.#height * matrix.cols);
    if (resident) this.#copy(0, matrix.rows);
  }

  #copy(start: number, height: number): void {
    const { data, cols } = this.matrix;
    const { x, k } = this.ws;
    for (let row = 0; row < height; row += PIECE) {
      const size = Math.min(PIECE, height - row) * cols;
      const from = (start + row) * cols;
      x.set(data.subarray(from, from + size), this.#at + row * cols);
      if (this.scale !== 1) k.scale(size, this.scale, this.#at + row * cols);
    }
  }

  /** Calls `work` with the place of each strip: `height` rows from row `start` on. */
  #strips(work: (at: number, start: number, height: number) => void, step = this.#height): void {
    const { rows, cols } = this.matrix;
    for (let start = 0; start < rows; start += step) {
      const height = Math.min(step, rows - start);
      if (this.resident) {
        work(this.#at + start * cols, start, height);
      } else {
        this.#copy(start, height);
        work(this.#at, start, height);
      }
    }
  }

  /** Writes M times `count` vectors of `cols` numbers at `from` to `to`. */
  multiply(count: number, from: number, to: number): void {
    const { rows, cols } = this.matrix;
    const { k, x } = this.ws;
    x.fill(0, to, to + rows * count);
    this.#strips((at, start, height) => {
      k.gemm(1, 0, height, count, cols, 1, at, cols, from, cols, to + start, rows);
    });
  }

  /** Writes Mᵀ times `count` vectors of `rows` numbers at `from` to `to`. */
  multiplyTransposed(count: number, from: number, to: number): void {
    const { rows, cols } = this.matrix;
    const { k, x } = this.ws;
    x.fill(0, to, to + cols * count);
    this.#strips((at, start, height) => {
      k.gemm(0, 0, cols, count, height, 1, at, cols, from + start, rows, to, cols);
    });
  }

  /** Writes MᵀM of a tall scale · M, or MMᵀ of a wide one, to `to`; a wide one must be `resident`. */
  gram(to: number): void {
    const { rows, cols } = this.matrix;
    const { k, x } = this.ws;
    const r = Math.min(rows, cols);
    const wide = rows < cols;
    x.fill(0, to, to + r * r);
    this.#strips(
      (at, _start, height) => {
        // The upper triangle, a few columns at a time.
        for (let j = 0; j < r; j += GRAM) {
          const width = Math.min(GRAM, r - j);
          const c = to + j * r;
          if (wide) k.gemm(1, 0, j + width, width, cols, 1, at, cols, at + j * cols, cols, c, r);
          else k.gemm(0, 1, j + width, width, height, 1, at, cols, at + j, cols, c, r);
        }
      },
      wide ? rows : this.#height,
    );
    for (let j = 0; j < r; j++) {
      for (let i = 0; i < j; i++) x[to + j + i * r] = x[to + i + j * r]!;
    }
  }

  /** ‖scale · M − U V′ᵀ‖_F² entry by entry; `count` columns of U and V′ = V Σ, one after the other. */
  distanceSquared(count: number, u: number, v: number): number {
    const { rows, cols } = this.matrix;
    const { ws } = this;
    const mark = ws.mark();
    const rest = ws.alloc(stripOf(rows) * cols);
    let total = 0;
    this.#strips((at, start, height) => {
      ws.x.copyWithin(rest, at, at + height * cols);
      ws.k.gemm(0, 1, cols, height, count, -1, v, cols, u + start, rows, rest, cols);
      for (let i = 0; i < height; i++) {
        total += ws.k.dot(cols, rest + i * cols, rest + i * cols);
      }
    }, stripOf(rows));
    ws.release(mark);
    return total;
  }
}

/** Number of workspace doubles that `distanceSquared` needs for itself. */
export function distanceSize(rows: number, cols: number): number {
  return stripOf(rows) * cols + 2;
}
