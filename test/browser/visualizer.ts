import type { Frame, JSHandle, Page } from 'playwright-core';
import { expect } from 'vitest';

export type PictureName = 'matrix' | 'approximation' | 'error';
/** Red, green and blue, 0…255. */
export type Color = readonly [number, number, number];
export type Place = 'beside' | 'side bar';

/** One rank on screen, as reported by the page's event `lens-frame`. */
export interface DrawnFrame {
  readonly k: number;
  /** From the slider's event until the pictures were on screen, measured by the page. */
  readonly millis: number;
  /** Drawn from a sample of the cells; a picture from all cells follows. */
  readonly draft: boolean;
}

/** For a busy machine; a passing test does not use it up. */
const patience = 60_000;

/** Width of the activity bar in pixels: a webview in the side bar starts at its right edge. */
const ACTIVITY_BAR = 60;

/**
 * The outer iframe of a webview is a child of the window; its position shows whether it is in the side bar.
 */
async function placeOf(frame: Frame): Promise<Place | undefined> {
  // Only the visualizer has workers; the table of a model's weights is a page, too.
  const isOurs = frame.evaluate(() => document.body.dataset['worker'] !== undefined);
  if (!(await isOurs.catch(() => false))) return undefined;
  const outer = frame.parentFrame();
  if (!outer) return undefined;
  const element = await outer.frameElement().catch(() => undefined);
  const box = await element?.boundingBox();
  if (!box || box.width < 10 || box.height < 10) return undefined;
  return box.x < ACTIVITY_BAR ? 'side bar' : 'beside';
}

/** Waits until a webview is on screen at this place. */
async function findFrame(page: Page, place: Place): Promise<Frame> {
  const giveUp = Date.now() + patience;
  while (Date.now() < giveUp) {
    // While VS Code loads a new page into a webview, the old one comes first in the list.
    for (const frame of page.frames().reverse()) {
      if (!frame.url().includes('fake.html') || frame.isDetached()) continue;
      if ((await placeOf(frame)) === place) return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`no webview came up (${place}) within ${patience / 1000} s`);
}

/** All values that an attribute has had since the watch began, including the first one. */
export interface Watched {
  values(): Promise<string[]>;
}

/** The visualizer's page, two frames inside the window. */
export class Visualizer {
  private constructor(
    private readonly page: Page,
    private readonly place: Place,
    private current: Frame,
  ) {}

  static async find(page: Page, place: Place): Promise<Visualizer> {
    return new Visualizer(page, place, await findFrame(page, place));
  }

  get frame(): Frame {
    return this.current;
  }

  /** The number of the matrix on screen: `data-lens-ready` of the page's root, or undefined before the first. */
  async shown(): Promise<string | undefined> {
    return this.frame.evaluate(() => document.documentElement.dataset['lensReady']);
  }

  /** Waits until a matrix other than `before` is on screen. Resolves with its number. */
  async ready(before?: string): Promise<string> {
    const giveUp = Date.now() + patience;
    for (;;) {
      try {
        const handle = await this.frame.waitForFunction(
          (old) => {
            const now = document.documentElement.dataset['lensReady'];
            return now !== undefined && now !== old ? now : false;
          },
          before,
          { timeout: patience },
        );
        return String(await handle.jsonValue());
      } catch (error) {
        // While opening, VS Code may load the page into the webview a second time; the second page stays.
        if (!this.frame.isDetached() || Date.now() > giveUp) throw error;
        this.current = await findFrame(this.page, this.place);
      }
    }
  }

  /**
   * Waits until all requested pictures are drawn. A change to the page reaches its pictures within the next
   * animation frames.
   */
  async drawnAll(): Promise<void> {
    await this.frame.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let quiet = 0;
          const look = () => {
            quiet = 'lensPending' in document.documentElement.dataset ? 0 : quiet + 1;
            if (quiet > 3) resolve();
            else requestAnimationFrame(() => setTimeout(look));
          };
          look();
        }),
    );
  }

  /** Records all values of an attribute from now on, for short states that polling may miss. */
  async watch(selector: string, attribute: string): Promise<Watched> {
    const handle: JSHandle<string[]> = await this.frame.evaluateHandle(
      ([selector, attribute]) => {
        const values: string[] = [];
        const look = () => {
          const value = document.querySelector(selector)?.getAttribute(attribute) ?? '';
          if (value !== values.at(-1)) values.push(value);
        };
        look();
        const changes = { subtree: true, childList: true, attributes: true };
        new MutationObserver(look).observe(document.documentElement, changes);
        return values;
      },
      [selector, attribute] as const,
    );
    return { values: () => handle.jsonValue() };
  }

  /** Waits until the page shows something from that file. */
  async showsFile(file: string): Promise<void> {
    await this.frame.locator('body', { hasText: file }).waitFor();
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
    return Number(await element.getAttribute('data-value'));
  }

  /** The message about what is wrong with the literal; waits for a problem of that kind. */
  async problem(code: string): Promise<string> {
    return this.frame.locator(`[data-testid="problem"][data-code="${code}"]`).innerText();
  }

  /** Waits until there is no problem. */
  async noProblem(): Promise<void> {
    await this.frame.getByTestId('problem').waitFor({ state: 'detached' });
  }

  /** What computes the pictures, according to the badge. */
  async backend(): Promise<string | null> {
    return this.frame.getByTestId('backend').getAttribute('data-backend');
  }

  /** The colours [r, g, b] in the middle of each cell of a heatmap, row by row, without the cell's text. */
  async cellColors(of: PictureName, rows: number, cols: number): Promise<Color[]> {
    await this.drawnAll();
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

  /** Performs an action and waits for the next drawn frame that matches `wanted`. */
  async drawn(act: () => Promise<void>, wanted: { k?: number } = {}): Promise<DrawnFrame> {
    const next = await this.frame.evaluateHandle(
      ([k, patience]) => {
        const promise = new Promise<DrawnFrame>((resolve, reject) => {
          const hear = (event: Event) => {
            const detail = (event as CustomEvent<DrawnFrame>).detail;
            if (k !== undefined && detail.k !== k) return;
            window.removeEventListener('lens-frame', hear);
            resolve(detail);
          };
          window.addEventListener('lens-frame', hear);
          setTimeout(() => reject(new Error(`no frame of rank ${k ?? 'any'} was drawn`)), patience);
        });
        promise.catch(() => undefined);
        return { promise };
      },
      [wanted.k, patience] as const,
    );
    await act();
    return next.evaluate((waiting) => waiting.promise);
  }

  /**
   * Moves the slider to rank k with the keyboard and waits until that rank is on screen, also in the
   * heatmaps if the view has any.
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

  /** Moves the slider to rank k with the keyboard, and waits for its number only: no picture need be drawn for it. */
  async chooseRank(k: number): Promise<void> {
    await this.slider.focus();
    await this.slider.press('Home');
    for (let i = 0; i < k; i++) await this.slider.press('ArrowRight');
    await expect.poll(() => this.rank()).toBe(k);
  }

  /** Drags the slider's thumb with the mouse to a position in [0, 1] of its track. */
  async dragRank(fraction: number): Promise<void> {
    const box = await this.slider.boundingBox();
    if (!box) throw new Error('the rank slider is not on screen');
    const page = this.frame.page();
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    // One pixel away from the ends, where the track still reacts to the mouse.
    const x = box.x + 1 + fraction * (box.width - 2);
    await page.mouse.move(x, y, { steps: 8 });
    await page.mouse.up();
  }
}
