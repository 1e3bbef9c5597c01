import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import { tableValues } from './tables.js';
import type { Color, Visualizer } from './visualizer.js';

type Rows = readonly (readonly number[])[];

/** The variables of `programs/steps.py` at its n-th stop, computed again: their numbers need no rounding. */
const variables: Record<string, { library: string; shown: string; at: (stop: number) => Rows }> = {
  heat: {
    library: 'NumPy',
    shown: 'numpy.ndarray · 128 B · 4 × 4 · float64',
    // Half of each entry flows to its right neighbour, the last one's to the first.
    at(stop) {
      let rows: Rows = [64, 32, 16, 8].map((d, i) => [0, 1, 2, 3].map((j) => (i === j ? d : 0)));
      for (let k = 0; k < stop; k++) {
        rows = rows.map((row) => row.map((x, j) => (x + row[(j + 3) % 4]!) / 2));
      }
      return rows;
    },
  },
  layer: {
    library: 'PyTorch',
    shown: 'torch.float32',
    // A step of gradient descent leaves 1 − c² of a column's distance from the target; c is the input of the column.
    at(stop) {
      const left = [1, 0.5, 0.25].map((c) => (1 - c ** 2) ** stop);
      const target: Rows = [
        [3, 1, 5],
        [2, 7, 1],
        [6, 2, 4],
        [1, 5, 2],
      ];
      return target.map((row) => row.map((x, j) => x * (1 - left[j]!)));
    },
  },
  stock: {
    library: 'pandas',
    shown: 'without the columns fruit',
    at(stop) {
      const rows = [
        [9, 1],
        [7, 2],
        [8, 3],
      ];
      return rows.map(([north, south], i) => {
        const times = Math.floor((stop + 2 - i) / 3);
        return [north! - 2 * times, south! + 1.5 * times];
      });
    },
  },
};

const distance = (a: Rows, b: Rows) =>
  Math.hypot(...a.flatMap((row, i) => row.map((x, j) => x - b[i]![j]!)));

describe('a program that is stepped through a loop', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  /** How often the program has stopped. */
  let stop = 0;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    debug = await Debugging.open({ name: 'stepping', webgl: true }, 'steps.py', {
      type: 'debugpy',
      python: [process.env['LOW_RANK_LENS_PYTHON']],
      console: 'internalConsole',
    });
    await debug.start();
    stop = 1;
  });
  afterAll(() => debug.lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const tab = (name: string) => visualizer.frame.getByRole('tab', { name }).click();
  const matrix = () => byId('heatmap-matrix');
  const changed = async () => Number(await byId('changed').getAttribute('data-value'));

  async function goOn(): Promise<void> {
    const before = await visualizer.shown();
    await debug.goOn();
    await visualizer.ready(before);
    stop++;
  }

  /** The numbers of M, as its table has them. */
  async function numbers(): Promise<number[][]> {
    const table = matrix().locator('table');
    if ((await table.count()) === 0) await byId('table-matrix').click();
    return tableValues(table);
  }

  for (const [expression, { library, shown, at }] of Object.entries(variables)) {
    it(`shows another picture of a variable of ${library} at each stop`, async () => {
      const before = stop === 1 ? undefined : await visualizer.shown();
      await debug.visualize(expression);
      visualizer = await debug.lens.visualizer();
      await visualizer.ready(before);
      expect(await visualizer.frame.locator('[aria-label="Array"]').innerText()).toContain(shown);
      const [rows, cols] = [at(stop).length, at(stop)[0]!.length];
      const pictures: (readonly Color[])[] = [];
      for (let step = 0; ; step++) {
        await expect.poll(numbers).toEqual(at(stop));
        pictures.push(await visualizer.cellColors('matrix', rows, cols));
        if (step === 2) break;
        await goOn();
        const moved = distance(at(stop), at(stop - 1));
        await expect.poll(changed).toBeCloseTo(moved, 12);
        const words = await byId('changed').innerText();
        expect(words).toContain('‖M − M before‖F = ');
      }
      // What a stop changes is seen: no picture is like another one.
      expect(new Set(pictures.map((colors) => JSON.stringify(colors))).size).toBe(3);
      await debug.lens.screenshot(`${expression}-approximation`);
      await tab('Spectrum');
      await expect.poll(() => byId('spectrum-summary').innerText()).toContain('Dashed');
      await debug.lens.screenshot(`${expression}-spectrum`);
      await tab('Approximation');
    });
  }

  it('leaves no error in the console', () => {
    debug.lens.expectNoErrors();
  });
});
