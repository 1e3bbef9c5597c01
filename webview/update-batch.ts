/** Longest wait for the results of a new matrix, in milliseconds. Users do not notice this delay. */
const patience = 150;

/**
 * Changes the screen in one step. While a batch is open, updates are held back until the results that
 * belong to them have arrived (the decomposition of an edited matrix), or until the time is over. So an
 * edit replaces M, M̂ₖ, the error, the charts and the numbers together, and nothing disappears for a
 * moment. A longer computation is still visible.
 */
export class UpdateBatch {
  private updates: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Holds back all updates from now on. Updates that are held back already are discarded, because newer
   * ones follow.
   */
  open(): void {
    this.discard();
    this.timer = setTimeout(() => this.commit(), patience);
  }

  /** Applies an update now, or with the open batch. */
  add(update: () => void): void {
    if (this.timer === undefined) update();
    else this.updates.push(update);
  }

  /** Applies all updates that are held back, in order. */
  commit(): void {
    const { updates } = this;
    this.discard();
    for (const update of updates) update();
  }

  /** Discards the updates that are held back. */
  discard(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.updates = [];
  }
}
