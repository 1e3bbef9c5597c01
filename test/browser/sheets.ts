import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

const ARTIFACTS = fileURLToPath(new URL('../../artifacts/browser/', import.meta.url));

/** Pictures of the lens at several sizes, side by side on sheets for a person to look at. */
export class Sheets {
  private pictures: Buffer[] = [];

  constructor(
    private readonly lens: Lens,
    private readonly folder: string,
  ) {}

  /** Gives the page of the lens this size in CSS pixels. The rest of the window keeps its own size. */
  async size(visualizer: Visualizer, width: number, height: number): Promise<void> {
    const { page } = this.lens;
    for (let attempt = 1; attempt <= 4; attempt++) {
      const now = await visualizer.frame.evaluate(() => [innerWidth, innerHeight] as const);
      if (Math.abs(now[0] - width) < 2 && Math.abs(now[1] - height) < 2) break;
      const window = page.viewportSize()!;
      // Editor groups beside each other share the width that is new.
      const groups = await page.locator('.editor-group-container').count();
      await this.lens.resize(
        window.width + groups * (width - now[0]),
        window.height + height - now[1],
      );
      await page.waitForTimeout(250);
    }
    await visualizer.drawnAll();
  }

  async take(visualizer: Visualizer): Promise<void> {
    const outer = await visualizer.frame.parentFrame()?.frameElement();
    const clip = await outer?.boundingBox();
    if (!clip) throw new Error('the lens is not on screen');
    await this.lens.page.mouse.move(2, 2);
    await this.lens.page.waitForTimeout(300);
    this.pictures.push(await this.lens.page.screenshot({ clip }));
  }

  /** Saves what was taken since the last sheet. */
  async save(title: string): Promise<void> {
    const sheet = await this.lens.page.context().newPage();
    const images = this.pictures.map(
      (png) => `<img src="data:image/png;base64,${png.toString('base64')}">`,
    );
    const style = 'margin:0;width:max-content;display:flex;gap:8px;background:#888';
    await sheet.setContent(`<body style="${style};align-items:start">${images.join('')}`);
    const [width, height] = await sheet.evaluate(
      () => [document.body.scrollWidth, document.body.scrollHeight] as const,
    );
    await sheet.setViewportSize({ width, height });
    await mkdir(join(ARTIFACTS, this.folder), { recursive: true });
    await sheet.screenshot({ path: join(ARTIFACTS, this.folder, `${title}.png`) });
    await sheet.close();
    this.pictures = [];
  }
}
