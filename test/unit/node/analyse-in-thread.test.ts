import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  arrayOf,
  openArrays,
  planeOf,
  readRows,
  svd,
  tails,
  usualSelection,
  writeNpy,
  type ByteSource,
  type Computed,
  type FromAnalysis,
  type LargeContent,
  type Matrix,
  type Plane,
} from '../../../src/core/index.js';
import * as hyparquet from 'hyparquet';
import { BlockSums } from '../../../src/core/large/block-sums.js';
import { libraries } from '../../../src/libraries/libraries.js';
import type { Analysing, StartAnalysis } from '../../../src/host/large/analysing.js';
import { fixture } from '../files/helpers.js';
import { unwrap } from '../svd/helpers/ratios.js';
import { Bundles } from './bundles.js';

// What this process reads of Parquet is noted; the threads have bundles of their own.
vi.mock('hyparquet', async (original) => {
  const real = await original<typeof hyparquet>();
  return { ...real, parquetRead: vi.fn(real.parquetRead) };
});

let bundles: Bundles;
let analyseInThread: StartAnalysis;
let running: Analysing | undefined;

beforeAll(async () => {
  bundles = await Bundles.build();
  ({ analyseInThread } = (await bundles.load('analyse-in-thread')) as {
    analyseInThread: StartAnalysis;
  });
}, 60_000);
afterAll(() => {
  running?.dispose();
  bundles.dispose();
});

const rows = 90;
const cols = 24;
const M: Matrix = {
  ...{ rows, cols },
  data: Float64Array.from(
    { length: rows * cols },
    (_, at) => Math.sin(at / 7) + (at % cols) / (1 + Math.floor(at / cols)),
  ),
};

/** A matrix in a file, whose readings are counted. */
async function planeIn(bytes: Uint8Array, maxBytes = 0) {
  const readings = { count: 0 };
  const source: ByteSource = {
    size: bytes.length,
    read: (start, end) => {
      readings.count++;
      return Promise.resolve(bytes.slice(start, end));
    },
  };
  const { entries } = unwrap(await openArrays(source, undefined, libraries, { maxBytes }));
  const array = unwrap(await entries[0]!.open({ maxBytes }));
  const plane: Plane = unwrap(planeOf('M', array, usualSelection(entries[0]!.shape)));
  readings.count = 0;
  return { plane, readings };
}

function start(content: LargeContent) {
  const told: FromAnalysis[] = [];
  running?.dispose();
  const analysing = analyseInThread(content, (message) => told.push(message));
  running = analysing;
  analysing.search();
  const last = async <K extends FromAnalysis['kind']>(kind: K) => {
    const isIt = (message: FromAnalysis): message is Extract<FromAnalysis, { kind: K }> =>
      message.kind === kind;
    await vi.waitFor(() => expect(told.some(isIt)).toBe(true), 20_000);
    return told.filter(isIt).at(-1)!;
  };
  return { analysing, last };
}

/** The analysis in a thread, which has ended without a problem. */
async function analysed(content: LargeContent) {
  const { analysing, last } = start(content);
  expect(await last('ended')).toEqual({ kind: 'ended', problem: undefined });
  return { analysing, last };
}

describe('a matrix that was computed elsewhere, analysed in a thread', () => {
  const k = 5;
  const { u, s, v } = unwrap(svd(M));
  const cut = ({ rows: height, cols: width, data }: Matrix): Matrix => ({
    ...{ rows: height, cols: k },
    data: Float64Array.from(
      { length: height * k },
      (_, at) => data[Math.floor(at / k) * width + (at % k)]!,
    ),
  });
  const sums = new BlockSums({ top: 0, left: 0, bottom: rows, right: cols });
  for (let i = 0; i < rows; i++) sums.add(i, M.data, i * cols);
  const { level, low, high } = sums;
  const all = tails(s);
  const computed: Computed = {
    ...{ isWide: false, long: cut(u), short: cut(v), sample: M },
    values: {
      ...{ passes: 4, frobenius: all[0]!, settled: true },
      ...{ s: s.slice(0, k), errors: new Float64Array(k), tails: all.slice(0, k + 1) },
    },
    measured: [...all.slice(0, k + 1)].map((frobenius, rank) => ({
      ...{ k: rank, frobenius, maxAbs: undefined },
    })),
    overview: { level, low, high, notFinite: 0, firstNotFinite: undefined },
  };
  const region = { top: 40, left: 3, bottom: 44, right: 9 };

  it('reads its file and its long factor by the host, each where it lies', async () => {
    const file = await planeIn(writeNpy(arrayOf(M)));
    const factor = await planeIn(writeNpy(arrayOf(computed.long as Matrix)));
    const content = { computed: { ...computed, long: factor.plane }, plane: file.plane };
    const { analysing, last } = await analysed(content);
    expect([file.readings.count, factor.readings.count]).toEqual([0, 0]);
    analysing.ask({ request: 1, region, rank: 2, draft: false });
    const { part } = await last('part');
    expect(part.matrix!.sum[0]).toBe(M.data[40 * cols + 3]);
    expect([file.readings.count, factor.readings.count]).toEqual([1, 0]);
    analysing.askFactors(2);
    const { svd: found } = await last('factors');
    expect(found.u.data[3]).toBe(u.data[u.cols + 1]);
    expect([file.readings.count, factor.readings.count]).toEqual([1, 1]);
  });

  it('has its approximation from the long factor alone', async () => {
    const factor = await planeIn(writeNpy(arrayOf(computed.long as Matrix)));
    const content = { computed: { ...computed, long: factor.plane } };
    const { analysing, last } = await analysed(content);
    analysing.ask({ request: 1, region, rank: k, draft: false });
    const { part } = await last('part');
    let expected = 0;
    for (let j = 0; j < k; j++) {
      expected += u.data[40 * u.cols + j]! * s[j]! * v.data[3 * v.cols + j]!;
    }
    expect(part.matrix).toBeUndefined();
    expect(part.approximation!.sum[0]).toBeCloseTo(expected, 12);
  });

  it('needs no file where its long factor is in memory', async () => {
    const { analysing, last } = await analysed({ computed });
    expect(await last('values')).toMatchObject({ leftKnown: true });
    analysing.askFactors(1);
    expect((await last('factors')).svd.u.data[4]).toBe(u.data[4 * u.cols]);
  });
});

describe('a Parquet file with more numbers than fit into memory, analysed in a thread', () => {
  /** All 7 × 8 numbers need 448 bytes, a row group of 4 rows needs 256. */
  const most = 447;
  const region = { top: 0, left: 1, bottom: 7, right: 8 };

  // table-plain has one row group only.
  it.each(['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4'])(
    'has the numbers that it has here, and none is unpacked here: %s',
    async (codec) => {
      const file = fixture(`table-${codec}.parquet`);
      const whole = (await planeIn(file, 2 ** 20)).plane;
      const here = await readRows(whole, 0, 7);
      vi.mocked(hyparquet.parquetRead).mockClear();
      const { plane, readings } = await planeIn(file, most);
      const { analysing, last } = await analysed(plane);
      analysing.ask({ request: 1, region, rank: 0, draft: false });
      const { part } = await last('part');
      const { rows: height, cols: width, sum } = part.matrix!;
      expect([height, width]).toEqual([7, 7]);
      for (let i = 0; i < 7; i++) {
        expect([...sum.subarray(i * 7, i * 7 + 7)]).toEqual([
          ...here.subarray(i * 8 + 1, i * 8 + 8),
        ]);
      }
      expect(readings.count).toBeGreaterThan(0);
      expect(hyparquet.parquetRead).not.toHaveBeenCalled();
    },
  );

  it('says why it cannot be read any more', async () => {
    const { plane } = await planeIn(fixture('table-snappy.parquet'), most);
    const { bytes } = plane.array;
    const { of: file, by } = bytes.made!;
    const gone = { ...file, read: () => Promise.reject(new Error('It is gone.')) };
    const lost = { ...bytes, made: { of: gone, by } };
    const told = await start({ ...plane, array: { ...plane.array, bytes: lost } }).last('ended');
    expect(told).toMatchObject({ problem: { message: 'It is gone.' } });
  });
});
