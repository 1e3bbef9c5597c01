import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

describe('variables of Python', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    debug = await Debugging.open({ name: 'debugging', webgl: true }, 'loop.py', {
      type: 'debugpy',
      python: [process.env['LOW_RANK_LENS_PYTHON']],
      console: 'internalConsole',
    });
  });
  afterAll(() => debug.lens.close());

  const title = () => visualizer.frame.locator('h1').innerText();
  const byId = (id: string) => visualizer.frame.getByTestId(id);
  /** The first row of M, as its table has it. */
  const facts = () => visualizer.frame.locator('[aria-label="Array"]').innerText();

  it('shows a NumPy array where the program has stopped', async () => {
    await debug.start();
    await debug.visualize('W');
    visualizer = await debug.lens.visualizer();
    await visualizer.ready();
    expect(await title()).toBe('W 4×3');
    expect(await byId('place').innerText()).toContain('loop.py:');
    expect(await facts()).toContain('numpy.ndarray · 96 B · 4 × 3 · float64');
    await debug.lens.screenshot('numpy');
  });

  it('reads it again at the next stop, and keeps the spectrum before as a ghost', async () => {
    const before = await visualizer.shown();
    await debug.goOn();
    await visualizer.ready(before);
    await expect.poll(() => byId('changed').innerText()).toBe('‖M − M before‖F = 1 (4.862 %)');
    await visualizer.frame.getByRole('tab', { name: 'Spectrum' }).click();
    await expect.poll(() => byId('spectrum-summary').innerText()).toContain('Dashed');
    await debug.lens.screenshot('ghost');
    await visualizer.frame.getByRole('tab', { name: 'Approximation' }).click();
  });

  it('reads it again when it is changed in the debug console', async () => {
    const before = await visualizer.shown();
    await debug.type('W[0, 0] += 2');
    await visualizer.ready(before);
    await expect.poll(() => byId('changed').innerText()).toContain('‖M − M before‖F = 2 ');
    const changed = await visualizer.shown();
    await debug.type('W[0, 0] -= 2');
    await visualizer.ready(changed);
  });

  it('compares it with another expression of the program', async () => {
    const before = await visualizer.shown();
    await debug.lens.command('Low-Rank Lens: Compare…');
    await pick(debug.lens.page, 'Another variable…');
    const input = quickInput(debug.lens.page);
    await input.fill('W * 2');
    await input.press('Enter');
    await visualizer.ready(before);
    await expect.poll(() => byId('side-B').innerText()).toContain('W * 2');
    expect(await byId('side-A').innerText()).toContain('loop.py:');
    const number = (name: string) =>
      visualizer.frame.locator(`#view [data-number="${name}"]`).getAttribute('data-value');
    // A − B is −W: half of B, and the cosine of a multiple is 1.
    await expect.poll(() => number('relativeDistance').then(Number)).toBeCloseTo(0.5, 12);
    expect(Number(await number('cosine'))).toBeCloseTo(1, 12);
    await debug.lens.screenshot('compared');
  });

  it('shows the weight of a layer of PyTorch, which needs a gradient', async () => {
    const before = await visualizer.shown();
    await debug.visualize('layer');
    await visualizer.ready(before);
    expect(await title()).toBe('layer.weight 4×6');
    expect(await facts()).toContain('torch.float32');
  });

  it('lets the user choose a parameter of a model', async () => {
    const before = await visualizer.shown();
    await debug.visualize('model');
    await pick(debug.lens.page, '2.weight');
    await visualizer.ready(before);
    expect(await title()).toBe("model.get_parameter('2.weight') 5×2");
  });

  it('keeps the names of a pandas table, and says what it left out', async () => {
    const before = await visualizer.shown();
    await debug.visualize('frame');
    await visualizer.ready(before);
    expect(await title()).toBe('frame 3×2');
    expect(await facts()).toContain('without the columns who');
    await debug.lens.screenshot('pandas');
  });

  it('steps through a deeper array', async () => {
    const before = await visualizer.shown();
    await debug.visualize('cube');
    await visualizer.ready(before);
    expect(await title()).toBe('cube 3×4');
    await debug.lens.screenshot('cube');
  });

  it('shows 2048×2048 numbers', async () => {
    const before = await visualizer.shown();
    await debug.visualize('big');
    await visualizer.ready(before);
    expect(await title()).toBe('big 2,048×2,048');
    await debug.lens.screenshot('big');
  });

  it('keeps the last picture where the variable does not exist any more', async () => {
    const before = await visualizer.shown();
    await debug.visualize('W');
    await visualizer.ready(before);
    await debug.goOn();
    await expect.poll(() => byId('changed').innerText()).toContain('1 (');
    await debug.goOn();
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain("W is not available here: NameError: name 'W' is not defined");
    expect(await title()).toBe('W 4×3');
    await debug.lens.screenshot('gone');
  });

  it('says that the program has ended', async () => {
    await debug.end();
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain('The program ended. This is the last picture of W');
    // Said once.
    expect(await visualizer.problem('gone')).not.toContain('Below is');
    await debug.lens.screenshot('ended');
    debug.lens.expectNoErrors();
  });

  it('shows it again when the program is started again', async () => {
    await debug.start();
    await expect.poll(() => visualizer.frame.getByRole('alert').count()).toBe(0);
    expect(await title()).toBe('W 4×3');
  });

  it('keeps the last picture when the program is killed', async () => {
    await debug.type("__import__('os').kill(__import__('os').getpid(), 9)");
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain('The program ended. This is the last picture of W');
    expect(await title()).toBe('W 4×3');
    await debug.lens.screenshot('killed');
    debug.lens.expectNoErrors();
  });
});

describe('variables of JavaScript', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    debug = await Debugging.open({ name: 'debugging-js', webgl: true }, 'arrays.js', {
      type: 'pwa-node',
      console: 'internalConsole',
    });
  });
  afterAll(() => debug.lens.close());

  const title = () => visualizer.frame.locator('h1').innerText();

  it('shows nested arrays', async () => {
    await debug.start();
    await debug.visualize('rows');
    visualizer = await debug.lens.visualizer();
    await visualizer.ready();
    expect(await title()).toBe('rows 3×3');
    await debug.lens.screenshot('rows');
  });

  it('asks for the shape of a flat array', async () => {
    const before = await visualizer.shown();
    await debug.visualize('flat');
    const input = quickInput(debug.lens.page);
    await expect.poll(() => input.inputValue()).toBe('3 × 4');
    await input.fill('4 x 3');
    await debug.lens.screenshot('shape');
    await input.press('Enter');
    await pick(debug.lens.page, 'Column after column');
    await visualizer.ready(before);
    expect(await title()).toBe('flat 4×3');
  });

  for (const [expression, shape] of [
    ['many', '300×200'],
    ['big', '600×500'],
    ['own', '2×3'],
    ['nd', '3×2'],
  ] as const) {
    it(`shows ${expression}`, async () => {
      const before = await visualizer.shown();
      await debug.visualize(expression);
      await visualizer.ready(before);
      expect(await title()).toBe(`${expression} ${shape}`);
    });
  }

  it('reads them again at the next stop', async () => {
    await debug.visualizeAndGoOn('rows', visualizer);
    await expect
      .poll(() => visualizer.frame.getByTestId('changed').innerText())
      .toContain('‖M − M before‖F = 1');
  });

  it('keeps the last picture when the program is killed', async () => {
    await debug.type("process.kill(process.pid, 'SIGKILL')");
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain('The program ended. This is the last picture of rows');
    expect(await title()).toBe('rows 3×3');
    debug.lens.expectNoErrors();
  });
});
