import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

const scenes = ['matrix', 'layers', 'tail', 'stop', 'cost', 'lost'];

describe('the story of a matrix', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'story', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(3);
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const scene = (id: string, playing?: boolean) =>
    visualizer.frame.locator(
      `[data-testid=story][data-scene=${id}]${playing === undefined ? '' : `[data-playing=${playing}]`}`,
    );
  const view = () => visualizer.frame.locator('[role=tab][aria-selected=true]').innerText();
  const caption = () => byId('story-caption').innerText();
  const ended = () => byId('story').waitFor({ state: 'detached' });

  it('begins with a click, has the focus, and steps by keys', async () => {
    await byId('play-story').click();
    await scene('matrix', true).waitFor();
    await lens.page.keyboard.press('Space');
    await scene('matrix', false).waitFor();
    expect(await caption()).toContain('4 rows, 3 columns, 12 numbers');
    await expect.poll(() => visualizer.rank()).toBe(0);
    await lens.screenshot('matrix');
    const seen = [];
    for (const id of scenes) {
      await scene(id, false).waitFor();
      seen.push([id, await view(), await visualizer.rank()]);
      if (id !== 'lost') await lens.page.keyboard.press('ArrowRight');
    }
    expect(seen).toEqual([
      ['matrix', 'Approximation', 0],
      ['layers', 'Approximation', 2],
      ['tail', 'Spectrum', 1],
      ['stop', 'Spectrum', 2],
      ['cost', 'Factors', 2],
      ['lost', 'Approximation', 2],
    ]);
    await lens.page.keyboard.press('ArrowLeft');
    await scene('cost', false).waitFor();
    expect(await caption()).toContain('2 × (4 + 3 + 1) = 16 numbers');
    await lens.screenshot('cost');
  });

  it('puts back rank and view when it ends by Escape, and the focus stays in the lens', async () => {
    await lens.page.keyboard.press('Escape');
    await ended();
    expect(await visualizer.rank()).toBe(3);
    expect(await view()).toBe('Approximation');
    await expect
      .poll(() =>
        visualizer.frame.evaluate(() => document.activeElement?.getAttribute('data-testid')),
      )
      .toBe('play-story');
  });

  it('goes on by itself at the pace of reading, and layers add up', async () => {
    const ranks = await visualizer.watch('[data-testid=rank-range]', 'aria-valuetext');
    const told = await visualizer.watch('[data-testid=story]', 'data-scene');
    await byId('play-story').click();
    await scene('tail').waitFor();
    await lens.page.keyboard.press('Escape');
    await ended();
    expect((await told.values()).slice(0, 4)).toEqual(['', 'matrix', 'layers', 'tail']);
    const values = (await ranks.values()).join(' ');
    expect(values).toMatch(/rank 0 of 3.*rank 1 of 3 rank 2 of 3/);
  });

  it('is told by a command of the palette, from another view', async () => {
    await byId('tab-geometry').click();
    await lens.command('Low-Rank Lens: Play the Story');
    await scene('matrix').waitFor();
    expect(await view()).toBe('Approximation');
    await byId('story-end').click();
    await ended();
    expect(await view()).toBe('Geometry');
  });

  it('ends where the user takes over, with what was chosen', async () => {
    await byId('tab-approximation').click();
    await byId('play-story').click();
    await scene('matrix').waitFor();
    await byId('story-pause').click();
    await byId('rank-range').press('ArrowRight');
    await ended();
    expect(await visualizer.rank()).toBe(1);
  });

  it('is told of a matrix with missing entries', async () => {
    await lens.editor.open('ratings.tsv');
    await lens.page.keyboard.press('Control+A');
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await byId('play-story').click();
    await scene('matrix').waitFor();
    expect(await caption()).toMatch(/Missing among them: \d+; they are filled in\./);
    await byId('story-end').click();
    await ended();
  });

  it('steps only by hand where motion must be reduced', async () => {
    await lens.page.emulateMedia({ reducedMotion: 'reduce' });
    await byId('play-story').click();
    await scene('matrix', false).waitFor();
    await byId('story-next').click();
    await scene('layers', false).waitFor();
    await lens.page.keyboard.press('Escape');
    await ended();
    await lens.page.emulateMedia({ reducedMotion: null });
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
