import type { Frame, Page } from 'playwright-core';

/** The frame with the table of a model, once its rows are there. */
export async function weightsFrame(page: Page): Promise<Frame> {
  const giveUp = Date.now() + 60_000;
  while (Date.now() < giveUp) {
    for (const frame of page.frames().reverse()) {
      // While a page is loading, its frame may go away.
      const count = await frame
        .getByTestId('weight-line')
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error('no table of weights is on screen');
}
