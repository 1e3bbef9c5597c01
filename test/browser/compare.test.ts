import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { pick } from './quick-pick.js';
import { Sheets } from './sheets.js';
import type { Visualizer } from './visualizer.js';

const two = `import numpy as np

W = np.array([[3, 2, 5], [2, 3, 5], [2, -2, 0], [5, 5, 10]])
V = np.array([[3, 2, 5], [2, 3, 5], [2, -2, 4], [5, 5, 10]])
S = np.array([[1, 2], [3, 4]])
`;

const themes = [
  ['Light Modern', 'vs'],
  ['Dark Modern', 'vs-dark'],
  ['Dark High Contrast', 'hc-black'],
] as const;

describe('two matrices beside each other', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'compare',
      webgl: true,
      settings: { 'git.enabled': true, 'files.autoSave': 'off' },
    });
    await writeFile(join(lens.folder, 'pair.py'), two);
    await writeFile(join(lens.folder, 'kept.py'), 'A = [[1, 2],\n     [3, 4]]\n');
    git('init', '--quiet');
    git('add', 'kept.py');
    git('commit', '--quiet', '-m', 'first');
  });
  afterAll(() => lens.close());

  function git(...words: string[]): void {
    const who = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.org'];
    execFileSync('git', [...who, ...words], { cwd: lens.folder });
  }

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const number = (name: string) =>
    visualizer.frame
      .locator('#view')
      .locator(`[data-number="${name}"]`)
      .getAttribute('data-value')
      .then(Number);
  const part = (value: string) => byId('pair-part').locator(`input[value=${value}]`);
  const verdict = () => byId('pair-verdict').innerText();

  async function compare(): Promise<void> {
    await lens.command('Low-Rank Lens: Compare…');
  }

  it('shows two literals with a cursor in each at once', async () => {
    await lens.editor.cursorAt('pair.py', 'W = np.array([[3', 14);
    await lens.command('Add Cursor Below');
    await compare();
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(verdict).toBe('1 of 12 entries differs.');
    await expect.poll(() => number('differenceRank')).toBe(1);
    expect(await number('distance')).toBe(4);
    expect(await number('spectralDistance')).toBeCloseTo(4, 12);
    expect(await number('largestChange')).toBe(-4);
    expect(await number('equalEntries')).toBe(11);
    expect(await byId('largest-place').innerText()).toBe('row 3, column 3');
    await byId('angles-summary').waitFor();
    await lens.screenshot('two-literals');
  });

  it('reads a, b and a − b at one cell', async () => {
    await byId('largest-place').click();
    await expect.poll(() => byId('readout-first').getAttribute('data-value')).toBe('0');
    expect(await byId('readout-second').getAttribute('data-value')).toBe('4');
    expect(await byId('readout-difference').getAttribute('data-value')).toBe('-4');
  });

  it('has one domain for all three, or another one for the difference', async () => {
    const label = (of: string) =>
      byId(`heatmap-${of}`).getByTestId('picture').getAttribute('aria-label');
    expect(await label('first')).toContain('colours from −4 to 10');
    expect(await label('difference')).toContain('colours from −4 to 10');
    await byId('own-colors').click();
    await expect.poll(() => label('difference')).toContain('colours from −4 to 4');
    expect(await label('second')).toContain('colours from −2 to 10');
    await visualizer.drawnAll();
    await lens.screenshot('own-colours');
    await byId('own-colors').click();
  });

  it('follows the slider with its angles', async () => {
    await visualizer.chooseRank(1);
    await visualizer.frame.locator('[data-testid=angles-summary][data-rank="1"]').waitFor();
    expect(Number(await byId('angles-summary').getAttribute('data-left'))).toBeGreaterThan(0.1);
    await visualizer.chooseRank(3);
    // W has rank 2: the third vector is arbitrary.
    await expect.poll(() => byId('angles-summary').innerText()).toContain('Only the 2 leading');
  });

  it('swaps A and B, and shows any part in all views', async () => {
    await byId('swap-pair').click();
    await expect.poll(() => number('largestChange')).toBe(4);
    expect(await byId('side-A').innerText()).toContain('V');
    await part('difference').click();
    await expect.poll(() => visualizer.number('frobenius')).toBe(4);
    await byId('tab-approximation').click();
    await expect.poll(() => visualizer.frame.locator('h1').innerText()).toContain('V − W');
    await byId('tab-compare').click();
    await part('second').click();
    await expect.poll(() => visualizer.frame.locator('h1').innerText()).toContain('W');
  });

  it('follows an edit', async () => {
    await lens.editor.cursorAt('pair.py', '[2, -2, 4]', 8);
    await lens.page.keyboard.press('Shift+ArrowRight');
    await lens.editor.type('0');
    await expect.poll(verdict).toBe('A and B are equal to the last bit.');
    await expect.poll(() => number('differenceRank')).toBe(0);
    // Angles of equal spaces are 0 but for rounding, and are not given with digits.
    await expect.poll(() => byId('angles-summary').innerText()).not.toContain('×10');
    expect(await byId('angles-summary').innerText()).toMatch(/largest angle is 0(°| \(rounding\))/);
    await lens.page.keyboard.press('Control+Z');
    await expect.poll(() => number('largestChange')).toBe(4);
  });

  it('refuses other shapes with both shapes', async () => {
    await lens.editor.cursorAt('pair.py', 'V = np.array([[3', 14);
    await lens.command('Add Cursor Below');
    await compare();
    expect(await lens.notification('The shapes differ')).toContain('4×3 and 2×2');
    await lens.command('Notifications: Clear All Notifications');
    await expect.poll(() => number('largestChange')).toBe(4);
  });

  it('comes back after a restart of the window', async () => {
    // A rank that was not shown since the swap: only the last state has it beside this title.
    await visualizer.chooseRank(1);
    await lens.restart(['"title":"Lens: V and W"', '"kind":"comparison"', '"rank":1,']);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await byId('tab-compare').waitFor();
    await expect.poll(() => visualizer.rank()).toBe(1);
    await expect.poll(() => number('largestChange')).toBe(4);
    expect(await byId('tab-compare').getAttribute('aria-selected')).toBe('true');
  });

  it('compares with the last commit, and follows the next one', async () => {
    await lens.editor.cursorAt('kept.py', '4]]', 0);
    await lens.page.keyboard.press('Shift+ArrowRight');
    await lens.editor.type('7');
    await compare();
    await pick(lens.page, 'The last commit');
    await expect.poll(() => number('largestChange')).toBe(3);
    expect(await byId('side-B').innerText()).toMatch(
      /A \(last commit\) kept\.py:1 \(last commit [0-9a-f]{7}\)/,
    );
    await lens.screenshot('last-commit');
    await lens.page.keyboard.press('Control+S');
    await lens.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    git('commit', '--quiet', '-a', '-m', 'second');
    await expect.poll(verdict, { timeout: 60_000 }).toBe('A and B are equal to the last bit.');
  });

  it('compares with the saved file', async () => {
    await lens.editor.cursorAt('kept.py', '[[1', 2);
    await lens.page.keyboard.press('Shift+ArrowRight');
    await lens.editor.type('6');
    await compare();
    await pick(lens.page, 'Before the edit');
    // The comparison with the commit, which is still there, has the same change.
    await expect.poll(() => byId('side-B').innerText()).toContain('as saved');
    await expect.poll(() => number('largestChange')).toBe(5);
    await lens.page.keyboard.press('Control+Z');
  });

  it('compares with what the lens first showed, though the edit is saved', async () => {
    let shown = await visualizer.shown();
    await lens.editor.cursorAt('kept.py', '[[1', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(shown);
    shown = await visualizer.shown();
    await lens.editor.cursorAt('kept.py', '[[1', 2);
    await lens.page.keyboard.press('Shift+ArrowRight');
    await lens.editor.type('9');
    await visualizer.ready(shown);
    await lens.page.keyboard.press('Control+S');
    await lens.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await compare();
    await pick(lens.page, 'As first shown');
    await expect.poll(() => byId('side-B').innerText()).toContain('as first shown');
    await expect.poll(() => number('largestChange')).toBe(8);
  });

  it('says that a file is in no commit', async () => {
    await lens.editor.cursorAt('pair.py', 'S = np.array([[1', 14);
    await compare();
    await pick(lens.page, 'The last commit');
    expect(await lens.notification('is not in the last commit')).toContain('pair.py');
    await lens.command('Notifications: Clear All Notifications');
  });

  for (const [label, kind] of themes) {
    it(`has nothing serious for axe-core, ${label}`, async () => {
      await lens.theme(label, kind);
      const { frame } = visualizer;
      const narrow = new Sheets(lens, 'compare');
      if (!(await frame.evaluate(() => 'axe' in window))) {
        const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
        await frame.evaluate(await readFile(path, 'utf8'));
      }
      await byId('table-angles').waitFor();
      await visualizer.drawnAll();
      await lens.screenshot(`theme-${kind}`);
      const findings = () =>
        frame.evaluate(async () => {
          const { violations } = await window.axe.run({ resultTypes: ['violations'] });
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
            );
        });
      expect(await findings()).toEqual([]);
      await narrow.size(visualizer, 300, 900);
      expect(await findings()).toEqual([]);
      await lens.resize(1400, 900);
    });
  }

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
