/** Time in milliseconds that a message is visible. */
const visibleMillis = 5000;

/** Messages of the page itself, in a corner: what an editor would say in its own places. */
export class Said {
  private readonly element = document.createElement('div');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.className = 'lens-said';
    this.element.dataset['testid'] = 'said';
    this.element.setAttribute('role', 'status');
    document.body.append(this.element);
  }

  say(text: string): void {
    this.element.textContent = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.element.textContent = '';
    }, visibleMillis);
  }
}
