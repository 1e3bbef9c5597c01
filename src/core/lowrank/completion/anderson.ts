import { solvePositive } from '../linear/cholesky.js';

/** Differences that are kept: fewer of long vectors, whose sums wait for the memory. */
const DEPTH = 5;
const DEPTH_OF_LONG = 2;
const LONG = 20_000;

/** A misfit above this multiple of the smallest one so far ends an extrapolation. */
const WORSE = 2;

/** The differences of a step to the one before, in the misfit and in the image. */
interface Difference {
  readonly misfit: Float64Array;
  readonly image: Float64Array;
}

/**
 * Anderson's acceleration of a fixed-point iteration z ← g(z) (Anderson 1965; Walker & Ni 2011, type II): the next
 * z is the combination of the last images whose misfits g(z) − z cancel best. When the misfit grows, the history is
 * dropped, and the next step is a plain one.
 */
export class Anderson {
  #history: Difference[] = [];
  /** Inner products of the misfits in the history. */
  #gram: number[][] = [];
  #last: Difference | undefined;
  #least = Infinity;

  /**
   * Replaces z by the next one.
   *
   * @param z n numbers.
   * @param image g(z), n numbers; it is kept and must not be changed.
   */
  advance(z: Float64Array, image: Float64Array): void {
    const misfit = minus(image, z);
    const size = Math.sqrt(dot(misfit, misfit));
    z.set(image);
    if (size > WORSE * this.#least) {
      this.#history = [];
      this.#gram = [];
      this.#last = undefined;
      this.#least = size;
      return;
    }
    this.#least = Math.min(this.#least, size);
    if (this.#last) {
      this.#remember({
        misfit: minus(misfit, this.#last.misfit),
        image: minus(image, this.#last.image),
      });
    }
    this.#last = { misfit, image };
    this.#combine(z, misfit);
  }

  #remember(difference: Difference): void {
    const most = difference.misfit.length > LONG ? DEPTH_OF_LONG : DEPTH;
    if (this.#history.length === most) {
      this.#history.shift();
      this.#gram.shift();
      for (const row of this.#gram) row.shift();
    }
    this.#history.push(difference);
    this.#gram.push(this.#history.map(({ misfit }) => dot(misfit, difference.misfit)));
  }

  #combine(z: Float64Array, misfit: Float64Array): void {
    const depth = this.#history.length;
    if (depth === 0) return;
    const g = new Float64Array(depth * depth);
    const b = new Float64Array(depth);
    let largest = 0;
    this.#gram.forEach((row, p) => {
      g.set(row, p * depth);
      b[p] = dot(this.#history[p]!.misfit, misfit);
      largest = Math.max(largest, row[p]!);
    });
    // The differences are nearly dependent near the solution.
    for (let p = 0; p < depth; p++) g[p * depth + p]! += 1e-13 * largest;
    if (largest === 0 || !solvePositive(g, b, depth)) return;
    this.#history.forEach(({ image }, p) => {
      const weight = b[p]!;
      for (let i = 0; i < z.length; i++) z[i]! -= weight * image[i]!;
    });
  }
}

function minus(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! - y[i]!;
  return out;
}

/** Four sums, because an addition must wait for the one before. */
function dot(x: Float64Array, y: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = x.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    s0 += x[i]! * y[i]!;
    s1 += x[i + 1]! * y[i + 1]!;
    s2 += x[i + 2]! * y[i + 2]!;
    s3 += x[i + 3]! * y[i + 3]!;
  }
  for (let i = whole; i < x.length; i++) s0 += x[i]! * y[i]!;
  return s0 + s1 + (s2 + s3);
}
