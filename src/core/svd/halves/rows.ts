const TILE = 16;

/** Writes a column-major rows×width matrix into the columns from `column` on of a row-major one. */
export function toRows(
  x: Float64Array,
  from: number,
  ld: number,
  rows: number,
  width: number,
  target: Float64Array,
  stride: number,
  column: number,
): void {
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = Math.min(rows, i0 + TILE);
    for (let j0 = 0; j0 < width; j0 += TILE) {
      const j1 = Math.min(width, j0 + TILE);
      for (let j = j0; j < j1; j++) {
        const source = from + j * ld;
        let to = i0 * stride + column + j;
        for (let i = i0; i < i1; i++, to += stride) target[to] = x[source + i]!;
      }
    }
  }
}

/** Reads such columns back into a column-major matrix. */
export function fromRows(
  source: Float64Array,
  stride: number,
  column: number,
  x: Float64Array,
  to: number,
  ld: number,
  rows: number,
  width: number,
): void {
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = Math.min(rows, i0 + TILE);
    for (let j0 = 0; j0 < width; j0 += TILE) {
      const j1 = Math.min(width, j0 + TILE);
      for (let j = j0; j < j1; j++) {
        const target = to + j * ld;
        let from = i0 * stride + column + j;
        for (let i = i0; i < i1; i++, from += stride) x[target + i] = source[from]!;
      }
    }
  }
}
