import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';

describe('software WebGL, and no backend chosen', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'backend',
      webgl: true,
      settings: { 'lowRankLens.compute.backend': 'auto' },
    });
  });
  afterAll(() => lens.close());

  it('starts with WebGL and hands over to the CPU, which is faster, with the same picture', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    const before = await visualizer.cellColors('matrix', 4, 3);
    await expect.poll(() => visualizer.backend()).toBe('cpu');
    await expect.poll(() => visualizer.cellColors('matrix', 4, 3)).toEqual(before);
    const reason = await visualizer.frame.getByTestId('backend').getAttribute('title');
    expect(reason).toMatch(
      /on the CPU in double precision: .* ms, WebGL \(.*SwiftShader.*\) in .* ms/,
    );
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.number('measured')).toBeCloseTo(3, 12);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
