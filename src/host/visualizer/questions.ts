import type { PageAnswer, ToPage, Topic } from '../../protocol/index.js';

/** A page that does not answer within so many milliseconds is busy or gone. */
const patienceMillis = 5000;

/** The questions to a page that have no answer yet. */
export class Questions {
  private readonly waiting = new Map<number, (answer: PageAnswer | undefined) => void>();
  private count = 0;

  /** @returns undefined if no answer comes in time. */
  ask(topic: Topic, send: (message: ToPage) => Promise<void>): Promise<PageAnswer | undefined> {
    const id = ++this.count;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.take(id, undefined), patienceMillis);
      this.waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      void send({ type: 'ask', id, topic });
    });
  }

  /** The answer to a question, or the end of waiting for it. */
  take(id: number, answer: PageAnswer | undefined): void {
    const resolve = this.waiting.get(id);
    this.waiting.delete(id);
    resolve?.(answer);
  }

  /** No answer comes any more. */
  end(): void {
    for (const id of [...this.waiting.keys()]) this.take(id, undefined);
  }
}
