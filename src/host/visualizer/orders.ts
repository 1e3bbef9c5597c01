import type { ToPage } from '../../protocol/index.js';

/** What a page is told to do, in this order; it waits until the page is ready. */
export class Orders {
  private waiting: ToPage[] = [];

  constructor(private readonly tell: (message: ToPage) => Promise<void>) {}

  add(message: ToPage, isReady: boolean): void {
    this.waiting.push(message);
    if (isReady) void this.send();
  }

  async send(): Promise<void> {
    const orders = this.waiting;
    this.waiting = [];
    for (const order of orders) await this.tell(order);
  }
}
