/** From this many entries on, a step of the slider on the CPU takes longer than a frame or two. */
const manyForCpu = 2 ** 21;

/** A step with fewer entries can be slow only because of other work. */
const fewest = 2 ** 16;

/** Two frames of a screen. Slower steps visibly stutter. */
const slowFrom = 33;

/** Number of slow steps in a row that are required, because one may be slow because of other work. */
const slowSteps = 2;

/**
 * Whether steps of the slider are too slow. For the CPU this is predicted, because its time is
 * proportional to the entries. Otherwise it is learnt from the steps that were drawn, because the name of
 * a driver does not say how fast it is.
 */
export class Pace {
  private slow = 0;

  constructor(
    private readonly entries: number,
    private readonly onCpu: boolean,
  ) {}

  /** @param millis time of a step, drawn with all cells. */
  note(millis: number): void {
    if (this.slow < slowSteps) this.slow = millis > slowFrom ? this.slow + 1 : 0;
  }

  get wantsDrafts(): boolean {
    if (this.entries < fewest) return false;
    return (this.onCpu && this.entries > manyForCpu) || this.slow >= slowSteps;
  }
}
