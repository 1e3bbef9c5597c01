import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayOf, writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';

/**
 * The page of `cancelled.npy` presses the button itself, because it is gone with the last entry. Its timer gets its turn
 * between the messages with the entries; VS Code writes the document of a page later, so an observer of it would be lost.
 */
function cancelAtOnce(): void {
  const timer = setInterval(() => {
    const button = document.querySelector<HTMLElement>('[data-what=receiving] button');
    const title = document.querySelector('h1')?.textContent;
    if (!button || title?.includes('cancelled.npy') !== true) return;
    clearInterval(timer);
    button.click();
  }, 10);
}

/** Notes what a page says: the frame around it passes it on to VS Code through a port. */
function noteWords(): void {
  const heard: string[] = [];
  Object.assign(window, { heard });
  const ports = MessagePort.prototype as { postMessage: (...all: unknown[]) => void };
  const post = ports.postMessage;
  ports.postMessage = function (...all) {
    const { type } = (all[0] as Told | undefined)?.data?.message ?? {};
    if (type) heard.push(type);
    post.apply(this, all);
  };
}

interface Told {
  readonly data?: { readonly message?: { readonly type?: string } };
}

describe('a file whose entries are on their way', () => {
  let lens: Lens;
  keepFailures(() => lens);
  const [rows, cols] = [3000, 1200];
  const data = new Float64Array(rows * cols).map((_, i) => Math.sin(i * i));
  beforeAll(async () => {
    const initScript = [cancelAtOnce, noteWords].map((each) => `(${String(each)})();`).join('');
    lens = await Lens.start({ name: 'early-cancelled', webgl: false, initScript });
    for (const name of ['cancelled.npy', 'whole.npy']) {
      await writeFile(join(lens.folder, name), writeNpy(arrayOf({ rows, cols, data })));
    }
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  const heardAnywhere = async () => {
    const frames = lens.page.frames().map((frame) =>
      frame
        .evaluate(() => (window as unknown as { heard?: string[] }).heard ?? [])
        // A page that was closed.
        .catch(() => []),
    );
    return (await Promise.all(frames)).flat();
  };

  it('is there in blocks, and stays so when they are cancelled', async () => {
    await openFile(lens, 'cancelled.npy');
    const visualizer = await lens.visualizer();
    const { frame } = visualizer;
    await visualizer.problem('cancelled');
    await frame.locator('[data-testid=heatmap-matrix] canvas[data-rank]').waitFor();
    await frame.getByTestId('progress').waitFor({ state: 'detached' });
    await lens.screenshot('cancelled');
  });

  it('comes as a whole otherwise', async () => {
    await lens.command('View: Close All Editors');
    await openFile(lens, 'whole.npy');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    // The host sends no entries before.
    expect(await heardAnywhere()).toContain('earlyDrawn');
    const norm = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));
    const frobenius = () => visualizer.number('frobenius');
    await expect
      .poll(async () => (await frobenius()) / norm, { timeout: 60_000 })
      .toBeCloseTo(1, 9);
    await lens.screenshot('whole');
  });
});
