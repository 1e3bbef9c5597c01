/** A plane rotation with c f + s g = r and c g − s f = 0. */
export interface Rotation {
  c: number;
  s: number;
  r: number;
}

/** Squares of numbers below this underflow or lose digits. */
const SMALL = 1e-140;

/**
 * Fills `out` with the rotation that maps (f, g) to (r, 0) (LAPACK dlartg). The matrix was scaled to
 * norm about 1, so that only underflow needs care.
 */
export function makeRotation(f: number, g: number, out: Rotation): void {
  if (g === 0) {
    out.c = 1;
    out.s = 0;
    out.r = f;
    return;
  }
  if (f === 0) {
    out.c = 0;
    out.s = 1;
    out.r = g;
    return;
  }
  if (Math.abs(f) < SMALL && Math.abs(g) < SMALL) {
    const power = 2 ** 500;
    makeRotation(f * power, g * power, out);
    out.r /= power;
    return;
  }
  const length = Math.sqrt(f * f + g * g);
  const r = f < 0 ? -length : length;
  out.c = f / r;
  out.s = g / r;
  out.r = r;
}
