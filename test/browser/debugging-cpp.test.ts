import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCpp } from '../vscode/cpp.mjs';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

describe('variables of C++', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    debug = await Debugging.open(
      { name: 'debugging-cpp', webgl: true },
      'matrices.cpp',
      {
        type: 'lldb-dap',
        adapter: process.env['LOW_RANK_LENS_LLDB_DAP'],
        program: '${workspaceFolder}/matrices',
        preRunCommands: ['breakpoint set --file matrices.cpp --source-pattern-regexp "// stop"'],
      },
      (folder) => compileCpp(join(folder, 'matrices.cpp'), join(folder, 'matrices')),
    );
  });
  afterAll(() => debug.lens.close());

  const title = () => visualizer.frame.locator('h1').innerText();
  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const facts = () => visualizer.frame.locator('[aria-label="Array"]').innerText();
  const warning = (text: string) =>
    debug.lens.page.locator('.notification-toast', { hasText: text }).first().waitFor();

  it('asks for the shape of a vector that a loop fills', async () => {
    await debug.start();
    await debug.visualize('W');
    const input = quickInput(debug.lens.page);
    await expect.poll(() => input.inputValue()).toBe('3 × 4');
    await input.press('Enter');
    await pick(debug.lens.page, 'Row after row');
    visualizer = await debug.lens.visualizer();
    await visualizer.ready();
    expect(await title()).toBe('W 3×4');
    expect(await byId('place').innerText()).toContain('matrices.cpp:');
    expect(await facts()).toContain('std::vector<double');
    await debug.lens.screenshot('vector');
  });

  it('reads it again at the next stop, and keeps the spectrum before as a ghost', async () => {
    const before = await visualizer.shown();
    await debug.goOn();
    await visualizer.ready(before);
    // √25.5: between the stops, 0.5, 1, 1.5 and 2 are added three times, and 1 more to one of the entries.
    await expect.poll(() => byId('changed').innerText()).toContain('‖M − M before‖F = 5.05');
    await debug.lens.screenshot('ghost');
  });

  it('reads it again when it is changed in the debug console', async () => {
    const before = await visualizer.shown();
    await debug.type('expression W[0] += 3');
    await visualizer.ready(before);
    await expect.poll(() => byId('changed').innerText()).toContain('‖M − M before‖F = 3 ');
  });

  it('keeps the last picture where the variable does not exist any more', async () => {
    await debug.goOn();
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain("W is not available here: use of undeclared identifier 'W'");
    expect(await title()).toBe('W 3×4');
  });

  // The last number is σ₂ of NumPy, or the root of all squares from σ₂ on: rows and columns may not be confused.
  for (const [expression, shape, told, tail] of [
    ['c', '3×4', 'double[3][4]', 0.48883508],
    ['nested', '3×4', 'std::vector<std::vector<float> >', 1.96298872],
    ['points', '2×3', 'double', 0.77286964],
    ['fixed', '2×3', 'short', 0.77286964],
    ['reals', '2×2', 'Real', 0.36596619],
    ['M', '2×3', 'Eigen::MatrixXd', 0.77286964],
    ['R', '2×3', 'float', 0.77286964],
    ['lines', '3×3', 'Eigen::Map', 0.33270295],
    ['weights', '2×2', 'CV_32F', 0.36596619],
    ['affine', '2×3', 'cv::Matx23d', 1],
    ['cube', '3×4', 'float[2][3][4]', 1.95534034],
  ] as const) {
    it(`shows ${expression}`, async () => {
      const before = await visualizer.shown();
      await debug.visualize(expression);
      await visualizer.ready(before);
      expect(await title()).toBe(`${expression} ${shape}`);
      expect(await facts()).toContain(told);
      await visualizer.rankByKeys(1);
      await expect.poll(() => visualizer.number('tail')).toBeCloseTo(tail, 6);
    });
  }

  it('shows the memory at a pointer in the shape that is said', async () => {
    const before = await visualizer.shown();
    await debug.visualize('flat');
    const input = quickInput(debug.lens.page);
    await input.fill('3 x 4');
    await debug.lens.screenshot('pointer');
    await input.press('Enter');
    await pick(debug.lens.page, 'Row after row');
    await visualizer.ready(before);
    expect(await title()).toBe('flat 3×4');
  });

  it('shows a vector of a million numbers', async () => {
    const before = await visualizer.shown();
    await debug.visualize('big');
    const input = quickInput(debug.lens.page);
    await input.fill('1200 x 900');
    await input.press('Enter');
    await pick(debug.lens.page, 'Row after row');
    await visualizer.ready(before);
    expect(await title()).toBe('big 1,200×900');
    await debug.lens.screenshot('big');
  });

  for (const [expression, message] of [
    ['nothing', 'nothing is nullptr: it has no value here.'],
    ['unready', 'it may not be initialised'],
    ['ragged', 'The rows of ragged differ in length: item 2 has 2, the ones before it 3.'],
    ['bits', 'keeps its entries as single bits'],
    ['fill(2)', 'fill(2) may change the program'],
    ['nope', "nope is not available here: use of undeclared identifier 'nope'"],
  ] as const) {
    it(`says why ${expression} is not shown`, async () => {
      await debug.visualize(expression);
      await warning(message);
      await debug.lens.command('Notifications: Clear All Notifications');
    });
  }

  it('keeps the last picture when the program crashes', async () => {
    const before = await visualizer.shown();
    await debug.visualize('M');
    await visualizer.ready(before);
    await debug.goOn();
    await expect.poll(() => byId('changed').innerText()).toContain('‖M − M before‖F = 1 ');
    // The debugger stops where the program writes to address 0, and the matrix is still there.
    const stopped = await visualizer.shown();
    await debug.goOn();
    await visualizer.ready(stopped);
    expect(await title()).toBe('M 2×3');
    await debug.lens.screenshot('crash');
    await debug.goOn();
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain('The program ended. This is the last picture of M');
    debug.lens.expectNoErrors();
  });
});
