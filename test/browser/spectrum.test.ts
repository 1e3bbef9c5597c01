import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

describe('the spectrum', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'spectrum', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.frame.getByTestId('tab-spectrum').click();
    await visualizer.frame.getByTestId('rule-numerical').waitFor();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const rule = (name: string) => byId(`rule-${name}`);
  const suggested = async (name: string) => Number(await rule(name).getAttribute('data-value'));
  const rank = () => visualizer.rank();

  it('says the numbers of the singular values 15, 3 and 0', async () => {
    await expect.poll(() => visualizer.number('spectralNorm')).toBeCloseTo(15, 12);
    await expect.poll(() => visualizer.number('nuclear')).toBeCloseTo(18, 12);
    await expect.poll(() => visualizer.number('stableRank')).toBeCloseTo(234 / 225, 12);
    const [p, q] = [15 / 18, 3 / 18];
    const entropy = -p * Math.log(p) - q * Math.log(q);
    await expect.poll(() => visualizer.number('effectiveRank')).toBeCloseTo(Math.exp(entropy), 10);
    await expect
      .poll(() => visualizer.frame.locator('[data-number="condition"]').innerText())
      .toMatch(/^rank-deficient/);
    for (const ratio of ['residual', 'orthogonalityU', 'orthogonalityV']) {
      await expect.poll(() => visualizer.number(ratio)).toBeLessThan(50);
    }
    await lens.screenshot('light');
  });

  it('takes the rank of a rule from its button, its marker and its chip', async () => {
    await expect.poll(() => suggested('energy95')).toBe(1);
    await expect.poll(() => suggested('energy99')).toBe(2);
    await rule('energy99').getByRole('button').click();
    await expect.poll(() => rank()).toBe(2);
    await expect.poll(() => rule('energy99').getAttribute('data-current')).toBe('true');
    await byId('marker-1').click();
    await expect.poll(() => rank()).toBe(1);
    await byId('chip-2').click();
    await expect.poll(() => rank()).toBe(2);
    await expect.poll(() => byId('chip-2').getAttribute('aria-pressed')).toBe('true');
    await expect
      .poll(() => byId('chip-2').getAttribute('title'))
      .toContain('Numerical rank: 2 singular');
    await expect.poll(() => byId('spectrum-summary').innerText()).toContain('Rank 2 keeps 100 %');
  });

  it('says which rules do not apply, and why', async () => {
    const elbow = rule('elbow');
    await expect.poll(() => elbow.getAttribute('data-applies')).toBe('false');
    await expect.poll(() => elbow.innerText()).toContain('a bend needs three singular values');
    await expect.poll(() => elbow.getByRole('button').count()).toBe(0);
  });

  it('chooses the rank in a chart with the keyboard', async () => {
    const chart = visualizer.frame.getByRole('slider', { name: /^Singular values/ });
    await chart.focus();
    for (const [key, k] of [
      ['Home', 0],
      ['ArrowRight', 1],
      ['End', 3],
      ['ArrowLeft', 2],
    ] as const) {
      await chart.press(key);
      await expect.poll(() => rank()).toBe(k);
      await expect.poll(() => chart.getAttribute('aria-valuenow')).toBe(String(k));
    }
    await expect.poll(() => chart.getAttribute('aria-valuetext')).toBe('rank 2, σ₂ = 3');
  });

  it('chooses the rank by dragging along a chart', async () => {
    const box = await byId('chart-sigma').getByRole('slider').boundingBox();
    if (!box) throw new Error('the chart is not on screen');
    const { mouse } = lens.page;
    const y = box.y + box.height / 2;
    await mouse.move(box.x + 0.5 * box.width, y);
    await mouse.down();
    await mouse.move(box.x + 0.97 * box.width, y, { steps: 5 });
    await expect.poll(rank).toBe(3);
    await mouse.move(box.x + 0.3 * box.width, y, { steps: 5 });
    await mouse.up();
    await expect.poll(rank).toBe(1);
    await mouse.move(box.x + 0.97 * box.width, y, { steps: 2 });
    await expect.poll(() => rank()).toBe(1);
  });

  it('lets the energy p and the ratio c be edited, and refuses nonsense', async () => {
    await byId('wish-energy').fill('97');
    await expect.poll(() => suggested('energy97')).toBe(2);
    await byId('wish-ratio').fill('5');
    await expect.poll(() => suggested('ratio')).toBe(1);
    await expect
      .poll(() => rule('ratio').innerText())
      .toContain('5 times the rest; asked for 5 times');
    await byId('wish-energy').fill('130');
    await expect.poll(() => byId('wish-energy').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => visualizer.text()).toContain('Above 0 and up to 100 %.');
    await expect.poll(() => suggested('energy97')).toBe(2);
  });

  it('takes a rank that is typed once it is entered, and refuses one that there is not', async () => {
    const field = byId('rank-number');
    await field.fill('2');
    await field.press('Enter');
    await expect.poll(rank).toBe(2);
    await field.press('ArrowDown');
    await expect.poll(rank).toBe(1);
    await field.fill('9');
    await field.press('Enter');
    await expect.poll(() => visualizer.text()).toContain('A whole number from 0 to 3');
    await field.blur();
    await expect.poll(() => field.inputValue()).toBe('1');
    expect(await rank()).toBe(1);
  });

  it('has a table of the numbers, with rounding noise marked', async () => {
    await byId('spectrum-table').locator('summary').click();
    const cells = byId('spectrum-table').locator('tbody td[data-value]');
    // The rows appear with the toggle event, one task after the click.
    await expect.poll(() => cells.count()).toBe(3);
    const values = await cells.evaluateAll((all) =>
      all.map((cell) => Number(cell.getAttribute('data-value'))),
    );
    expect(values[0]).toBeCloseTo(15, 12);
    expect(values[1]).toBeCloseTo(3, 12);
    expect(values[2]).toBeLessThan(1e-13);
    await expect.poll(() => cells.nth(2).innerText()).toContain('noise');
    await expect.poll(() => cells.nth(1).innerText()).not.toContain('noise');
  });

  it('keeps axis and parameters with the matrix while another view is shown', async () => {
    await byId('axis-linear').check();
    await byId('tab-approximation').click();
    await byId('heatmap-matrix').waitFor();
    await byId('tab-spectrum').click();
    await expect.poll(() => byId('axis-linear').isChecked()).toBe(true);
    await expect.poll(() => suggested('energy97')).toBe(2);
    await expect.poll(() => byId('wish-ratio').inputValue()).toBe('5');
  });

  it.each([
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('wears %s', async (label, kind) => {
    await lens.theme(label, kind);
    await byId('axis-log').check();
    await lens.screenshot(kind);
    await expect.poll(() => byId('chart-sigma').isVisible()).toBe(true);
  });

  it('fits a side bar', async () => {
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    visualizer = await lens.visualizer('side bar');
    await visualizer.ready();
    await byId('tab-spectrum').click();
    await byId('chart-sigma').waitFor();
    const [wide, seen] = await visualizer.frame.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(wide).toBeLessThanOrEqual(seen);
    await lens.screenshot('side-bar');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
