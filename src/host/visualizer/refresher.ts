const pauseMillis = 300;

/**
 * When to read again while someone types: at once on the first keystroke after a pause, then when
 * the typing rests for 300 ms (as the Markdown preview of VS Code does).
 */
export class Refresher {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastRequest = -Infinity;

  constructor(
    private readonly refresh: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  request(): void {
    const now = this.now();
    const rested = now - this.lastRequest > pauseMillis && this.timer === undefined;
    this.lastRequest = now;
    if (rested) {
      this.refresh();
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.refresh();
    }, pauseMillis);
  }

  /** What was requested and has not begun is forgotten. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  dispose(): void {
    this.cancel();
  }
}
