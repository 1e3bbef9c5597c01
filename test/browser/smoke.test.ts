import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lens } from './lens.js';

describe.each([
  { graphics: 'WebGL', webgl: true },
  { graphics: 'no WebGL', webgl: false },
])('as a user, with $graphics', ({ graphics, webgl }) => {
  let lens: Lens;
  beforeAll(async () => {
    lens = await Lens.start({ name: graphics.replace(' ', '-').toLowerCase(), webgl });
  });
  afterAll(() => lens.close());

  it('shows a hover on a matrix', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('4×3');
    await lens.screenshot('hover');
    expect(text).toContain('rank 2');
    await lens.editor.unhover();
  });

  it('opens the visualizer from the palette', async () => {
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await lens.screenshot('visualizer');
    console.log(await visualizer.text(), lens.errors);
  });
});
