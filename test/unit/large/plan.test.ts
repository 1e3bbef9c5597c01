import { describe, expect, it } from 'vitest';
import {
  analysisOf,
  longestOf,
  memoryBytes,
  shortestOf,
  type FromAnalysis,
} from '../../../src/core/index.js';
import { correctedPlan, planOf as planOfSize } from '../../../src/core/large/plan.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { denseStrides } from '../../../src/core/files/slices/strided-array.js';
import { littleMachine } from '../../../src/core/files/byte-order.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** 16 MiB of bytes, which are 32 blocks of rows. */
const [rows, cols] = [262144, 64];

/** @param times the same bytes come so often again. */
function started(times = 1) {
  const data = new Uint8Array(rows * cols).map((_, i) => (i * i * 7 + (i % cols)) % 251);
  const file = memoryBytes(data);
  const shape = [times * rows, cols];
  let reads = 0;
  const bytes = {
    size: times * file.size,
    read: (start: number, end: number) => {
      reads++;
      const from = start % file.size;
      return file.read(from, Math.min(file.size, from + end - start));
    },
  };
  const array = {
    ...{ bytes, shape, start: 0 },
    strides: denseStrides(shape, 'rows', 1),
    encoding: { type: 'u8', littleEndian: littleMachine } as const,
  };
  const plane = unwrap(planeOf('M', array, { axes: [0, 1], at: [0, 0] }));
  const told: FromAnalysis[] = [];
  const waiting: (() => void)[] = [];
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const analysis = analysisOf(
    plane,
    (message) => {
      told.push(message);
      waiting.splice(0).forEach((wake) => wake());
    },
    pause,
  );
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const kinds = () => told.map(({ kind }) => kind);
  return { analysis, told, kinds, until, reads: () => reads };
}

describe('the plan of an analysis', () => {
  it('comes first, and says what the passes will read and need', async () => {
    const run = started(100);
    void run.analysis.run();
    await run.until(() => run.told.length > 0);
    const [first] = run.told;
    if (first?.kind !== 'plan') throw new Error('no plan');
    const { plan } = first;
    expect(plan.passBytes).toBe(100 * rows * cols);
    expect(plan.passed).toBe(0);
    expect([plan.fewest, plan.most]).toEqual([2, 8]);
    for (const seconds of Object.values(plan.seconds)) expect(seconds).toBeGreaterThan(0);
    expect(longestOf(plan) - shortestOf(plan)).toBeCloseTo(6 * plan.seconds.search, 9);
    expect(plan.memory).toBeGreaterThan(2 ** 25);
    expect(plan.memory).toBeLessThan(2 ** 28);
    run.analysis.dispose();
  });

  it('comes after the picture of a file that is read in seconds, with its time', async () => {
    const run = started();
    void run.analysis.run();
    await run.until(() => run.kinds().includes('overview'));
    expect(run.kinds()).not.toContain('plan');
    run.analysis.search();
    await run.until(() => run.kinds().includes('plan'));
    const [plan] = run.told.flatMap((message) => (message.kind === 'plan' ? [message.plan] : []));
    expect(plan).toMatchObject({ passBytes: rows * cols, passed: 1, fewest: 2, most: 8 });
    run.analysis.dispose();
  });

  it('is not made for what is read in a moment', async () => {
    const few = {
      ...{ rows: 10, cols: 10, elementType: 'f64' },
      readRows: () => Promise.reject(new Error('must not be read')),
    };
    const sizes = {
      leading: 32,
      block: 40,
      maxPasses: 8,
      basisBytes: 1,
      passBytes: 800,
      threads: 1,
    };
    expect(await planOfSize(few, sizes, () => false)).toBeUndefined();
  });
});

describe('a plan that passes correct', () => {
  const plan = {
    ...{ passed: 0, passBytes: 1e9, fewest: 2, most: 8, memory: 1e8 },
    seconds: { picture: 10, search: 20, errors: 30 },
  };

  it('has the time that they took, and what is left', () => {
    expect([shortestOf(plan), longestOf(plan)]).toEqual([80, 200]);
    // The picture took twice as long: so will all others.
    const first = correctedPlan(plan, [20], false);
    expect(first).toMatchObject({ passed: 1, fewest: 2, most: 8 });
    expect(first.seconds).toEqual({ picture: 20, search: 40, errors: 60 });
    expect([shortestOf(first), longestOf(first)]).toEqual([140, 380]);
    // Two passes of the search took 25 s and 35 s: all together 80 s instead of 50 s.
    const third = correctedPlan(plan, [20, 25, 35], false);
    expect(third.seconds).toEqual({ picture: 20, search: 30, errors: 48 });
    expect(third).toMatchObject({ passed: 3, fewest: 3, most: 8 });
    expect([shortestOf(third), longestOf(third)]).toEqual([78, 228]);
  });

  it('has only the errors left when the values are settled', () => {
    const last = correctedPlan(plan, [10, 20, 20, 20], true);
    expect(last).toMatchObject({ passed: 4, fewest: 3, most: 3 });
    expect([shortestOf(last), longestOf(last)]).toEqual([30, 30]);
  });

  it('never needs more passes than the most', () => {
    const all = correctedPlan(plan, [10, ...new Array<number>(8).fill(20)], false);
    expect(all).toMatchObject({ fewest: 8, most: 8 });
    expect(shortestOf(all)).toBe(longestOf(all));
  });
});

describe('a paused analysis', () => {
  it('reads nothing until it goes on, and then ends as it would have', async () => {
    const run = started();
    const end = run.analysis.run();
    run.analysis.search();
    await run.until(() => run.kinds().includes('plan'));
    run.analysis.pause();
    run.analysis.pause();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = run.reads();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(run.reads()).toBe(before);
    expect(run.kinds()).not.toContain('values');
    const begin = Date.now();
    run.analysis.resume();
    await end;
    const plans = run.told.flatMap((message) => (message.kind === 'plan' ? [message.plan] : []));
    expect(plans.map(({ passed }) => passed)).toEqual(plans.map((_, at) => at + 1));
    expect(plans.length).toBeGreaterThan(2);
    // The time of the pause is not that of a pass.
    const all = (Date.now() - begin) / 1000;
    const { search } = plans.at(-1)!.seconds;
    expect(search * (plans.length - 1)).toBeLessThanOrEqual(all + 0.01);
    expect(run.told.filter(({ kind }) => kind === 'paused')).toEqual([
      { kind: 'paused', paused: true },
      { kind: 'paused', paused: false },
    ]);
    expect(run.kinds()).toEqual(expect.arrayContaining(['overview', 'values', 'measured']));
    expect(run.told.at(-1)).toEqual({ kind: 'ended', problem: undefined });
  });

  it('can be cancelled while it waits', async () => {
    const run = started();
    const end = run.analysis.run();
    run.analysis.search();
    await run.until(() => run.kinds().includes('plan'));
    run.analysis.pause();
    run.analysis.stop();
    await end;
    expect(run.told.at(-1)).toEqual({ kind: 'ended', problem: undefined });
    expect(run.kinds()).not.toContain('values');
  });
});
