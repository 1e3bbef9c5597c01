import type { FromDecomposer } from '../src/protocol/index.js';
import type { DecomposerClient } from './client/decomposer-client.js';
import type { Decomposition, LayerChoice, LensState } from './model/state.js';
import type { Store } from './model/store.js';

type Measured = Extract<FromDecomposer, { kind: 'measured' | 'sumMeasured' }>;

/** The error of a rank is requested when the slider has rested there for so many milliseconds. */
const restMillis = 150;

/** Requests errors measured entry by entry, for the rank on screen and for sums of layers. */
export class ErrorMeasurement {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The rank at which the slider rests, or is about to rest. */
  private resting: { readonly rank: number; readonly of: Decomposition | undefined } | undefined;
  /** The sum of layers whose error is being measured. */
  private measuring: (LayerChoice & { readonly requestId: number }) | undefined;

  constructor(
    private readonly store: Store<LensState>,
    private readonly decomposer: DecomposerClient,
  ) {}

  start(): void {
    this.store.subscribe(() => this.measureSoon());
  }

  /** Requests the error of the chosen sum of layers; the answer sets `sumError`. */
  measureSum(): void {
    const { matrixId, rank, weights } = this.store.get();
    if (!weights) return;
    const requestId = (this.measuring?.requestId ?? 0) + 1;
    this.measuring = { requestId, rank, weights };
    this.decomposer.measureSum(matrixId, this.measuring);
  }

  /** The worker that was asked has stopped: requests again what is on screen and not measured yet. */
  askAgain(): void {
    this.resting = undefined;
    this.measureSoon();
    if (this.store.get().sumError?.weights !== this.store.get().weights) this.measureSum();
  }

  receive(message: Measured): void {
    if (message.kind === 'measured') {
      const measured = [...this.store.get().measured];
      for (const error of message.errors) measured[error.k] = error;
      this.store.set({ measured });
      return;
    }
    const { requestId, frobenius, maxAbs } = message;
    if (this.measuring?.requestId !== requestId) return;
    const { rank, weights } = this.measuring;
    this.store.set({ sumError: { rank, weights, frobenius, maxAbs } });
  }

  /** The slider rests at a rank that the sweep has not reached: requests that one first. */
  private measureSoon(): void {
    const { rank, decomposition } = this.store.get();
    // Other changes, such as results of the sweep, do not delay it.
    if (this.resting?.rank === rank && this.resting.of === decomposition) return;
    this.resting = { rank, of: decomposition };
    clearTimeout(this.timer);
    if (!decomposition) return;
    this.timer = setTimeout(() => {
      const state = this.store.get();
      if (state.decomposition && !state.measured[state.rank]) {
        this.decomposer.measure(state.matrixId, state.rank);
      }
    }, restMillis);
  }
}
