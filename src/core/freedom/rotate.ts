import type { Matrix } from '../matrix.js';
import type { Svd } from '../svd/types.js';

/**
 * Turns the pairs i and i + 1 in their planes: u and v by the same angle. If σᵢ = σᵢ₊₁, then UΣVᵀ stays.
 *
 * @param i counted from 0.
 * @param degrees from the first pair towards the second.
 */
export function rotatePairs(svd: Svd, i: number, degrees: number): Svd {
  const turn = (degrees % 360) + (degrees < 0 ? 360 : 0);
  if (turn === 0) return svd;
  // Quarters exactly: a picture at 90° shows the other pair.
  const cos = turn === 90 || turn === 270 ? 0 : Math.cos((turn * Math.PI) / 180);
  const sin = turn === 180 ? 0 : Math.sin((turn * Math.PI) / 180);
  const turned = (matrix: Matrix): Matrix => {
    const data = matrix.data.slice();
    for (let at = i; at < data.length; at += matrix.cols) {
      const [a, b] = [data[at]!, data[at + 1]!];
      data[at] = cos * a + sin * b;
      data[at + 1] = cos * b - sin * a;
    }
    return { ...matrix, data };
  };
  return { ...svd, u: turned(svd.u), v: turned(svd.v) };
}
