import type { Frame, Page } from 'playwright-core';

export type PictureName = 'matrix' | 'approximation' | 'error';
/** Red, green and blue, 0…255. */
export type Color = readonly [number, number, number];
export type Place = 'beside' | 'side bar';

/** One rank on screen, as the page announces it with the event `lens-frame`. */
export interface DrawnFrame {
  readonly k: number;
  /** From the slider's event until the pictures were on screen, as the page measured it. */
  readonly millis: number;
  /** Drawn from a sample of the cells: all of them follow. */
  readonly draft: boolean;
}

/** Width of the activity bar in pixels: a webview of the side bar starts right of it. */
const ACTIVITY_BAR = 60;

/** The outer iframe of a webview is a child of the window; its place tells panel from side bar. */
async function placeOf(frame: Frame): Promise<Place | undefined> {
  const outer = frame.parentFrame();
  if (!outer) return undefined;
  const element = await outer.frameElement().catch(() => undefined);
  const box = await element?.boundingBox();
  if (!box || box.width < 10 || box.height < 10) return undefined;
  return box.x < ACTIVITY_BAR ? 'side bar' : 'beside';
}

/** The visualizer's page, two frames inside the window. */
export class Visualizer {
  private constructor(readonly frame: Frame) {}

  /** Waits until a webview is on screen at that place. */
  static async find(page: Page, place: Place, patience = 30_000): Promise<Visualizer> {
    const giveUp = Date.now() + patience;
    while (Date.now() < giveUp) {
      for (const frame of page.frames()) {
        if (!frame.url().includes('fake.html') || frame.isDetached()) continue;
        if ((await placeOf(frame)) === place) return new Visualizer(frame);
      }
      await page.waitForTimeout(50);
    }
    throw new Error(`no webview came up (${place}) within ${patience / 1000} s`);
  }

  /** The job on screen: `data-lens-ready` of the page's root, or undefined before the first. */
  async job(): Promise<string | undefined> {
    return this.frame.evaluate(() => document.documentElement.dataset['lensReady']);
  }

  /** Waits until a job is on screen, another one than `before`. Resolves with it. */
  async ready(before?: string): Promise<string> {
    const handle = await this.frame.waitForFunction(
      (old) => {
        const now = document.documentElement.dataset['lensReady'];
        return now !== undefined && now !== old ? now : false;
      },
      before,
      { timeout: 30_000 },
    );
    const job = await handle.jsonValue();
    if (job === false) throw new Error('the page announced no job');
    return job;
  }

  /** All visible text of the page. */
  async text(): Promise<string> {
    return this.frame.locator('body').innerText();
  }

  private get slider() {
    return this.frame.getByTestId('rank-range');
  }

  /** The rank that the slider shows. */
  async rank(): Promise<number> {
    return Number(await this.slider.inputValue());
  }

  /** A number of the strip in full precision: rank, frobenius, tail, measured, difference, … */
  async number(name: string): Promise<number> {
    const element = this.frame.locator(`[data-number="${name}"][data-value]:not([data-value=""])`);
    return Number(await element.getAttribute('data-value', { timeout: 20_000 }));
  }

  /** What the page says is wrong with the literal; waits until it is a problem of that kind. */
  async problem(code: string): Promise<string> {
    return this.frame.locator(`[data-testid="problem"][data-code="${code}"]`).innerText();
  }

  /** Waits until nothing is wrong any more. */
  async noProblem(): Promise<void> {
    await this.frame.getByTestId('problem').waitFor({ state: 'detached' });
  }

  /** What computes the pictures, as the badge says. */
  async backend(): Promise<string | null> {
    return this.frame.getByTestId('backend').getAttribute('data-backend');
  }

  /** The colours, [r, g, b], in the middle of each cell of a heatmap, row by row, without its text. */
  async cellColors(of: PictureName, rows: number, cols: number): Promise<Color[]> {
    const canvas = this.frame
      .getByTestId(`heatmap-${of}`)
      .getByTestId('picture')
      .locator('canvas')
      .first();
    return canvas.evaluate(
      (element, { rows, cols }) => {
        const shown = element as HTMLCanvasElement;
        const copy = new OffscreenCanvas(shown.width, shown.height);
        const context = copy.getContext('2d');
        if (!context) throw new Error('no 2D context');
        context.drawImage(shown, 0, 0);
        return Array.from({ length: rows * cols }, (_, at) => {
          const x = ((at % cols) + 0.5) * (shown.width / cols);
          const y = (Math.floor(at / cols) + 0.5) * (shown.height / rows);
          const { data } = context.getImageData(Math.floor(x), Math.floor(y), 1, 1);
          return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0] as const;
        });
      },
      { rows, cols },
    );
  }

  /** Does something and waits for the next drawn frame that `wanted` accepts. */
  async drawn(act: () => Promise<void>, wanted: { k?: number } = {}): Promise<DrawnFrame> {
    const next = await this.frame.evaluateHandle((k) => {
      const promise = new Promise<DrawnFrame>((resolve) => {
        const hear = (event: Event) => {
          const detail = (event as CustomEvent<DrawnFrame>).detail;
          if (k !== undefined && detail.k !== k) return;
          window.removeEventListener('lens-frame', hear);
          resolve(detail);
        };
        window.addEventListener('lens-frame', hear);
      });
      return { promise };
    }, wanted.k);
    await act();
    return next.evaluate((waiting) => waiting.promise);
  }

  /**
   * Moves the slider with the keyboard to rank k and waits until that rank is on screen, in the heatmaps
   * where the view has some.
   */
  async rankByKeys(k: number): Promise<void> {
    const painted = (await this.frame.getByTestId('picture').count()) > 0;
    await this.slider.focus();
    for (let now = await this.rank(); now !== k; now = await this.rank()) {
      const next = now < k ? now + 1 : now - 1;
      const key = now < k ? 'ArrowRight' : 'ArrowLeft';
      if (painted) await this.drawn(() => this.slider.press(key), { k: next });
      else await this.slider.press(key);
    }
  }

  /** Drags the slider's thumb with the mouse to a place in [0, 1] of its track. */
  async dragRank(fraction: number): Promise<void> {
    const box = await this.slider.boundingBox();
    if (!box) throw new Error('the rank slider is not on screen');
    const page = this.frame.page();
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    // A pixel inside the ends, where the track still takes the mouse.
    const x = box.x + 1 + fraction * (box.width - 2);
    await page.mouse.move(x, y, { steps: 8 });
    await page.mouse.up();
  }
}
