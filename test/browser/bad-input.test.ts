import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

const SOURCE = `import numpy as np

nothing = "here is no matrix"
good = np.array([[1, 2], [3, 4]])
ragged = np.array([[1, 2], [3, 4, 5]])
words = np.array([["a", "b"], ["c", "d"]])
empty = np.array([[]])
single = np.array([[7]])
infinite = np.array([[1, np.inf], [3, 4]])
holes = np.array([[1, np.nan], [3, 4]])
large = np.array([[1, 2, 3, 4], [5, 6, 7, 8], [9, 8, 7, 6], [5, 4, 3, 2], [1, 2, 3, 4]])
`;

describe('bad input', () => {
  let lens: Lens;
  keepFailures(() => lens);
  let visualizer: Visualizer;
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'bad-input',
      webgl: false,
      settings: { 'lowRankLens.maxEntries': 16 },
    });
    await writeFile(join(lens.folder, 'bad.py'), SOURCE);
    await lens.editor.cursorAt('bad.py', '[[1, 2], [3, 4]]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());
  beforeEach(() => lens.command('Notifications: Clear All Notifications'));

  const visualize = async (text: string, offset = 3) => {
    await lens.editor.cursorAt('bad.py', text, offset);
    await lens.command('Low-Rank Lens: Visualize Matrix');
  };

  /** Waits for the message; the picture of `good` must stay. */
  const refused = async (text: string, said: RegExp, offset?: number) => {
    await visualize(text, offset);
    const message = await lens.notification(said);
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(30), 12);
    return message;
  };

  it('says that nothing is at the cursor', async () => {
    await refused('here is no', /no matrix|cursor/i, 0);
  });

  it('says which row of a ragged literal is of another length', async () => {
    expect(await refused('[[1, 2], [3, 4, 5]]', /row 2/i)).toMatch(/line 5/);
  });

  it('says that words are no numbers', async () => {
    await refused('[["a", "b"]', /line 6/);
  });

  it('says that a matrix is empty', async () => {
    await refused('np.array([[]])', /no entries/, 11);
  });

  it('refuses what is beyond the limit, and says the limit', async () => {
    expect(await refused('[[1, 2, 3, 4], [5', /\b20\b/)).toMatch(/\b16\b/);
  });

  it('says where infinity is, and shows the rest', async () => {
    const before = await visualizer.shown();
    await visualize('[[1, np.inf]');
    const problem = await visualizer.problem('nonFinite');
    expect(problem).toMatch(/row 1.*column 2|\(1, 2\)/i);
    await expect.poll(() => visualizer.shown()).toBe(before);
    await lens.screenshot('infinite');
  });

  it('shows a single number', async () => {
    const before = await visualizer.shown();
    await visualize('[[7]]', 2);
    await visualizer.ready(before);
    await expect.poll(() => visualizer.number('frobenius')).toBe(7);
  });

  it('shows holes as missing', async () => {
    await visualize('[[1, np.nan]');
    await expect.poll(() => visualizer.text()).toMatch(/missing/i);
    await lens.screenshot('holes');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
