import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** The challengers, and the person's own. */
const entrants = 11;

describe('optimality', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'optimality', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await byId('tab-methods').click();
    await byId('methods-topic').locator('input[value="optimality"]').check();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const all = (rank: number) =>
    visualizer.frame.locator(
      `[data-testid=challengers][data-rank="${rank}"][data-ways="${entrants}"]`,
    );
  const numbers = (rank: number, name: 'error' | 'ratio') =>
    all(rank)
      .locator(`[data-${name}]`)
      .evaluateAll(
        (cells, attribute) => cells.map((cell) => Number(cell.getAttribute(attribute))),
        `data-${name}`,
      );
  const errorOf = async (id: string) =>
    Number(
      await visualizer.frame
        .locator(`[data-challenger=${id}] [data-error]`)
        .getAttribute('data-error'),
    );

  it('shows challengers of this rank, none below the tail', async () => {
    // σ = 6√10, 3√10, so the squared tail of rank 1 is exactly 90.
    await all(1).waitFor();
    const errors = await numbers(1, 'error');
    expect(errors).toHaveLength(entrants);
    expect(errors[0]).toBeCloseTo(Math.sqrt(90), 12);
    for (const ratio of await numbers(1, 'ratio')) expect(ratio).toBeGreaterThan(1 - 1e-14);
    // The longest column is the third, (14, −2): its products with the others are 40, 140 and 200.
    expect(await errorOf('columns')).toBeCloseTo(
      Math.sqrt(450 - (40 ** 2 + 140 ** 2 + 200 ** 2) / 200),
      10,
    );
    expect(await errorOf('columns')).toBeCloseTo(await errorOf('cutPivotedQr'), 12);
    expect(await all(1).locator('[data-challenger=uniform]').innerText()).toContain(
      'the best of 1,000',
    );
    await byId('chart-challengers').scrollIntoViewIfNeeded();
    await lens.screenshot('challengers');
  });

  it('tells the argument with the numbers of the chosen challenger', async () => {
    await all(1).getByRole('button', { name: 'QR cut off, first columns' }).click();
    await visualizer.frame.locator('[data-testid=three-steps][data-example=cutQr]').waitFor();
    const part = async (name: string) =>
      Number(await byId('off-diagonals').getAttribute(`data-${name}`));
    const error = await errorOf('cutQr');
    expect((await part('off')) ** 2 + (await part('on')) ** 2).toBeCloseTo(error ** 2, 9);
    expect(await part('off')).toBeGreaterThan(1);
    // M − Q QᵀM is what the space of Q does not reach.
    expect(Number(await byId('shares').getAttribute('data-space'))).toBeCloseTo(error, 9);
    const text = await byId('three-steps').innerText();
    expect(text).toContain('is 450 over the entries, and Σσᵢ² is 450');
    expect(text).toContain('σᵢ² = 90, the squared tail');
    expect(text).toContain('σ₁² − σ₂² = 270 more');
    await byId('three-steps').scrollIntoViewIfNeeded();
    await lens.screenshot('three-steps');
  });

  it('turns a direction with the keys and with the mouse, least at 0', async () => {
    const slider = byId('chart-turn').getByRole('slider');
    const turnedTo = (degrees: number) =>
      visualizer.frame.locator(`[data-testid=turn-error][data-degrees="${degrees}"]`);
    await slider.press('End');
    await turnedTo(90).waitFor();
    // v₂ in the place of v₁ keeps 3√10 and loses 6√10.
    await expect.poll(() => errorOf('turned')).toBeCloseTo(Math.sqrt(360), 10);
    await visualizer.frame.locator('[data-testid=three-steps][data-example=turned]').waitFor();
    await slider.press('Home');
    await turnedTo(-90).waitFor();
    // When it is measured, nothing on the page moves any more.
    await all(1).waitFor();
    const box = (await byId('turn-dial').boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await lens.page.mouse.move(middle.x + 40, middle.y);
    await lens.page.mouse.down();
    await turnedTo(0).waitFor();
    await lens.page.mouse.move(middle.x + 40, middle.y - 40, { steps: 5 });
    await lens.page.mouse.up();
    await turnedTo(45).waitFor();
    await expect.poll(() => errorOf('turned')).toBeCloseTo(Math.sqrt(90 + 270 / 2), 10);
    await all(1).waitFor();
    await byId('turn-dial').scrollIntoViewIfNeeded();
    await lens.screenshot('turned');
    await slider.press('ArrowLeft');
    await turnedTo(44).waitFor();
  });

  it('rounds the factors to the decimals that are wanted', async () => {
    const before = await errorOf('decimals');
    await byId('optimality-decimals').fill('0');
    await expect.poll(() => errorOf('decimals')).toBeGreaterThan(before);
    await byId('optimality-decimals').fill('99');
    await visualizer.frame.getByText('A whole number from 0 to 12').waitFor();
  });

  it('says why nothing competes at rank 0 and at full rank', async () => {
    await visualizer.rankByKeys(0);
    await visualizer.frame.locator('[data-testid=uncontested][data-why=rankZero]').waitFor();
    await visualizer.rankByKeys(2);
    await visualizer.frame.locator('[data-testid=uncontested][data-why=nothingLeft]').waitFor();
  });

  it('is about the completed matrix where entries are missing', async () => {
    await lens.editor.open('ratings.tsv');
    await lens.page.keyboard.press('Control+A');
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await byId('tab-methods').click();
    await byId('methods-topic').locator('input[value="optimality"]').check();
    await visualizer.frame.getByText('about the completed matrix').waitFor();
  });

  it('says that nothing competes with a zero matrix', async () => {
    const before = await visualizer.shown();
    await lens.editor.open('ratings.tsv');
    await lens.page.keyboard.press('Control+A');
    await lens.editor.type('0\t0\t0\n0\t0\t0');
    await visualizer.ready(before);
    await visualizer.frame.locator('[data-testid=uncontested][data-why=zero]').waitFor();
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
