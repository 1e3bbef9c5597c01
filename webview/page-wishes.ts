import type { ToPage } from '../src/protocol/index.js';
import type { Host } from './host-link.js';
import { t } from './l10n.js';

/** What the host asks for: a page of its own. */
export type PageWish = Extract<ToPage, { type: 'exportPage' }>;

/** Writes a page; it rejects with a reason for the user. */
export type WritePage = (wish: PageWish) => Promise<{ name: string; data: Uint8Array }>;

/** Writes what is on screen as a page when the host wants one. Pages that were sent write none. */
export class PageWishes {
  private write: WritePage | undefined;

  constructor(private readonly host: Host) {}

  answerWith(write: WritePage): void {
    this.write = write;
  }

  async answer(wish: PageWish): Promise<void> {
    if (!this.write) return;
    try {
      this.host.send({ type: 'savePage', ...(await this.write(wish)) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.host.send({ type: 'tell', message: t('The page was not written: {0}', reason) });
    }
  }
}
