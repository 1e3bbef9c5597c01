/** Longest wait for what follows from a new matrix, in milliseconds: not felt as a delay. */
const patience = 150;

/**
 * Changes the screen in one go. While it holds, steps are kept back until what follows from them is
 * there too (the decomposition of an edited matrix) or patience runs out. So an edit replaces M, M̂ₖ,
 * error, charts and numbers together, nothing is taken away for a moment, and what takes longer is
 * still seen to be under way.
 */
export class Changeover {
  private steps: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** From now on steps are kept back. Those that are kept already are dropped: newer ones follow. */
  hold(): void {
    this.drop();
    this.timer = setTimeout(() => this.release(), patience);
  }

  /** Takes a step now, or when the screen changes. */
  step(step: () => void): void {
    if (this.timer === undefined) step();
    else this.steps.push(step);
  }

  /** Takes all steps that are kept back, in their order. */
  release(): void {
    const { steps } = this;
    this.drop();
    for (const step of steps) step();
  }

  /** Forgets the steps that are kept back. */
  drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.steps = [];
  }
}
