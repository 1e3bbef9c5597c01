import type { FromDecomposer } from '../src/protocol/index.js';
import type { DecomposerClient } from './client/decomposer-client.js';
import type { LayerChoice, LensState } from './model/state.js';
import type { Store } from './model/store.js';

type Measured = Extract<FromDecomposer, { kind: 'measured' | 'sumMeasured' }>;

/** Has errors measured entry by entry, of the rank on screen and of sums of layers. */
export class ErrorDesk {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The sum of layers whose error is being measured. */
  private measuring: (LayerChoice & { readonly ticket: number }) | undefined;

  constructor(
    private readonly store: Store<LensState>,
    private readonly decomposer: DecomposerClient,
  ) {}

  start(): void {
    this.store.subscribe(() => this.measureSoon());
  }

  /** Asks for the error of the sum of layers that is chosen; the answer sets `sumError`. */
  measureSum(): void {
    const { job, rank, weights } = this.store.get();
    if (!weights) return;
    const ticket = (this.measuring?.ticket ?? 0) + 1;
    this.measuring = { ticket, rank, weights };
    this.decomposer.measureSum(job, this.measuring);
  }

  receive(message: Measured): void {
    if (message.kind === 'measured') {
      const measured = [...this.store.get().measured];
      for (const error of message.errors) measured[error.k] = error;
      this.store.set({ measured });
      return;
    }
    const { ticket, frobenius, maxAbs } = message;
    if (this.measuring?.ticket !== ticket) return;
    const { rank, weights } = this.measuring;
    this.store.set({ sumError: { rank, weights, frobenius, maxAbs } });
  }

  /** The slider rests at a rank that the sweep has not come to: ask for that one first. */
  private measureSoon(): void {
    clearTimeout(this.timer);
    const { rank, measured, decomposition } = this.store.get();
    if (!decomposition || measured[rank]) return;
    this.timer = setTimeout(() => {
      const state = this.store.get();
      if (state.decomposition && !state.measured[state.rank]) {
        this.decomposer.measure(state.job, state.rank);
      }
    }, 150);
  }
}
