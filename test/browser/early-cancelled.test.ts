import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayOf, writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';

describe('a file whose entries are on their way', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'early-cancelled', webgl: false });
    const [rows, cols] = [3000, 1200];
    const data = new Float64Array(rows * cols).map((_, i) => Math.sin(i * i));
    await writeFile(join(lens.folder, 'noise.npy'), writeNpy(arrayOf({ rows, cols, data })));
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  it('is there in blocks, and stays so when they are cancelled', async () => {
    await openFile(lens, 'noise.npy');
    const visualizer = await lens.visualizer();
    const { frame } = visualizer;
    await frame.locator('[data-testid=heatmap-matrix] canvas[data-rank]').waitFor();
    await lens.screenshot('blocks');
    await frame.locator('[data-what=receiving] button').click();
    await visualizer.problem('cancelled');
    await lens.screenshot('cancelled');
    expect(await frame.getByTestId('progress').count()).toBe(0);
  });

  it('comes as a whole when it is read again', async () => {
    await lens.command('View: Close All Editors');
    await openFile(lens, 'noise.npy');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.number('frobenius'), { timeout: 60_000 }).toBeGreaterThan(1);
    await lens.screenshot('whole');
  });
});
