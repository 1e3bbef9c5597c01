import type { Workspace } from '../../kernels/workspace.js';
import type { Side } from './types.js';

/** Length of reflector c of a side without its leading one. */
function tailOf(side: Side, rows: number, c: number): number {
  return side === 'u' ? rows - 1 - c : Math.max(0, rows - 2 - c);
}

/** The row of the leading one in reflector c of a side. */
export function headOf(side: Side, c: number): number {
  return side === 'u' ? c : c + 1;
}

/** Number of reflectors of a side of a bidiagonalized matrix with q columns. */
export function reflectorCount(side: Side, q: number): number {
  return side === 'u' ? q : q - 1;
}

/**
 * Where each reflector begins in an array of rows·q numbers. The reflectors fill the end of the array.
 */
export function packedPlaces(side: Side, rows: number, q: number): Int32Array {
  const count = reflectorCount(side, q);
  const places = new Int32Array(count);
  let at = rows * q;
  for (let c = count - 1; c >= 0; c--) {
    at -= tailOf(side, rows, c);
    places[c] = at;
  }
  return places;
}

/** Copies the reflectors of a side from a matrix that was bidiagonalized in place. */
export function packReflectors(
  ws: Workspace,
  side: Side,
  rows: number,
  q: number,
  a: number,
  lda: number,
  packed: Float64Array,
): void {
  const { x } = ws;
  const places = packedPlaces(side, rows, q);
  if (side === 'u') {
    for (let c = 0; c < q; c++) {
      const from = a + c + 1 + c * lda;
      packed.set(x.subarray(from, from + rows - 1 - c), places[c]);
    }
    return;
  }
  // Rows of A become columns. A few rows are copied at a time, so that both sides stay in the cache.
  const strip = 8;
  for (let c0 = 0; c0 < places.length; c0 += strip) {
    const end = Math.min(places.length, c0 + strip);
    for (let j = c0 + 2; j < q; j++) {
      const last = Math.min(end, j - 1);
      for (let c = c0; c < last; c++) packed[places[c]! + j - c - 2] = x[a + c + j * lda]!;
    }
  }
}

/**
 * Writes the reflectors start … start + width − 1 as the columns of V, with explicit ones and zeros, from
 * the row of the leading one of the first reflector on.
 */
export function unpackReflectors(
  ws: Workspace,
  side: Side,
  rows: number,
  packed: Float64Array,
  places: Int32Array,
  start: number,
  width: number,
  v: number,
): void {
  const height = rows - headOf(side, start);
  for (let j = 0; j < width; j++) {
    const column = v + j * height;
    ws.clear(column, j);
    ws.x[column + j] = 1;
    ws.copyFrom(packed, places[start + j]!, column + j + 1, tailOf(side, rows, start + j));
  }
}
