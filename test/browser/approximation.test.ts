import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** delta of samples/lora.py: 8×8, nearly of rank 2. */
describe('the Approximation view', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  const find = (id: string) => visualizer.frame.getByTestId(id);
  const picture = (of: string) => find(`heatmap-${of}`).getByTestId('picture');
  const value = async (id: string) => Number(await find(id).getAttribute('data-value'));

  beforeAll(async () => {
    lens = await Lens.start({ name: 'approximation', size: { width: 1700, height: 1000 } });
    await lens.editor.cursorAt('lora.py', '[ 0.0421', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  it('reads the cell under the pointer in all three matrices', async () => {
    await visualizer.rankByKeys(1);
    const box = await picture('approximation').boundingBox();
    if (!box) throw new Error('the heatmap is not on screen');
    await lens.page.mouse.move(box.x + (2.5 / 8) * box.width, box.y + (1.5 / 8) * box.height);
    await find('readout-error').waitFor();
    await expect.poll(() => find('readout').innerText()).toContain('row 2, column 3');
    await expect.poll(() => value('readout-matrix')).toBe(-0.0321);
    const [m, low, error] = [
      await value('readout-matrix'),
      await value('readout-approximation'),
      await value('readout-error'),
    ];
    expect(error).toBeCloseTo(m - low, 15);
    expect(error).not.toBe(0);
    await lens.screenshot('crosshair');
  });

  it('moves the crosshair with the keyboard and keeps a cell', async () => {
    await picture('matrix').focus();
    await picture('matrix').press('Control+Home');
    await picture('matrix').press('ArrowDown');
    await picture('matrix').press('End');
    await expect.poll(() => find('readout').innerText()).toContain('row 2, column 8');
    await expect.poll(() => value('readout-matrix')).toBe(0.0207);
    await picture('matrix').press('Enter');
    await find('rank-number').focus();
    await expect.poll(() => value('readout-matrix')).toBe(0.0207);
    await picture('matrix').focus();
    await picture('matrix').press('Escape');
    await expect.poll(() => find('readout').getAttribute('data-row')).toBeNull();
  });

  it('zooms all heatmaps together, with keys, wheel and drag', async () => {
    const ticks = async (of: string) =>
      find(`heatmap-${of}`).getByTestId('axis-columns').locator('span').allInnerTexts();
    await expect.poll(() => ticks('error')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    await picture('matrix').press('+');
    await picture('matrix').press('+');
    await expect.poll(async () => (await ticks('error')).length).toBeLessThan(6);
    const apart = async () => `${String(await ticks('matrix'))} / ${String(await ticks('error'))}`;
    await expect.poll(apart).toMatch(/^(.+) \/ \1$/);
    const box = await picture('matrix').boundingBox();
    if (!box) throw new Error('the heatmap is not on screen');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await lens.page.mouse.move(middle.x, middle.y);
    await lens.page.mouse.down();
    await lens.page.mouse.move(middle.x + box.width, middle.y, { steps: 4 });
    await lens.page.mouse.up();
    await expect.poll(async () => (await ticks('error'))[0]).toBe('1');
    await lens.page.mouse.move(middle.x, middle.y);
    for (let notch = 0; notch < 4; notch++) await lens.page.mouse.wheel(0, 240);
    await find('zoom-out').and(visualizer.frame.locator(':disabled')).waitFor();
    await expect.poll(() => ticks('approximation')).toHaveLength(8);
  });

  it('flips between M and its approximation while F is held', async () => {
    const caption = find('heatmap-matrix').getByTestId('caption');
    const low = await visualizer.cellColors('approximation', 8, 8);
    const plain = await visualizer.cellColors('matrix', 8, 8);
    expect(plain).not.toEqual(low);
    await picture('matrix').focus();
    await lens.page.keyboard.down('f');
    await expect.poll(() => caption.innerText()).toBe('M̂₁');
    await expect.poll(() => visualizer.cellColors('matrix', 8, 8)).toEqual(low);
    await lens.page.keyboard.up('f');
    await expect.poll(() => caption.innerText()).toBe('M');
    await expect.poll(() => visualizer.cellColors('matrix', 8, 8)).toEqual(plain);
  });

  it('moves the ends of the colours, and locks them while k changes', async () => {
    const high = find('heatmap-matrix').getByTestId('domain-high');
    const full = Number(await high.getAttribute('data-value'));
    await high.focus();
    const end = async () => Number(await high.getAttribute('data-value'));
    let lower = full;
    for (let i = 0; i < 5; i++) {
      await high.press('ArrowLeft');
      await expect.poll(end).toBeLessThan(lower);
      lower = await end();
    }
    // M and its approximation have the same domain.
    const other = find('heatmap-approximation').getByTestId('domain-high');
    await expect.poll(async () => Number(await other.getAttribute('data-value'))).toBe(lower);
    await high.press('Delete');
    await expect.poll(end).toBe(full);
    const errorEnd = find('heatmap-error').getByTestId('domain-high');
    await find('look').click();
    await find('lock').check();
    const locked = await errorEnd.getAttribute('data-value');
    await visualizer.rankByKeys(2);
    await visualizer.number('measured');
    await expect.poll(() => errorEnd.getAttribute('data-value')).toBe(locked);
    await find('lock').uncheck();
    await expect
      .poll(async () => Number(await errorEnd.getAttribute('data-value')))
      .toBeLessThan(Number(locked));
    await visualizer.rankByKeys(1);
  });

  it('has scales and colour maps', async () => {
    const before = await visualizer.cellColors('matrix', 8, 8);
    await find('scale').selectOption('symlog');
    await expect.poll(() => visualizer.cellColors('matrix', 8, 8)).not.toEqual(before);
    const symlog = await visualizer.cellColors('matrix', 8, 8);
    await find('map').selectOption('cividis');
    await expect.poll(() => visualizer.cellColors('matrix', 8, 8)).not.toEqual(symlog);
    await lens.screenshot('colours');
    await find('look-reset').click();
    await expect.poll(() => visualizer.cellColors('matrix', 8, 8)).toEqual(before);
    await find('look').click();
  });

  it('plays up to full rank', async () => {
    await visualizer.drawn(() => find('play').click(), { k: 8 });
    await expect.poll(() => visualizer.rank()).toBe(8);
    // It has ended, so the next click starts it again.
    await expect.poll(() => find('play').getAttribute('aria-pressed')).toBe('false');
    await visualizer.rankByKeys(1);
    // The page itself presses Escape, at the first step after the start. On a busy machine, a test that
    // watches from outside may see no step before the last one.
    const stopped = visualizer.frame.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const slider = document.querySelector<HTMLInputElement>('[data-testid=rank-range]')!;
          const timer = setInterval(() => {
            if (Number(slider.value) < 2) return;
            clearInterval(timer);
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
            resolve(Number(slider.value));
          }, 1);
        }),
    );
    await find('play').click();
    expect(await stopped).toBeGreaterThanOrEqual(2);
    await expect.poll(() => find('play').getAttribute('aria-pressed')).toBe('false');
    const rank = await visualizer.rank();
    expect(rank).toBeLessThan(8);
    await visualizer.rankByKeys(1);
  });

  it('says the values in a table', async () => {
    await visualizer.rankByKeys(1);
    await find('table-matrix').click();
    const cells = find('heatmap-matrix').locator('tbody td');
    await expect.poll(() => cells.count()).toBe(64);
    await expect
      .poll(async () => Number(await cells.first().getAttribute('data-value')))
      .toBe(0.0421);
    await find('table-matrix').click();
  });

  it('draws equal pixels after the graphics context was lost and came back', async () => {
    const before = await visualizer.cellColors('error', 8, 8);
    const backends = await visualizer.watch('[data-testid=backend]', 'data-backend');
    await visualizer.frame.evaluate(() => window.dispatchEvent(new Event('lens-lose-context')));
    await expect.poll(() => backends.values()).toEqual(['webgl', 'cpu', 'webgl']);
    await visualizer.rankByKeys(2);
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.cellColors('error', 8, 8)).toEqual(before);
  });

  it('saves the numbers and the pictures, and copies an image', async () => {
    const save = async (action: string, file: string) => {
      await find('heatmap-approximation').getByTestId('picture-menu').click();
      await find(`picture-${action}`).click();
      const input = lens.page.locator('.quick-input-widget input');
      await input.waitFor();
      // The dialog fills in its suggestion when it is ready; wait for that before typing.
      await expect.poll(() => input.inputValue()).toMatch(new RegExp(`\\.${action}$`));
      await input.fill(join(lens.folder, file));
      await expect.poll(() => input.inputValue()).toContain(file);
      await lens.page.keyboard.press('Enter');
      await lens.page.locator('.notification-list-item-message', { hasText: file }).waitFor();
      return readFile(join(lens.folder, file));
    };
    const csv = (await save('csv', 'low.csv')).toString('utf8').trim().split('\n');
    expect(csv).toHaveLength(8);
    const numbers = csv.map((line) => line.split(',').map(Number));
    // Rank 1: every row is a multiple of the first.
    for (const row of numbers) {
      expect(row).toHaveLength(8);
      expect(row[1]! * numbers[0]![0]! - row[0]! * numbers[0]![1]!).toBeCloseTo(0, 14);
    }
    const svg = (await save('svg', 'low.svg')).toString('utf8');
    expect(svg).toContain('<image');
    expect(svg).toContain('M̂₁');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = await save('png', 'low.png');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      2 * Number(width),
      2 * Number(height),
    ]);
    // The message disappears after a while.
    const said = await visualizer.frame.evaluateHandle(() => {
      const texts: string[] = [];
      const box = document.querySelector('[data-testid=heatmap-error]')!;
      const look = () => {
        for (const status of box.querySelectorAll('[role=status]')) texts.push(status.textContent);
      };
      new MutationObserver(look).observe(box, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      return texts;
    });
    await find('heatmap-error').getByTestId('picture-menu').click();
    await find('picture-copy').click();
    await expect
      .poll(async () => (await said.jsonValue()).join('\n'))
      .toMatch(/Copied as an image|Save it as PNG instead/);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
