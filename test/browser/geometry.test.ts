import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** [[1, 2], [3, 4]]: σ₁² + σ₂² = 30 and σ₁σ₂ = |det| = 2. */
const sigma1 = (Math.sqrt(34) + Math.sqrt(26)) / 2;
const sigma2 = (Math.sqrt(34) - Math.sqrt(26)) / 2;
const degrees = 180 / Math.PI;

describe('the geometry', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  let job: string | undefined;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'geometry', webgl: true });
    await show('[[1, 2]');
  });
  afterAll(() => lens.close());

  const show = async (literal: string) => {
    await lens.editor.cursorAt('worked.py', literal, 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    job = await visualizer.ready(job);
    await byId('tab-geometry').click();
    await byId('geometry-picture').waitFor();
  };
  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const value = async (id: string) => Number(await byId(id).getAttribute('data-value'));
  const vector = async (id: string) =>
    ((await byId(id).getAttribute('data-value')) ?? '').split(' ').map(Number);
  const expectVector = async (id: string, expected: readonly number[]) => {
    const apart = async () => {
      const found = await vector(id);
      if (found.length !== expected.length) return Infinity;
      return Math.hypot(...found.map((entry, i) => entry - expected[i]!));
    };
    await expect.poll(apart).toBeLessThan(1e-10);
  };
  /** Waits until the picture has stopped at a step. */
  const rests = (stage: number) =>
    visualizer.frame.locator(`[data-testid=geometry-picture][data-stage="${stage}"]`).waitFor();
  const handle = async () => {
    await byId('geometry-handle').scrollIntoViewIfNeeded();
    const box = await byId('geometry-handle').boundingBox();
    if (!box) throw new Error('x is not on screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  it('says angles, lengths and the reflection of [[1, 2], [3, 4]]', async () => {
    await visualizer.rankByKeys(2);
    await expect.poll(() => value('geometry-sigma-1')).toBeCloseTo(sigma1, 12);
    await expect.poll(() => value('geometry-sigma-2')).toBeCloseTo(sigma2, 12);
    // MᵀM = [[10, 14], [14, 20]] and MMᵀ = [[5, 11], [11, 25]] give the angles of v₁ and u₁.
    await expect
      .poll(() => value('geometry-v-1'))
      .toBeCloseTo((Math.atan2(28, -10) / 2) * degrees, 10);
    await expect
      .poll(() => value('geometry-u-1'))
      .toBeCloseTo((Math.atan2(22, -20) / 2) * degrees, 10);
    await expect
      .poll(() => value('geometry-first'))
      .toBeCloseTo(-(Math.atan2(28, -10) / 2) * degrees, 10);
    await expect.poll(() => byId('geometry-first').getAttribute('data-mirrored')).toBe('false');
    await expect.poll(() => byId('geometry-last').getAttribute('data-mirrored')).toBe('true');
    await expect.poll(() => value('geometry-det')).toBeCloseTo(-2, 12);
    await expect
      .poll(() => byId('geometry-description').innerText())
      .toContain('at rank 2 is an ellipse');
  });

  it('carries x = e₁ to the first column, and singular vectors to axes', async () => {
    await expectVector('geometry-image', [1, 3]);
    await byId('geometry-set-v-2').click();
    await expect
      .poll(async () => Math.hypot(...(await vector('geometry-image'))))
      .toBeCloseTo(sigma2, 12);
    await byId('geometry-x-1').fill('1');
    await byId('geometry-x-2').fill('-1');
    await expectVector('geometry-image', [-1, -1]);
    await lens.screenshot('plane');
  });

  it('collapses to a segment at rank 1, and says what x loses', async () => {
    await visualizer.rankByKeys(1);
    await expect.poll(() => value('geometry-shape')).toBe(1);
    const lost = async () => {
      const [a, b] = await vector('geometry-image');
      const [c, d] = await vector('geometry-approximation');
      return (await value('geometry-lost')) - Math.hypot(a! - c!, b! - d!);
    };
    await expect.poll(lost).toBeCloseTo(0, 12);
    await expect
      .poll(() => byId('geometry-description').innerText())
      .toContain('at rank 1 is a segment');
    await lens.screenshot('collapsed');
    await visualizer.rankByKeys(2);
  });

  it('goes step by step with the keyboard', async () => {
    await byId('geometry-step-3').focus();
    await lens.page.keyboard.press('ArrowLeft');
    await rests(2);
    await lens.page.keyboard.press('ArrowLeft');
    await rests(1);
    await lens.page.keyboard.press('ArrowLeft');
    await rests(0);
  });

  it('lets x be dragged and moved with arrow keys', async () => {
    const from = await handle();
    await lens.page.mouse.move(from.x, from.y);
    await lens.page.mouse.down();
    await lens.page.mouse.move(from.x - 30, from.y - 60, { steps: 4 });
    await lens.page.mouse.up();
    await expect.poll(async () => (await vector('geometry-x'))[0]).toBeLessThan(0.95);
    const [x1, x2] = await vector('geometry-x');
    expect(x2).toBeGreaterThan(-0.9);
    await expectVector('geometry-image', [x1! + 2 * x2!, 3 * x1! + 4 * x2!]);
    await byId('geometry-handle').focus();
    await lens.page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await vector('geometry-x'))[0]).toBeCloseTo(x1! + 0.05, 10);
  });

  it('plays from the circle to its image', async () => {
    await byId('geometry-step-3').click();
    await rests(3);
    const stages = await visualizer.watch('[data-testid=geometry-picture]', 'data-stage');
    await byId('geometry-play').click();
    await expect
      .poll(async () => (await stages.values()).filter((stage) => stage !== ''))
      .toEqual(['3', '0', '1', '2', '3']);
    await expect.poll(() => byId('geometry-play').getAttribute('aria-pressed')).toBe('false');
  });

  it('turns the sphere of a matrix with three columns', async () => {
    await show('[[4, 11, 14]');
    const turn = byId('geometry-picture');
    const path = () => turn.getByTestId('geometry-outline').getAttribute('d');
    const before = await path();
    await turn.focus();
    await lens.page.keyboard.press('ArrowRight');
    await expect.poll(path).not.toBe(before);
    await visualizer.rankByKeys(1);
    await expectVector('geometry-image', [4, 8]);
    await expectVector('geometry-approximation', [6, 2]);
    await lens.screenshot('space');
  });

  it('shows the leading directions of a larger matrix, and says so', async () => {
    await show('[[ 0.8147');
    await expect.poll(() => visualizer.text()).toContain('M maps 8 dimensions to 3');
    await expect.poll(() => visualizer.text()).toContain('leading singular directions');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
