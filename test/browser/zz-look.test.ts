import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lens } from './lens.js';
import { choose } from './quick-pick.js';

describe('look', () => {
  let lens: Lens;
  beforeAll(async () => {
    lens = await Lens.start({ name: 'look', webgl: true });
    await copyFile('samples/harbour.png', join(lens.folder, 'harbour.png'));
    await writeFile(join(lens.folder, 'numbers.bin'), new Uint8Array(new Float32Array(1200).map((_, i) => i % 7).buffer));
  });
  afterAll(() => lens.close());

  it('opens an image', async () => {
    await choose(lens.page, 'Control+P', join(lens.folder, 'harbour.png'), 'harbour.png');
    await lens.page.waitForTimeout(3000);
    await lens.command('Low-Rank Lens: Open as Matrix');
    const v = await lens.visualizer();
    await v.frame.getByTestId('image-original').waitFor();
    await expect.poll(() => v.frame.getByTestId('image-pictures').getAttribute('data-ranks')).not.toBe('');
    await lens.page.waitForTimeout(2000);
    await lens.screenshot('image');
    await v.frame.getByTestId('rank-number').fill('30');
    await v.frame.getByTestId('rank-number').press('Enter');
    await expect.poll(() => v.frame.getByTestId('image-pictures').getAttribute('data-ranks')).toBe('30 30 30');
    await lens.page.waitForTimeout(3000);
    await lens.screenshot('image-30');
    await v.frame.getByTestId('image-model').getByLabel('Y Cb Cr').check();
    await lens.page.waitForTimeout(3000);
    await lens.screenshot('image-ycbcr');
    await v.frame.getByTestId('image-model').getByLabel('Grey').check();
    await lens.page.waitForTimeout(2000);
    await lens.screenshot('image-grey');
    await v.frame.getByTestId('tab-approximation').click();
    await lens.page.waitForTimeout(2000);
    await lens.screenshot('image-approximation');
    await v.frame.getByTestId('image-plane').selectOption('cr');
    await lens.page.waitForTimeout(2000);
    await lens.screenshot('image-cr');
  }, 240000);
});
