const pauseMillis = 300;

/**
 * Decides when to read again while the user types: at once on the first keystroke after a pause, and then
 * when the typing has stopped for 300 ms (as the Markdown preview of VS Code does).
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

  /** Drops a request that has not begun. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  dispose(): void {
    this.cancel();
  }
}
