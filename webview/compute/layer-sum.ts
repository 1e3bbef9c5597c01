import { addOuterProducts, type Svd } from '../../src/core/index.js';

/** Layers whose weights change from one picture to the next, and by how much. */
export interface LayerChange {
  readonly layers: Int32Array;
  readonly deltas: Float64Array;
  /**
   * True when the sum must start again from zero, because this is cheaper or because there were too many
   * rounded steps.
   */
  readonly restart: boolean;
}

/**
 * Records which layers σᵢuᵢvᵢᵀ a running sum contains. When the slider moves by a few ranks, only those
 * layers are added or subtracted, and nothing else is computed again.
 *
 * Every change adds a rounding error of about ε·max|M| to each entry. After `mostSteps` changes the sum
 * starts again, so that the error stays below mostSteps·ε·max|M|.
 */
export class LayerLedger {
  private readonly current: Float64Array;
  private steps = 0;

  constructor(
    private readonly count: number,
    private readonly mostSteps = 4 * count + 64,
  ) {
    this.current = new Float64Array(count);
  }

  /** The change to the first `rank` layers, each with its weight (1 if absent). */
  moveTo(rank: number, weights: Float64Array | undefined): LayerChange {
    const target = (i: number) => (i < rank ? (weights?.[i] ?? 1) : 0);
    let changed = 0;
    let present = 0;
    for (let i = 0; i < this.count; i++) {
      if (target(i) !== this.current[i]) changed++;
      if (target(i) !== 0) present++;
    }
    const restart = changed > present || this.steps + changed > this.mostSteps;
    if (restart) this.current.fill(0);
    const size = restart ? present : changed;
    const layers = new Int32Array(size);
    const deltas = new Float64Array(size);
    let at = 0;
    for (let i = 0; i < this.count; i++) {
      const delta = target(i) - this.current[i]!;
      if (delta === 0) continue;
      layers[at] = i;
      deltas[at] = delta;
      at++;
      this.current[i] = target(i);
    }
    this.steps = restart ? size : this.steps + size;
    return { layers, deltas, restart };
  }
}

/** M̂ as a running sum of layers in double precision on the CPU. */
export class LayerSum {
  /** rows×cols, row-major; changed by every move. */
  readonly sum: Float64Array;
  private readonly ledger: LayerLedger;

  constructor(private readonly svd: Svd) {
    this.sum = new Float64Array(svd.u.rows * svd.v.rows);
    this.ledger = new LayerLedger(svd.s.length);
  }

  moveTo(rank: number, weights: Float64Array | undefined): Float64Array {
    const { layers, deltas, restart } = this.ledger.moveTo(rank, weights);
    if (restart) this.sum.fill(0);
    const { s } = this.svd;
    const coefficients = new Float64Array(s.length);
    layers.forEach((layer, q) => {
      coefficients[layer] = deltas[q]! * s[layer]!;
    });
    addOuterProducts(this.sum, this.svd, 0, s.length, (i) => coefficients[i]!);
    return this.sum;
  }
}
