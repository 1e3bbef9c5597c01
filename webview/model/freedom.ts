import * as v from 'valibot';
import {
  equalValues,
  noFreedom,
  presentSvd,
  signConventions,
  valueTolerance,
  type EqualValues,
  type Freedom,
  type Matrix,
  type Svd,
  type SvdQuality,
} from '../../src/core/index.js';
import type { Decomposition, LensState } from './state.js';

/** The key under which the state of a matrix stores what the user chose where M leaves U and V free. */
export const freedomKey = 'factors.freedom';

const seed = v.pipe(v.number(), v.integer(), v.minValue(0));
const index = /^\d{1,6}$/;

const freedomSchema = v.object({
  convention: v.picklist(signConventions),
  flips: v.pipe(v.array(seed), v.maxLength(4096)),
  angles: v.record(
    v.pipe(v.string(), v.regex(index)),
    v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(360)),
  ),
  bases: v.object({ u: seed, v: seed }),
});

/** The saved choice, or that of the lens if there is none, or one that is not valid. */
export function freedomOf(memory: LensState['memory']): Freedom {
  const parsed = v.safeParse(freedomSchema, memory[freedomKey]);
  return parsed.success ? parsed.output : noFreedom;
}

export function isLensChoice({ convention, flips, angles, bases }: Freedom): boolean {
  return (
    convention === 'columns' &&
    flips.length === 0 &&
    Object.values(angles).every((angle) => angle % 360 === 0) &&
    bases.u === 0 &&
    bases.v === 0
  );
}

/** Which singular values above rounding are equal as far as the decomposition can tell. */
export function equalIn(
  matrix: Matrix,
  { computed, aboveNoise }: Decomposition,
  quality: SvdQuality | undefined,
): EqualValues[] {
  return equalValues(computed.s, aboveNoise, valueTolerance(matrix, quality));
}

/** The decomposition with U and V as the user wants them; the same object if nothing changes. */
export function presented(
  matrix: Matrix,
  decomposition: Decomposition,
  quality: SvdQuality | undefined,
  freedom: Freedom,
): Decomposition {
  const { computed } = decomposition;
  if (isLensChoice(freedom)) {
    return decomposition.svd === computed && !decomposition.signProblem
      ? decomposition
      : { ...decomposition, svd: computed, signs: undefined, signProblem: undefined };
  }
  const equal = equalIn(matrix, decomposition, quality);
  const { svd, signs, problem } = presentSvd(matrix, computed, freedom, equal);
  return { ...decomposition, svd, signs, signProblem: problem };
}

/** Whether some σᵢuᵢvᵢᵀ is another one now. Flipped pairs leave each as it is, to the last bit. */
export function changesSums(before: Svd, after: Svd): boolean {
  const r = after.s.length;
  const sign = Float64Array.from({ length: r }, (_, k) => {
    const at = largestRow(before.u.data, r, k) * r + k;
    return before.u.data[at] === after.u.data[at] ? 1 : -1;
  });
  const same = (a: Float64Array, b: Float64Array) =>
    a.every((value, at) => value === sign[at % r]! * b[at]!);
  return !same(before.u.data, after.u.data) || !same(before.v.data, after.v.data);
}

function largestRow(data: Float64Array, r: number, k: number): number {
  let largest = 0;
  for (let i = 0; i * r < data.length; i++) {
    if (Math.abs(data[i * r + k]!) > Math.abs(data[largest * r + k]!)) largest = i;
  }
  return largest;
}
