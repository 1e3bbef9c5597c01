/** Longest wait for what follows from a new matrix, in milliseconds: not felt as a delay. */
const patience = 150;

/**
 * Changes the screen in one go. While a batch is open, updates are kept back until what follows from them is
 * there too (the decomposition of an edited matrix) or patience runs out. So an edit replaces M, M̂ₖ,
 * error, charts and numbers together, nothing is taken away for a moment, and what takes longer is
 * still seen to be under way.
 */
export class UpdateBatch {
  private updates: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** From now on updates are kept back. Those that are kept already are discarded: newer ones follow. */
  open(): void {
    this.discard();
    this.timer = setTimeout(() => this.commit(), patience);
  }

  /** Makes an update now, or with the batch that is open. */
  add(update: () => void): void {
    if (this.timer === undefined) update();
    else this.updates.push(update);
  }

  /** Makes all updates that are kept back, in their order. */
  commit(): void {
    const { updates } = this;
    this.discard();
    for (const update of updates) update();
  }

  /** Forgets the updates that are kept back. */
  discard(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.updates = [];
  }
}
