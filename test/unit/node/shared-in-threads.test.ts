import workerThreads from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ByteSource, FromAnalysis } from '../../../src/core/index.js';
import { littleMachine } from '../../../src/core/files/byte-order.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { denseStrides } from '../../../src/core/files/slices/strided-array.js';
import { unwrap } from '../svd/helpers/ratios.js';
import type { StartAnalysis } from '../../../src/host/large/analysing.js';
import { Bundles } from './bundles.js';

type Kind<K extends FromAnalysis['kind']> = Extract<FromAnalysis, { kind: K }>;

let bundles: Bundles;
let analyseInThread: StartAnalysis;
beforeAll(async () => {
  bundles = await Bundles.build();
  ({ analyseInThread } = (await bundles.load('analyse-in-thread')) as {
    analyseInThread: StartAnalysis;
  });
}, 60_000);
afterAll(() => bundles.dispose());

/** A file of 4 columns that repeats so many rows: 600 MiB of doubles, none of which are on a disk. */
const [cols, period] = [4, 8191];
const rows = Math.floor((600 * 2 ** 20) / (8 * cols * period)) * period;
const repeated = Float64Array.from(
  { length: cols * period },
  (_, i) => Math.sin(i * i) * 3 ** -(i % 4),
);

function readRepeated(start: number, end: number): Promise<Uint8Array> {
  const out = new Uint8Array(end - start);
  const one = new Uint8Array(repeated.buffer);
  for (let at = start; at < end;) {
    const from = at % one.length;
    const length = Math.min(one.length - from, end - at);
    out.set(one.subarray(from, from + length), at - start);
    at += length;
  }
  return Promise.resolve(out);
}

function analysis(bytes: ByteSource) {
  const array = {
    ...{ bytes, shape: [rows, cols], start: 0 },
    strides: denseStrides([rows, cols], 'rows', 8),
    encoding: { type: 'f64', littleEndian: littleMachine } as const,
  };
  const plane = unwrap(planeOf('M', array, { axes: [0, 1], at: [0, 0] }));
  const told: FromAnalysis[] = [];
  const all = <K extends FromAnalysis['kind']>(kind: K) =>
    told.filter((message): message is Kind<K> => message.kind === kind);
  let dispose: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    const analysing = analyseInThread(plane, (message) => {
      told.push(message);
      if (message.kind === 'overview') analysing.search();
      if (message.kind === 'ended') resolve();
    });
    dispose = () => analysing.dispose();
  });
  return { ended, all, dispose };
}

describe('a large file that is analysed in threads', () => {
  it('has its passes shared by another thread, with the numbers of the matrix', async () => {
    const kinds: string[] = [];
    const exits: string[] = [];
    const { Worker: Original } = workerThreads;
    workerThreads.Worker = class extends Original {
      constructor(...given: ConstructorParameters<typeof Original>) {
        super(...given);
        const { kind } = given[1]?.workerData as { kind: string };
        kinds.push(kind);
        this.on('exit', () => exits.push(kind));
      }
    };
    const { ended, all, dispose } = analysis({
      size: 8 * rows * cols,
      read: readRepeated,
      take: readRepeated,
    });
    await ended;
    workerThreads.Worker = Original;
    const helpers = Math.min(3, availableParallelism() - 1);
    const helping = new Array<string>(helpers).fill('help');
    expect(kinds).toEqual(['analyse', ...helping]);
    // Those that have nothing more to do end by themselves.
    await vi.waitFor(() => expect(exits).toEqual(helping), 60_000);
    dispose();

    expect(all('ended')[0]!.problem).toBeUndefined();
    const squares = repeated.reduce((sum, value) => sum + value ** 2, 0) * (rows / period);
    const { values } = all('values').at(-1)!;
    expect(values.frobenius / Math.sqrt(squares)).toBeCloseTo(1, 12);
    expect(values.s).toHaveLength(cols);
    const [measured] = all('measured');
    measured!.errors.forEach(({ frobenius }, k) => {
      const tail = Math.sqrt(values.s.slice(k).reduce((sum, value) => sum + value ** 2, 0));
      expect(Math.abs(frobenius - tail)).toBeLessThanOrEqual(1e-7 * values.frobenius);
    });
  }, 240_000);

  it('says so when the file cannot be read in the middle, whichever thread reads', async () => {
    let isBroken = false;
    const read = async (from: number, to: number) => {
      if (isBroken && from > 2 ** 28) throw new Error('big.npy became shorter.');
      return readRepeated(from, to);
    };
    const { ended, all, dispose } = analysis({ size: 8 * rows * cols, read, take: read });
    await vi.waitUntil(() => all('overview').length > 0, { timeout: 60_000 });
    isBroken = true;
    await ended;
    dispose();
    expect(all('ended')[0]!.problem?.message).toContain('big.npy became shorter.');
    expect(all('measured')).toEqual([]);
  }, 240_000);
});
