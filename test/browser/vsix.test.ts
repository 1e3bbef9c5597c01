import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVsix, makeVsix } from '../../scripts/package.mjs';
import { buildProduct } from '../vscode/bundle.mjs';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';

describe('the package, installed as a user installs it', () => {
  let lens: Lens;
  keepFailures(() => lens);
  let vsix: string;
  beforeAll(async () => {
    vsix = await makeVsix();
    lens = await Lens.start({ name: 'vsix', webgl: true, vsix });
  });
  afterAll(async () => {
    await lens.close();
    // Packaging leaves the production build in dist/; the other tests need the development build.
    await buildProduct(false);
  });

  it('holds what it needs and nothing else', async () => {
    expect((await checkVsix(vsix)).wrong).toEqual([]);
  });

  it('runs its command', async () => {
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await expect.poll(async () => (await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
    await lens.screenshot('installed');
    lens.expectNoErrors();
  });
});
