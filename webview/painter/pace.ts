/** From so many entries on the CPU takes longer than a frame or two for a step of the slider. */
const manyForCpu = 2 ** 21;

/** A step of so few entries is slow only because of something else. */
const fewest = 2 ** 16;

/** Two frames of a screen: slower steps are seen to stutter. */
const slowFrom = 33;

/** Slow steps in a row that count; one may have met other work. */
const slowSteps = 2;

/**
 * Whether steps of the slider are slower than the eye: foreseen for the CPU, whose time goes with the
 * entries, and else learnt from the steps that were drawn, as no name of a driver says how fast it is.
 */
export class Pace {
  private slow = 0;

  constructor(
    private readonly entries: number,
    private readonly onCpu: boolean,
  ) {}

  /** @param millis that a step took, drawn with all cells. */
  note(millis: number): void {
    if (this.slow < slowSteps) this.slow = millis > slowFrom ? this.slow + 1 : 0;
  }

  get wantsDrafts(): boolean {
    if (this.entries < fewest) return false;
    return (this.onCpu && this.entries > manyForCpu) || this.slow >= slowSteps;
  }
}
