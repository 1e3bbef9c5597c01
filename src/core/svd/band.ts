import type { Bidiagonal } from './bidiagonal.js';
import { factorPanel } from './panel.js';
import type { Workspace } from '../kernels/workspace.js';

/**
 * Superdiagonals of the band. The chase costs 8 n² flops for each, and a narrower band has slower products.
 * A multiple of both register tiles and of 8.
 */
const WIDTH = 24;

/** The leading dimension that the chase requires; see `Kernels.chase`. */
const PITCH = 3 * WIDTH + 10;

/** Rows chased between two reports of progress and checks for a cancel. */
const ROWS = 128;

/** The share of the time that the first step takes. */
const DENSE = 0.9;

function bandSize(q: number): number {
  return (q + 8) * (PITCH + 1) + 2 * WIDTH;
}

/** Numbers of workspace that `bidiagonalizeByBand` needs. */
export function byBandSize(p: number, q: number): number {
  const panels = 3 * WIDTH * (p + q) + 3 * WIDTH * WIDTH + WIDTH + 16;
  return Math.max(panels, bandSize(q));
}

/**
 * The bidiagonal form of a p×q matrix, p ≥ q, column-major at `a`, for singular values alone: dense to
 * band to bidiagonal (Grosser & Lang, Parallel Computing 25, 1999). The work of the first step is matrix
 * products. The second step takes 8 q² WIDTH flops, and its data fit into the second cache. No reflector
 * is kept. A is overwritten, and d and e of `out` are written.
 */
export function bidiagonalizeByBand(
  ws: Workspace,
  p: number,
  q: number,
  a: number,
  lda: number,
  out: Pick<Bidiagonal, 'd' | 'e'>,
  poll: (share: number) => void,
): void {
  reduceToBand(ws, p, q, a, lda, poll);
  const mark = ws.mark();
  const { x, k } = ws;
  const band = ws.zeros(bandSize(q) - WIDTH);
  const vector = ws.alloc(WIDTH);
  for (let j = 0; j < q; j++) {
    const first = Math.max(0, j - WIDTH);
    ws.copy(a + first + j * lda, band + first + j * PITCH, j + 1 - first);
  }
  for (let i = 0; i < q; i += ROWS) {
    k.chase(q, WIDTH, i, i + ROWS, band, PITCH, vector);
    poll(DENSE + (1 - DENSE) * Math.min(1, (i + ROWS) / q));
  }
  for (let i = 0; i < q; i++) {
    const diagonal = band + i + i * PITCH;
    out.d[i] = x[diagonal]!;
    out.e[i] = i + 1 < q ? x[diagonal + PITCH]! : 0;
  }
  ws.release(mark);
}

/**
 * Reduces columns by QR and rows by LQ in turn, WIDTH at a time. V₁ and T₁ are the reflectors of the
 * columns, V₂ and T₂ those of the rows (I − V T Vᵀ). The trailing matrix becomes A − V₁ Rᵀ − (Y T₂) V₂ᵀ,
 * with R = AᵀV₁T₁ and Y = (A − V₁ Rᵀ) V₂. This is one product with A for each of R and Y, and one update
 * for both sides.
 */
function reduceToBand(
  ws: Workspace,
  p: number,
  q: number,
  a: number,
  lda: number,
  poll: (share: number) => void,
): void {
  const { x, k } = ws;
  const mark = ws.mark();
  // V₁ and Y T₂ are adjacent for the update, and so are R and V₂.
  const left = ws.alloc(2 * WIDTH * p);
  const right = ws.alloc(2 * WIDTH * q);
  const rowPanel = ws.alloc(WIDTH * q);
  const work = ws.alloc(WIDTH * p);
  const r = ws.alloc(WIDTH * WIDTH);
  const t = ws.alloc(WIDTH * WIDTH);
  const small = ws.alloc(WIDTH * WIDTH);
  const z = ws.alloc(WIDTH + 4);
  for (let start = 0; start < q; start += WIDTH) {
    const width = Math.min(WIDTH, q - start);
    const rows = p - start;
    const cols = q - start - width;
    const corner = a + start + start * lda;
    for (let j = 0; j < width; j++) ws.copy(corner + j * lda, left + j * rows, rows);
    factorPanel(ws, rows, width, left, r, t, z);
    for (let j = 0; j < width; j++) ws.copy(r + j * width, corner + j * lda, j + 1);
    if (cols === 0) break;

    const trailing = corner + width * lda;
    ws.clear(work, cols * width);
    k.gemm(1, 0, cols, width, rows, 1, trailing, lda, left, rows, work, cols);
    ws.clear(right, cols * width);
    k.gemm(0, 0, cols, width, width, 1, work, cols, t, width, right, cols);

    // The rows that are now final, as columns.
    for (let j = 0; j < cols; j++) {
      for (let i = 0; i < width; i++) x[rowPanel + j + i * cols] = x[trailing + i + j * lda]!;
    }
    k.gemm(0, 1, cols, width, width, -1, right, cols, left, rows, rowPanel, cols);
    factorPanel(ws, cols, width, rowPanel, r, t, z);
    const count = Math.min(width, cols);
    for (let j = 0; j < count; j++) {
      for (let i = 0; i < width; i++) x[trailing + i + j * lda] = x[r + j + i * width]!;
    }

    const below = rows - width;
    const rest = trailing + width;
    ws.clear(work, below * count);
    k.gemm(0, 0, below, count, cols, 1, rest, lda, rowPanel, cols, work, below);
    ws.clear(small, width * count);
    k.gemm(1, 0, width, count, cols, 1, right, cols, rowPanel, cols, small, width);
    k.gemm(0, 0, below, count, width, -1, left + width, rows, small, width, work, below);

    // Only the rows of V₁ below the panel are needed now. They are copied together, with Y T₂ beside
    // them.
    for (let j = 0; j < width; j++) {
      x.copyWithin(left + j * below, left + width + j * rows, left + rows + j * rows);
    }
    const beside = left + width * below;
    ws.clear(beside, below * count);
    k.gemm(0, 0, below, count, count, 1, work, below, t, width, beside, below);
    ws.copy(rowPanel, right + width * cols, count * cols);
    k.gemm(0, 1, below, cols, width + count, -1, left, below, right, cols, rest, lda);
    const share = cols / q;
    poll(DENSE * (1 - share * share * share));
  }
  ws.release(mark);
}
