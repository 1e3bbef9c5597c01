import { describe, expect, it } from 'vitest';
import {
  analysisOf,
  longestOf,
  memoryBytes,
  shortestOf,
  type FromAnalysis,
} from '../../../src/core/index.js';
import { planOf as planOfSize } from '../../../src/core/large/plan.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { denseStrides } from '../../../src/core/files/slices/strided-array.js';
import { littleMachine } from '../../../src/core/files/byte-order.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** 16 MiB of bytes, which are 32 blocks of rows. */
const [rows, cols] = [262144, 64];

function started() {
  const data = new Uint8Array(rows * cols).map((_, i) => (i * i * 7 + (i % cols)) % 251);
  const file = memoryBytes(data);
  const shape = [rows, cols];
  let reads = 0;
  const bytes = {
    size: file.size,
    read: (start: number, end: number) => {
      reads++;
      return file.read(start, end);
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
    const run = started();
    void run.analysis.run();
    await run.until(() => run.told.length > 0);
    const [first] = run.told;
    if (first?.kind !== 'plan') throw new Error('no plan');
    const { plan } = first;
    expect(plan.passBytes).toBe(rows * cols);
    expect([plan.fewest, plan.most]).toEqual([2, 8]);
    for (const seconds of Object.values(plan.seconds)) expect(seconds).toBeGreaterThan(0);
    expect(longestOf(plan) - shortestOf(plan)).toBeCloseTo(6 * plan.seconds.search, 9);
    expect(plan.memory).toBeGreaterThan(2 ** 25);
    expect(plan.memory).toBeLessThan(2 ** 28);
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
      blockBytes: 1,
      basisBytes: 1,
      passBytes: 800,
    };
    expect(await planOfSize(few, sizes, () => false)).toBeUndefined();
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
    expect(run.kinds()).not.toContain('overview');
    run.analysis.resume();
    await end;
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
    await run.until(() => run.kinds().includes('plan'));
    run.analysis.pause();
    run.analysis.stop();
    await end;
    expect(run.told.at(-1)).toEqual({ kind: 'ended', problem: undefined });
    expect(run.kinds()).not.toContain('values');
  });
});
