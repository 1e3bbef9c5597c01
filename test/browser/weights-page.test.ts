import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FromWeights } from '../../src/protocol/weights.js';
import type { ThemeName } from './pages/themes.js';
import { WeightsPage } from './weights-page.js';

type ModelName = 'llama' | 'adapter' | 'comparison';

describe('the table of a model’s weights', () => {
  let weights: WeightsPage;
  beforeAll(async () => {
    weights = await WeightsPage.start();
  });
  afterAll(() => weights.close());
  beforeEach(async () => {
    await weights.open();
    await weights.resize(1200);
  });

  const byId = (id: string) => weights.page.getByTestId(id);
  const line = (index: number) => weights.page.locator(`[data-index="${index}"]`);
  const cell = (index: number, column: string) =>
    line(index).locator(`[data-column="${column}"]`).getAttribute('data-value');
  const names = () => byId('weight-name').allInnerTexts();
  const names1 = async (count: number) =>
    (await names()).slice(0, count).map((name) => name.replace(/\s+/g, ''));
  const view = (name: string) => weights.page.getByRole('radio', { name }).check({ force: true });

  const tell = async (name: ModelName, share = 1, blocks = 8) => {
    await weights.page.evaluate(
      ([which, part, count]) => {
        const { tell: say, models } = window.fakeHost;
        say(which === 'llama' ? models.llama(count) : models[which](), part);
      },
      [name, share, blocks] as const,
    );
    await byId('weight-line').first().waitFor();
    if (share > 0) await weights.page.waitForTimeout(120);
  };
  const heard = async <T extends FromWeights['type']>(type: T) => {
    const all = await weights.page.evaluate((wanted) => {
      const own = window.fakeHost.sent.filter((message) => message.type === wanted);
      // Bytes travel as text.
      return own.map((message) =>
        message.type === 'save'
          ? { ...message, data: new TextDecoder().decode(message.data) }
          : message,
      );
    }, type);
    return all as unknown as Extract<FromWeights, { type: T }>[];
  };

  it('says that it is ready, and shows what the headers say at once', async () => {
    expect(await heard('ready')).toHaveLength(1);
    await tell('llama', 0);
    expect(await byId('weights-title').innerText()).toBe('model.safetensors.index.json');
    expect(await weights.page.getByText('is missing: 81 tensors').count()).toBe(1);
    expect(await line(2).locator('[data-column="shape"]').innerText()).toBe('4096×14336');
    expect(await line(2).locator('[data-column="spectral"]').innerText()).toBe('…');
    await byId('metadata').click();
    expect(await weights.page.getByText('total_size').count()).toBe(1);
  });

  it('shows numbers and progress as they come, and can be paused and cancelled', async () => {
    await tell('llama', 0.5);
    expect(Number(await cell(1, 'spectral'))).toBeGreaterThan(0);
    const text = await byId('weights-progress').innerText();
    expect(text).toContain('29 of 58 computed');
    expect(text).toContain('about 2 min left');
    await byId('pause').click();
    await byId('cancel').click();
    expect([...(await heard('pause')), ...(await heard('cancel'))]).toHaveLength(2);
  });

  it('shows problems in their place, and marks what is not exact', async () => {
    await tell('llama');
    const problems = await byId('row-problem').allInnerTexts();
    expect(problems.join('|')).toContain('3 × NaN, 1 × infinite');
    expect(problems.join('|')).toContain('The file ends before the data of this tensor.');
    const near = weights.page.locator('[data-column="spectral"]', { hasText: '≈' });
    expect(await near.getAttribute('title')).toContain('within 0.0042');
  });

  it('sorts by a column, the other way, and not', async () => {
    await tell('llama');
    const header = weights.page.getByRole('columnheader', { name: 'σ₁' });
    const before = await names1(3);
    await byId('sort-spectral').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    expect(Number(await cell(0, 'spectral'))).toBeGreaterThan(Number(await cell(1, 'spectral')));
    await byId('sort-spectral').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    expect(Number(await cell(0, 'spectral'))).toBeLessThan(Number(await cell(1, 'spectral')));
    await byId('sort-spectral').click();
    expect(await names1(3)).toEqual(before);
  });

  it('filters by a pattern', async () => {
    await tell('llama');
    await byId('weights-filter').fill('*.q_proj.*');
    await expect.poll(() => byId('weight-line').count()).toBe(8);
    expect(await byId('weights-footer').innerText()).toContain('8 of 58');
    await byId('weights-filter').fill('nothing like this');
    expect(await weights.page.getByText('No name fits the filter.').count()).toBe(1);
  });

  it('groups with totals, and folds', async () => {
    await tell('llama');
    await byId('weights-grouping').selectOption('block');
    const group = byId('group-line').nth(1);
    expect(await group.innerText()).toContain('model.layers.0');
    expect(await group.getAttribute('aria-expanded')).toBe('true');
    expect(await group.locator('[data-column="bytes"]').innerText()).toBe('416 MiB');
    const next = await line(4).getAttribute('aria-level');
    expect(next).toBe('2');
    await group.click();
    expect(await group.getAttribute('aria-expanded')).toBe('false');
    expect(await line(4).innerText()).toContain('model.layers.1');
    expect(await byId('selection').innerText()).toContain('7 selected');
  });

  it('is used with the keyboard', async () => {
    await tell('llama');
    await byId('weights-table').focus();
    const { keyboard } = weights.page;
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    expect(await line(1).getAttribute('aria-selected')).toBe('true');
    expect(await byId('weights-table').getAttribute('aria-activedescendant')).toBe('line-1');
    await keyboard.press('Shift+ArrowDown');
    expect(await byId('selection').innerText()).toContain('2 selected');
    await keyboard.press(' ');
    expect(await line(2).getAttribute('aria-selected')).toBe('false');
    await keyboard.press('Enter');
    expect(await heard('open')).toEqual([{ type: 'open', id: 7 }]);
    await keyboard.press('End');
    await line(57).waitFor();
    expect(await line(57).getAttribute('aria-selected')).toBe('true');
    await keyboard.press('Control+a');
    expect(await byId('selection').innerText()).toContain('58 selected');
    await keyboard.type('head');
    await expect.poll(() => byId('weight-line').count()).toBe(1);
    expect(await byId('weights-filter').inputValue()).toBe('head');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    expect(await line(0).getAttribute('aria-selected')).toBe('true');
    // The head of the table is one stop, with arrow keys between its buttons.
    await byId('sort-name').focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    const sorted = weights.page.locator('[role=columnheader]:not([aria-sort=none])');
    await expect.poll(() => sorted.count()).toBe(1);
    expect(await heard('open')).toHaveLength(1);
    await keyboard.press('ArrowDown');
    const focused = weights.page.locator('[data-testid=weights-table]:focus');
    expect(await focused.count()).toBe(1);
  });

  it('opens a matrix by its name, and copies it as PyTorch', async () => {
    await tell('llama');
    await line(2).getByTestId('weight-name').click();
    expect(await heard('open')).toEqual([{ type: 'open', id: 7 }]);
    await byId('pytorch-rank').fill('12');
    await byId('copy-pytorch').click();
    expect(await heard('copyPyTorch')).toEqual([{ type: 'copyPyTorch', id: 7, rank: 12 }]);
  });

  it('compares the two matrices that are selected, the upper one first', async () => {
    await tell('llama');
    await byId('weights-filter').fill('q_proj');
    await expect.poll(() => byId('weight-line').count()).toBe(8);
    const pick = (index: number) =>
      line(index).click({ position: { x: 600, y: 10 }, modifiers: ['Control'] });
    await pick(3);
    expect(await byId('compare-rows').count()).toBe(0);
    await pick(1);
    await byId('compare-rows').click();
    const [asked] = await heard('compareRows');
    const name = await line(1).getByTestId('weight-name').innerText();
    expect(name.replace(/\s/g, '')).toBe('model.layers.1.self_attn.q_proj.weight');
    // The ids of seven matrices in each block, after the embedding.
    expect(asked).toEqual({ type: 'compareRows', first: 8, second: 22 });
    await pick(5);
    expect(await byId('compare-rows').count()).toBe(0);
    await byId('weights-filter').fill('layers.0 proj');
    await expect.poll(() => byId('weight-line').count()).toBe(7);
    await line(0).click({ position: { x: 600, y: 10 } });
    await pick(1);
    expect(await byId('shapes-differ').innerText()).toContain('the same shape');
  });

  it('tells the host what is on screen', async () => {
    await tell('llama', 0, 32);
    await expect.poll(async () => (await heard('visible')).length).toBeGreaterThan(0);
    await weights.page.mouse.move(600, 500);
    await weights.page.mouse.wheel(0, 2400);
    await expect.poll(async () => (await heard('visible')).at(-1)!.ids[0]).toBeGreaterThan(50);
    const { ids } = (await heard('visible')).at(-1)!;
    expect(ids.length).toBeLessThan(45);
  });

  it('saves the table as CSV and JSON, and copies it', async () => {
    await tell('llama');
    await byId('weights-filter').fill('q_proj');
    for (const way of ['csv', 'json', 'copy']) {
      await byId('save-table').click();
      await byId(`save-${way}`).click();
    }
    const [csv, json] = await heard('save');
    expect(csv!.name).toBe('model.safetensors.index-weights.csv');
    expect(String(csv!.data).trimEnd().split('\n')).toHaveLength(9);
    expect((JSON.parse(String(json!.data)) as { weights: unknown[] }).weights).toHaveLength(8);
    expect((await heard('copyText'))[0]!.text.trimEnd().split('\n')).toHaveLength(9);
  });

  it('shows more columns, and all of them sideways', async () => {
    await tell('llama');
    await byId('columns').click();
    await byId('column-alpha').click();
    expect(await line(1).locator('[data-column="alpha"]').innerText()).toMatch(/^\d\.\d\d ± /);
    await byId('column-wide').click();
    await byId('weights-filter').focus();
    await expect.poll(() => weights.page.getByRole('columnheader').count()).toBe(15);
    await weights.resize(300, 700);
    await expect.poll(() => weights.page.getByRole('columnheader').count()).toBe(15);
  });

  it('shows a number over depth, and leads to the table', async () => {
    await tell('llama');
    await view('Depth');
    await expect.poll(() => byId('depth-figure').count()).toBe(7);
    await byId('depth-column').selectOption('alpha');
    const figure = byId('depth-figure').first().getByRole('slider');
    await figure.focus();
    await weights.page.keyboard.press('ArrowRight');
    await weights.page.keyboard.press('ArrowRight');
    expect(await figure.getAttribute('aria-valuetext')).toContain('model.layers.1.mlp.down_proj');
    await weights.page.keyboard.press('Enter');
    await byId('chosen').waitFor();
  });

  it('resizes an adapter: sizes, errors and the new ranks', async () => {
    await tell('adapter');
    expect(await byId('carriers').innerText()).toMatch(/^\d+ of 40$/);
    await byId('toggle-resize').click();
    const number = (id: string) =>
      weights.page.locator(`dd[data-number="${id}"]`).getAttribute('data-value').then(Number);
    const before = await number('newSize');
    await byId('resize-rule').selectOption('fixed');
    await byId('resize-value').fill('4');
    expect(await number('newSize')).toBeLessThan(before);
    expect(await number('newError')).toBeGreaterThan(0.01);
    expect(await cell(0, 'newRank')).toBe('4');
    await byId('resize-range').focus();
    await weights.page.keyboard.press('End');
    expect(await number('newError')).toBe(0);
    await byId('resize-most').fill('6');
    await byId('save-resized').click();
    const [saved] = await heard('saveResized');
    expect(saved!.ranks).toHaveLength(40);
    expect(saved!.ranks.every(({ rank }) => rank === 6)).toBe(true);
    expect(saved!.how).toBe('Fixed rank: 32, rank at most 6');
  });

  it('takes a rank by hand, and gives it back to the rule', async () => {
    await tell('adapter');
    await byId('toggle-resize').click();
    await byId('resize-rule').selectOption('fixed');
    await byId('resize-value').fill('4');
    const field = (index: number) => line(index).getByTestId('rank-field');
    await field(1).fill('40');
    expect(await field(1).getAttribute('aria-invalid')).toBe('true');
    await field(1).press('Enter');
    expect(await cell(1, 'newRank')).toBe('4');
    await field(1).fill('9');
    await field(1).press('Enter');
    await expect.poll(() => cell(1, 'newRank')).toBe('9');
    await field(2).press('ArrowUp');
    await expect.poll(() => cell(2, 'newRank')).toBe('5');
    await weights.screenshot('resize-by-hand');
    // The slider is for the others.
    await byId('resize-value').fill('3');
    expect(await Promise.all([0, 1, 2].map((i) => cell(i, 'newRank')))).toEqual(['3', '9', '5']);
    await byId('save-resized').click();
    const saved = (await heard('saveResized')).at(-1)!;
    expect(saved.ranks.slice(0, 3).map(({ rank }) => rank)).toEqual([3, 9, 5]);
    expect(saved.how).toBe('Fixed rank: 3, 2 ranks by hand');
    await line(1).getByTestId('rank-reset').click();
    await expect.poll(() => cell(1, 'newRank')).toBe('3');
    expect(await byId('ranks-reset').innerText()).toBe('Reset 1 rank to the rule');
    await field(2).fill('');
    await field(2).press('Enter');
    await expect.poll(() => cell(2, 'newRank')).toBe('3');
    expect(await byId('ranks-reset').count()).toBe(0);
  });

  it('saves the depth chart as a picture and as numbers', async () => {
    await tell('llama');
    await view('Depth');
    await byId('depth-figure').first().waitFor();
    const save = async (what: string) => {
      await byId('picture-menu').click();
      await byId(`picture-${what}`).click();
      await expect.poll(async () => (await heard('save')).length).toBeGreaterThan(0);
      return (await heard('save')).at(-1)! as unknown as { name: string; data: string };
    };
    const csv = await save('csv');
    expect(csv.name).toBe('model.safetensors.index-depth-used.csv');
    expect(csv.data.split('\n')[1]).toMatch(/^model\.layers\.0\.mlp\.down_proj\.weight,0\.\d+$/);
    const svg = async () => (await save('svg')).data;
    await expect.poll(svg).toMatch(/^<svg /);
    const text = await svg();
    expect(text.match(/<circle /g)!.length).toBeGreaterThan(40);
    expect(text).toContain('>self_attn.q_proj</text>');
    expect(text.match(/>model\.layers\.0 … model\.layers\.7</g)).toHaveLength(7);
    const context = await weights.page.context().browser()!.newContext();
    const page = await context.newPage();
    await page.setContent(text);
    await page.screenshot({ path: 'artifacts/browser/weights-page/depth-saved.png' });
    await context.close();
  });

  it('lists what is no matrix or has no partner, with the reason', async () => {
    await tell('adapter');
    await view('Others');
    expect(await byId('others').innerText()).toContain(
      'lora_down.weight of the same name is missing',
    );
  });

  it('shows the differences to another model, and extracts them', async () => {
    await tell('comparison');
    expect(await weights.page.getByText('minus base.safetensors').count()).toBe(1);
    expect(Number(await cell(0, 'angle'))).toBeGreaterThan(1);
    await byId('toggle-extract').click();
    await byId('extract-rank').fill('8');
    await byId('extract').click();
    const [extract] = await heard('extract');
    expect(extract!.ranks.every(({ rank }) => rank === 8)).toBe(true);
    await byId('compare').click();
    expect(await heard('endComparison')).toHaveLength(1);
  });

  it('comes back as it was left', async () => {
    await tell('llama', 1, 32);
    await byId('sort-frobenius').click();
    await byId('weights-filter').fill('proj');
    await weights.page.mouse.move(600, 500);
    await weights.page.mouse.wheel(0, 1200);
    const state = () => weights.page.evaluate(() => window.fakeHost.saved());
    await expect.poll(state).toMatchObject({ typed: 'proj', scrollTop: 1200 });
    const saved = await state();
    const shown = await names1(40);
    await weights.open('dark', saved);
    await tell('llama', 1, 32);
    expect(await byId('weights-filter').inputValue()).toBe('proj');
    await expect.poll(() => names1(40)).toEqual(shown);
    expect(await byId('weights-table').evaluate((table) => table.scrollTop)).toBe(1200);
  });

  it('says why a model cannot be read', async () => {
    await weights.page.evaluate(() =>
      window.fakeHost.say({ type: 'problem', message: 'The header is not JSON.' }),
    );
    expect(await weights.page.getByRole('alert').innerText()).toBe('The header is not JSON.');
  });

  it('has 20,000 rows in a window of a few dozen, without a long pause', async () => {
    await weights.page.evaluate(() => {
      const state = { longest: 0, count: 0 };
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          state.longest = Math.max(state.longest, duration);
          state.count++;
        }
      }).observe({ entryTypes: ['longtask'] });
      Object.assign(window, { longTasks: state });
    });
    const tasks = () =>
      weights.page.evaluate(() => {
        const { longTasks } = window as unknown as {
          longTasks: { longest: number; count: number };
        };
        const now = { ...longTasks };
        Object.assign(longTasks, { longest: 0, count: 0 });
        return now;
      });
    // The model is made before the clock starts.
    const made = await weights.page.evaluateHandle(() => window.fakeHost.models.llama(2857));
    await tasks();
    const first = await made.evaluate(async (told) => {
      const start = performance.now();
      const { rows } = told.model;
      window.fakeHost.say({ ...told.model, rows: rows.slice(0, 1000) });
      for (let at = 1000; at < rows.length; at += 1000) {
        window.fakeHost.say({ type: 'rows', rows: rows.slice(at, at + 1000) });
      }
      while (!document.querySelector('[data-index="0"]')) {
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      return performance.now() - start;
    });
    await expect.poll(() => byId('weights-table').getAttribute('aria-rowcount')).toBe('20002');
    console.log(`20,001 rows: first ones after ${first.toFixed(0)} ms`, await tasks());
    expect(await byId('weight-line').count()).toBeLessThan(60);
    const frames = await weights.page.evaluate(async () => {
      const table = document.querySelector('[data-testid="weights-table"]')!;
      let [last, longest] = [performance.now(), 0];
      for (let i = 0; i < 120; i++) {
        table.scrollTop = i * 3000;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        [longest, last] = [Math.max(longest, now - last), now];
      }
      return longest;
    });
    console.log(
      `scrolling by screens: the longest frame took ${frames.toFixed(0)} ms`,
      await tasks(),
    );
    expect(await byId('weight-line').count()).toBeLessThan(60);
    await made.evaluate((told) => window.fakeHost.measure(told, 100));
    await weights.page.waitForTimeout(1500);
    console.log('20,001 numbers in 100 messages', await tasks());
    for (const act of ['sort', 'filter', 'group']) {
      if (act === 'sort') await byId('sort-stableRank').click();
      else if (act === 'filter') await byId('weights-filter').fill('q_proj');
      else await byId('weights-grouping').selectOption('block');
      await weights.page.waitForTimeout(300);
      console.log(act, await tasks());
    }
  });

  const themes: readonly ThemeName[] = ['light', 'dark', 'contrast', 'contrastLight'];
  it.each(themes)('has nothing serious that axe-core finds, %s', async (theme) => {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    const findings = async () => {
      await weights.page.evaluate(await readFile(axe, 'utf8'));
      return weights.page.evaluate(async () => {
        const { violations } = await window.axe.run({ resultTypes: ['violations'] });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      });
    };
    await weights.open(theme);
    await tell('llama', 0.4);
    await byId('metadata').click();
    await byId('weights-grouping').selectOption('block');
    await line(3).click();
    expect(await findings()).toEqual([]);
    await weights.screenshot(`theme-${theme}`);
    await byId('columns').click();
    expect(await findings()).toEqual([]);
    await weights.open(theme);
    await tell('adapter');
    await byId('toggle-resize').click();
    expect(await findings()).toEqual([]);
    // With a selection, the footer has two rows in a narrow page.
    await weights.resize(300, 900);
    await line(1).click({ position: { x: 150, y: 8 } });
    await line(2).click({ position: { x: 150, y: 8 }, modifiers: ['Control'] });
    await byId('selection').waitFor();
    expect(await findings()).toEqual([]);
    await weights.screenshot(`theme-${theme}-300`);
    await weights.resize(1200);
    await view('Others');
    expect(await findings()).toEqual([]);
    await view('Depth');
    expect(await findings()).toEqual([]);
  });

  it('leaves no error in the console', () => {
    expect(weights.errors).toEqual([]);
  });
});
