import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../src/core/index.js';
import { errorsOf, measureRanks } from '../../../src/core/large/measure-ranks.js';
import { doRowTask, type RowTask } from '../../../src/core/large/row-tasks.js';
import { HelperGone, SharedPasses, type RowHelper } from '../../../src/core/large/shared-passes.js';
import type { MatrixRows } from '../../../src/core/matrix-rows.js';
import { gramPass } from '../../../src/core/svd/passes/index.js';
import { build } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const [rows, cols, height] = [2600, 60, 250];
const matrix = build(rows, cols, (i, j) => ((i * 7 + j * 13 * (1 + (i % 5))) % 11) - 5);
const q = build(2, cols, (i, j) => Math.cos(i + 3 * j)).data;
const vectors = { q, count: 2, scale: 1 };
const directions = { cols, count: 2, data: q };

/** @param read called before a reading with its first row; it may throw. */
const rowsOf = (of: Matrix, read: (from: number) => void = () => undefined): MatrixRows => ({
  ...{ rows: of.rows, cols: of.cols, elementType: 'f64' },
  readRows: async (from, to) => {
    await new Promise(setImmediate);
    read(from);
    return of.data.subarray(from * of.cols, to * of.cols);
  },
});

const source = rowsOf(matrix);
const passesOf = (own: MatrixRows, ...helpers: RowHelper[]) =>
  new SharedPasses(own, helpers, height);

const hearing = (isCancelled = () => false, mayGoOn = () => Promise.resolve()) => {
  const seen: number[] = [];
  return { isCancelled, mayGoOn, onProgress: (share: number) => void seen.push(share), seen };
};

/** Another thread: its answers come a while later, and it may end after some tasks. */
class Later implements RowHelper {
  readonly tasks: RowTask[] = [];
  isDisposed = false;

  constructor(
    private readonly source: MatrixRows,
    private readonly turns: () => number = () => 0,
    private readonly lives = Infinity,
  ) {}

  async do(task: RowTask) {
    this.tasks.push(task);
    for (let turn = this.turns(); turn > 0; turn--) await new Promise(setImmediate);
    if (this.tasks.length > this.lives) throw new HelperGone();
    return (await doRowTask(this.source, task))!;
  }

  dispose() {
    this.isDisposed = true;
  }
}

describe('a pass that threads share', () => {
  it('gives the same numbers to the last bit with any helpers, at any pace', async () => {
    const alone = unwrap(await passesOf(source).gram(vectors, hearing()));
    const paces = fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(paces, async (pace) => {
        const helpers = pace.map((turns) => {
          let at = 0;
          return new Later(source, () => turns[at++ % turns.length]!);
        });
        const found = unwrap(await passesOf(source, ...helpers).gram(vectors, hearing()));
        expect(found).toEqual(alone);
      }),
      { numRuns: 12 },
    );
    const whole = unwrap(await gramPass(source, vectors));
    const scale = Math.max(...whole.product.map(Math.abs));
    whole.product.forEach((value, i) =>
      expect(Math.abs(value - alone.product[i]!)).toBeLessThanOrEqual(1e-13 * scale),
    );
    expect(alone.squares / whole.squares).toBeCloseTo(1, 13);
    expect(alone.largest).toBe(5);
  });

  it('measures the errors of all ranks as one thread does', async () => {
    const sums = await measureRanks(
      source,
      directions,
      { from: 0, to: rows },
      () => false,
      () => undefined,
    );
    const plain = errorsOf(sums!);
    const helper = new Later(source);
    const shared = await passesOf(source, helper).errors(directions, hearing());
    plain.forEach(({ k, frobenius, maxAbs }, i) => {
      expect(shared![i]!.k).toBe(k);
      expect(shared![i]!.frobenius / frobenius).toBeCloseTo(1, 13);
      expect(shared![i]!.maxAbs).toEqual(maxAbs);
    });
  });

  it('goes on when a helper ends in the middle, without its part being lost', async () => {
    const alone = unwrap(await passesOf(source).gram(vectors, hearing()));
    for (const lives of [0, 1, 2]) {
      const helper = new Later(source, () => 1, lives);
      const passes = passesOf(source, helper);
      expect(unwrap(await passes.gram(vectors, hearing()))).toEqual(alone);
      const tried = helper.tasks.length;
      expect(tried).toBe(lives + 1);
      // It is asked for nothing more.
      unwrap(await passes.gram(vectors, hearing()));
      expect(helper.tasks).toHaveLength(tried);
    }
  });

  it('does the part of a helper that ends after all others are done', async () => {
    const helper = new Later(source, () => 200, 0);
    const found = await passesOf(source, helper).gram(vectors, hearing());
    expect(unwrap(found).squares).toBe(matrix.data.reduce((sum, value) => sum + value ** 2, 0));
  });

  it('fails as the reading fails, here and in a helper, once nobody works any more', async () => {
    const broken = rowsOf(matrix, (from) => {
      if (from >= 1500) throw new Error('big.npy became shorter.');
    });
    const sound = rowsOf(matrix);
    for (const [own, other] of [
      [broken, sound],
      [sound, broken],
    ] as const) {
      const helper = new Later(other, () => 1);
      const passes = passesOf(own, helper);
      await expect(passes.gram(vectors, hearing())).rejects.toThrow('became shorter');
      const after = helper.tasks.length;
      await new Promise(setImmediate);
      expect(helper.tasks).toHaveLength(after);
    }
  });

  it('says which entry is not finite, whoever finds it', async () => {
    const data = matrix.data.slice();
    data[60 * 1700 + 17] = NaN;
    const source = rowsOf({ ...matrix, data });
    const found = await passesOf(source, new Later(source)).gram(vectors, hearing());
    expect(found.ok).toBe(false);
    expect(!found.ok && found.problem).toMatchObject({
      code: 'nonFinite',
      message: 'Entry at row 1701, column 18 is NaN; the SVD needs finite numbers.',
    });
  });

  it('ends at a cancel, and hands out no part while it is paused', async () => {
    let isCancelled = false;
    const helper = new Later(source);
    const passes = passesOf(source, helper);
    const hears = hearing(() => isCancelled);
    const cancelling = { ...hears, onProgress: () => (isCancelled = true) };
    const found = await passes.gram(vectors, cancelling);
    expect(!found.ok && found.problem.code).toBe('cancelled');

    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const before = helper.tasks.length;
    const waiting = passes.gram(
      vectors,
      hearing(
        () => false,
        () => gate,
      ),
    );
    await new Promise(setImmediate);
    expect(helper.tasks).toHaveLength(before);
    open();
    expect((await waiting).ok).toBe(true);
    expect(helper.tasks.length).toBeGreaterThan(before);
  });

  it('tells a share that only grows, up to all', async () => {
    const hears = hearing();
    // Parts of four blocks, and a last one of one block, which the helper ends while a long one goes on here.
    const width = 2 ** 15;
    const block = new Float64Array(16 * width).fill(1);
    const long: MatrixRows = {
      ...{ rows: 144, cols: width, elementType: 'f64' },
      readRows: async (from, to) => {
        await new Promise(setImmediate);
        return block.subarray(0, (to - from) * width);
      },
    };
    const one = { q: new Float64Array(width).fill(1), count: 1, scale: 1 };
    const quick = {
      ...long,
      readRows: (from: number, to: number) =>
        Promise.resolve(block.subarray(0, (to - from) * width)),
    };
    const turns = [0, 3];
    await new SharedPasses(long, [new Later(quick, () => turns.shift()!)], 64).gram(one, hears);
    expect(hears.seen.at(-1)).toBe(1);
    expect(hears.seen.length).toBeGreaterThan(4);
    expect(hears.seen).toEqual([...hears.seen].sort((a, b) => a - b));
  });

  it('lets its helpers go', () => {
    const helper = new Later(rowsOf(matrix));
    passesOf(rowsOf(matrix), helper).dispose();
    expect(helper.isDisposed).toBe(true);
  });
});
