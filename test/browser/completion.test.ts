import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { saveAs, savedText } from './saving.js';
import { apart, tableValues } from './tables.js';
import type { Visualizer } from './visualizer.js';

/** The ratings of Amy, Bob and Carol for all five films if every column is a multiple of the others. */
const everything = [
  [2, 7.5, 10, 5, 5],
  [0.8, 3, 4, 2, 2],
  [0.4, 1.5, 2, 1, 1],
];

describe('the completion of the film ratings', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'completion', webgl: true });
    await lens.editor.open('ratings.tsv');
    await lens.page.keyboard.press('Control+A');
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await byId('tab-completion').click();
    await byId('completion-table').waitFor();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const table = () => tableValues(byId('completion-table'));
  const choose = async (method: string, rank: number) => {
    await byId('completion-method').selectOption(method);
    await byId('completion-rank').fill(String(rank));
    await byId('completion-rank').press('Enter');
  };
  /** The distance of the table on the page from the complete ratings; NaN while a completion is running. */
  const error = async () => {
    const running = await byId('completion-running').count();
    return running > 0 ? NaN : apart(await table(), everything);
  };

  it('reaches every rating with hard-impute at rank 1', async () => {
    await choose('hard-impute', 1);
    await expect.poll(error, { timeout: 30_000 }).toBeLessThan(1e-6);
    await expect.poll(() => byId('completion-table').locator('[data-filled=true]').count()).toBe(8);
    await expect.poll(() => visualizer.number('filled')).toBe(8);
    await expect.poll(() => visualizer.number('residual')).toBeLessThan(1e-6);
    await lens.screenshot('hard-impute');
  });

  it('shows that one fill does not', async () => {
    await choose('fill-mean', 1);
    await expect.poll(error, { timeout: 30_000 }).toBeGreaterThan(1);
    await expect.poll(() => visualizer.number('iterations')).toBeLessThanOrEqual(1);
  });

  it('finds them with soft-impute too', async () => {
    await choose('soft-impute', 1);
    await expect.poll(error, { timeout: 30_000 }).toBeLessThan(0.5);
  });

  it('saves what is filled', async () => {
    await choose('hard-impute', 1);
    await expect.poll(error, { timeout: 30_000 }).toBeLessThan(1e-6);
    await saveAs(byId('completion-figure'), 'csv');
    const csv = await savedText(lens, 'ratings-Completed.csv');
    expect(csv).toContain('Alien,Brazil,Clue,Diva,Elf');
    expect(
      csv
        .split('\n')[2]
        ?.split(',')
        .map((field) => Number(Number(field).toFixed(5))),
    ).toEqual([NaN, ...everything[1]!]);
  });

  it('is used by all views when that is wished', async () => {
    await choose('hard-impute', 1);
    await expect.poll(error, { timeout: 30_000 }).toBeLessThan(1e-6);
    const before = await visualizer.shown();
    await byId('use-completion').click();
    await visualizer.ready(before);
    await expect.poll(() => byId('completion-notice').innerText()).toMatch(/8|hard/i);
    const frobenius = Math.hypot(...everything.flat());
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(frobenius, 5);
    await byId('tab-spectrum').click();
    await expect.poll(() => visualizer.number('spectralNorm')).toBeCloseTo(frobenius, 5);
  });

  it('compares ranks by entries that it hides, where all are known', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await byId('tab-completion').click();
    const hidden = byId('completion-table').locator('[data-filled=true]');
    // The first trial, of 30 %, is shown before any input.
    await expect.poll(() => hidden.count(), { timeout: 30_000 }).toBe(4);
    await byId('hide-share').fill('10');
    await byId('hide-share').press('Enter');
    await expect.poll(() => hidden.count(), { timeout: 30_000 }).toBe(1);
    await expect.poll(() => visualizer.number('hidden-error')).toBeGreaterThanOrEqual(0);
    await byId('held-out-choice').waitFor({ timeout: 30_000 });
  });

  it('takes the rank from the chart of these errors by keyboard', async () => {
    const rank = byId('completion-rank');
    const chart = byId('held-out-chart').getByRole('slider');
    await chart.press('End');
    await expect.poll(() => rank.inputValue()).toBe('3');
    await chart.press('Home');
    await expect.poll(() => rank.inputValue()).toBe('1');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});

/**
 * Ratings of 50 people for 20 films: three tastes around a mean, so rank 4, with noise; six of ten are missing.
 * The same every time.
 */
function noisyRatings(): string {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const factor = (rows: number) =>
    Array.from({ length: rows }, () => [0, 0, 0].map(() => 2 * next() - 1));
  const [people, films] = [factor(50), factor(20)];
  const rows = people.map((taste) =>
    films.map((film) => {
      const value = taste.reduce((sum, each, k) => sum + 2 * each * film[k]!, 3);
      const noisy = value + 0.1 * (next() + next() + next() - 1.5);
      return next() < 0.6 ? '' : noisy.toFixed(2);
    }),
  );
  return `${[films.map((_, j) => `f${j + 1}`), ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

describe('the completion of many noisy ratings', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'completion-noisy', webgl: true });
    await writeFile(join(lens.folder, 'noisy.csv'), noisyRatings());
    await lens.editor.open('noisy.csv');
    await lens.page.keyboard.press('Control+A');
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await byId('tab-completion').click();
    // A large matrix is a picture; its table is for screen readers.
    await byId('completion-table').waitFor({ state: 'attached' });
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  /** The sentence about the best rank; '' until all ranks are compared. */
  const choice = async () => {
    const start = byId('held-out-start');
    if (await start.isVisible()) await start.click({ timeout: 500 }).catch(() => undefined);
    const done = (await byId('held-out-running').count()) === 0 && !(await start.isVisible());
    return done && (await byId('held-out-choice').count()) > 0
      ? byId('held-out-choice').innerText()
      : '';
  };

  it('finds their rank by held-out error', async () => {
    await byId('completion-method').selectOption('hard-impute');
    await expect.poll(choice, { timeout: 90_000 }).toMatch(/^Rank 4 predicts best/);
  });

  it('pages through all of its table', async () => {
    await visualizer.frame.getByText('As a table').click();
    const table = byId('completion-table');
    const names = () => table.locator('tbody th').allInnerTexts();
    const heads = () => table.locator('thead th').allInnerTexts();
    const forward = (what: RegExp) =>
      visualizer.frame.getByRole('group', { name: what }).getByRole('button', { name: 'Forward' });
    const upTo = (from: number, to: number, word = '') =>
      Array.from({ length: to - from + 1 }, (_, i) => `${word}${from + i}`);
    await expect.poll(names).toEqual(upTo(1, 20));
    expect(await heads()).toEqual(upTo(1, 12, 'f'));
    await forward(/^Rows/).click();
    await expect.poll(names).toEqual(upTo(21, 40));
    // The last part is as large as the others.
    await forward(/^Rows/).click();
    await forward(/^Columns/).click();
    await expect.poll(names).toEqual(upTo(31, 50));
    await expect.poll(heads).toEqual(upTo(9, 20, 'f'));
    expect(await forward(/^Rows/).isDisabled()).toBe(true);
    // The cells of the last part are those that are missing in the last rows and columns of the file.
    const lines = noisyRatings().trim().split('\n').slice(31);
    const missing = lines.flatMap((line) =>
      line
        .split(',')
        .slice(8)
        .map((field) => String(field === '')),
    );
    const filled = await table
      .locator('[data-filled]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-filled')));
    expect(filled).toEqual(missing);
    await lens.screenshot('last-page');
    await visualizer.frame.getByText('As a table').click();
  });

  it('stays bounded at a rank that the ratings do not determine', async () => {
    await byId('completion-rank').fill('5');
    await byId('completion-rank').press('Enter');
    await expect
      .poll(
        async () => {
          if ((await byId('completion-running').count()) > 0) return NaN;
          const values = (await tableValues(byId('completion-table'))).flat();
          return Math.max(...values.map(Math.abs));
        },
        { timeout: 30_000 },
      )
      .toBeLessThan(30);
  });

  it('chooses λ of soft-impute, shows why, and takes another from the chart', async () => {
    await byId('completion-method').selectOption('soft-impute');
    await byId('completion-rank').fill('5');
    await byId('completion-rank').press('Enter');
    const chart = byId('penalty-chart');
    // The chart comes with the error of this rank, before those of all ranks.
    const isThere = async () => (await choice()) !== '' || (await chart.count()) > 0;
    await expect.poll(isThere, { timeout: 90_000 }).toBe(true);
    await chart.waitFor();
    await chart.scrollIntoViewIfNeeded();
    await lens.screenshot('penalty');
    const lambda = byId('completion-lambda');
    const settled = async () => {
      const running = await byId('completion-running').count();
      return running > 0 ? NaN : Number(await lambda.inputValue());
    };
    await expect.poll(settled, { timeout: 60_000 }).toBeGreaterThan(0);
    const chosen = await lambda.inputValue();
    await chart.getByRole('slider').press('Home');
    await expect.poll(() => lambda.inputValue()).not.toBe(chosen);
    await byId('completion-lambda-auto').click();
    await expect.poll(() => lambda.inputValue(), { timeout: 30_000 }).toBe(chosen);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
