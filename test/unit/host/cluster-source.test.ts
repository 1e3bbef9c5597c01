import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  encodeUtf8,
  writeNpy,
  type Computed,
  type FromAnalysis,
  type Matrix,
  type Plane,
} from '../../../src/core/index.js';
import { writeZip } from '../../../src/core/files/zip/write.js';
import { startAnalysis } from '../../../src/host/large/analysing.js';
import { ClusterSource } from '../../../src/host/sources/cluster/cluster-source.js';
import { readFromDisk } from '../../../src/host/sources/file/file-bytes.js';
import type { LargeMatrix } from '../../../src/host/sources/source.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const folder = 'file:///runs/1';
const k = 32;

/** A matrix of zeros with a few other numbers. */
function npy(rows: number, cols: number, value: (at: number) => number = () => 0): Uint8Array {
  return writeNpy({
    shape: [rows, cols],
    data: Float64Array.from({ length: rows * cols }, (_, at) => value(at)),
  });
}

/** The 128 bytes before the numbers of rows × k of them. */
function headerOf(rows: number): Uint8Array {
  const text = String.fromCharCode(...npy(1, k).subarray(0, 128));
  const other = text.replace(`(1, ${k}), }`, `(${rows}, ${k}), }`).trimEnd().padEnd(127);
  return Uint8Array.from(`${other}\n`, (letter) => letter.charCodeAt(0));
}

/** Entry `at` of the long factor. */
const longEntry = (at: number) => (at % 1000) / 1000 - 0.3;

/**
 * A result.npz as `numpy.savez` writes it, of which the long factor, the last array, is made when it is read: it may be
 * larger than any memory.
 */
class FakeResult {
  readonly size: number;
  /** Bytes of the long factor that were read. */
  read = 0;
  private readonly head: Uint8Array;
  private readonly tail: Uint8Array;
  private readonly hole: number;

  constructor(rows: number, cols: number) {
    const [long, short] = [Math.max(rows, cols), Math.min(rows, cols)];
    const [longName, shortName] = rows < cols ? ['V', 'U'] : ['U', 'V'];
    const step = Math.ceil(long / Math.min(512, Math.floor(2 ** 21 / short)));
    const blocks = [rows, cols].map((side) => Math.ceil(side / Math.ceil(side / 512))) as [
      number,
      number,
    ];
    const header = headerOf(long);
    const arrays = {
      // The leading vectors are those of the axes.
      [shortName]: npy(short, k, (at) => (Math.floor(at / k) === at % k ? 1 : 0)),
      sample: npy(Math.ceil(long / step), short, (at) => at % 7),
      ...Object.fromEntries(
        ['sum', 'low', 'high', 'count'].map((name) => [`picture_${name}`, npy(...blocks, () => 1)]),
      ),
      [longName]: header,
    };
    const zip = writeZip(
      Object.entries(arrays).map(([name, bytes]) => ({ name: `${name}.npy`, bytes })),
    );
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const end = zip.length - 22;
    const directory = view.getUint32(end + 16, true);
    this.hole = 8 * long * k;
    view.setUint32(end + 16, directory + this.hole, true);
    const last = end - 46 - `${longName}.npy`.length;
    for (const field of [20, 24]) view.setUint32(last + field, 128 + this.hole, true);
    this.head = zip.subarray(0, directory);
    this.tail = zip.subarray(directory);
    this.size = zip.length + this.hole;
  }

  bytes(start: number, end: number): Uint8Array {
    const out = new Uint8Array(Math.min(end, this.size) - start);
    const { head, hole, tail } = this;
    const put = (bytes: Uint8Array, at: number) => {
      const [from, to] = [Math.max(start, at), Math.min(end, at + bytes.length)];
      if (from < to) out.set(bytes.subarray(from - at, to - at), from - start);
    };
    put(head, 0);
    put(tail, head.length + hole);
    const [from, to] = [Math.max(0, start - head.length), Math.min(hole, end - head.length)];
    if (from >= to) return out;
    this.read += to - from;
    const first = Math.floor(from / 8);
    const numbers = Float64Array.from({ length: Math.ceil(to / 8) - first }, (_, at) =>
      longEntry(first + at),
    );
    put(
      new Uint8Array(numbers.buffer).subarray(from - 8 * first, to - 8 * first),
      head.length + from,
    );
    return out;
  }
}

let result: FakeResult;
let open: ClusterSource[] = [];

/** The result of a run, without the file of M. */
async function readingOf(
  rows: number,
  cols: number,
): Promise<LargeMatrix & { content: { computed: Computed } }> {
  result = new FakeResult(rows, cols);
  fake.disk.write(`${folder}/result.npz`, { length: result.size } as Uint8Array);
  const placed = { value: 1, row: 0, column: 0 };
  const s = Array.from({ length: k }, (_, at) => 2 ** -at);
  const ranks = new Array<number>(k + 1).fill(0);
  const facts = {
    ...{
      version: 1,
      rows,
      cols,
      dtype: 'float64',
      rank: k,
      settled: true,
      note: null,
      passes: 5,
      workers: 2,
    },
    ...{
      norm: 2,
      worst: 1e-9,
      s,
      bounds: s.map(() => 1e-9),
      tails: ranks,
      errors: ranks,
      low: placed,
      high: placed,
    },
  };
  fake.disk.write(`${folder}/result.json`, encodeUtf8(JSON.stringify(facts)));
  const source = new ClusterSource({ folder, uri: 'file:///data/M.npy' }, 'cluster-1');
  open.push(source);
  const reading = await source.read();
  if (!reading.result.ok) throw new Error(reading.result.problem.message);
  return reading.result.value as LargeMatrix & { content: { computed: Computed } };
}

beforeEach(() => {
  fake.resetWorkspace();
  open = [];
  readFromDisk(() => ({
    read: (start, end) => Promise.resolve(result.bytes(start, end)),
    dispose: () => undefined,
  }));
});
afterEach(() => {
  for (const each of open) each.dispose();
});

describe.each([
  { rows: 12_500_000, cols: 1000 },
  { rows: 1000, cols: 12_500_000 },
])('the result of a run on $rows × $cols', ({ rows, cols }) => {
  const isWide = rows < cols;

  it('is opened without its long factor of 3.2 GB', async () => {
    const { content } = await readingOf(rows, cols);
    const { long, short } = content.computed;
    expect(result.size).toBeGreaterThan(3.2e9);
    expect(result.read).toBeLessThan(2 ** 20);
    expect((long as Plane).rows).toBe(12_500_000);
    expect(short).toMatchObject({ rows: 1000, cols: k });
  });

  it('reads of it what is on screen', async () => {
    const { content } = await readingOf(rows, cols);
    const told: FromAnalysis[] = [];
    const analysing = startAnalysis(content, (message) => told.push(message));
    analysing.search();
    await vi.waitFor(() => expect(told.at(-1)?.kind).toBe('ended'));
    expect(told.find(({ kind }) => kind === 'values')).toMatchObject({ leftKnown: false });
    result.read = 0;
    const along = { from: 9_000_000, to: 9_000_100 };
    const region = isWide
      ? { top: 0, bottom: 10, left: along.from, right: along.to }
      : { top: along.from, bottom: along.to, left: 0, right: 10 };
    analysing.ask({ request: 1, region, rank: 5, draft: false });
    await vi.waitFor(() => expect(told.at(-1)?.kind).toBe('part'));
    // 100 rows are 25 KiB; a page of the file has 256.
    expect(result.read).toBeLessThanOrEqual(2 ** 19);
    const part = told.at(-1);
    if (part?.kind !== 'part') throw new Error('no part');
    const { sum } = part.part.approximation!;
    // Entry 3 along the short side, of the second row along the long one.
    const at = isWide ? 3 * 100 + 1 : 10 + 3;
    expect(sum[at]).toBeCloseTo(longEntry((along.from + 1) * k + 3) * 2 ** -3, 12);
    analysing.dispose();
  });

  it('refuses factors that no memory holds, and says which rank fits', async () => {
    const { content } = await readingOf(rows, cols);
    const told: FromAnalysis[] = [];
    const analysing = startAnalysis(content, (message) => told.push(message));
    analysing.search();
    await vi.waitFor(() => expect(told.at(-1)?.kind).toBe('ended'));
    result.read = 0;
    analysing.askFactors(k);
    const refused = told.at(-1);
    if (refused?.kind !== 'ended') throw new Error('not refused');
    expect(refused.problem?.message).toMatch(/Choose a rank of at most 1\.$/);
    expect(result.read).toBe(0);
    analysing.dispose();
  });
});

it('a small result is in memory, and its factors need no reading', async () => {
  const { content } = await readingOf(2000, 600);
  const long = content.computed.long as Matrix;
  expect(long.data[77]).toBe(longEntry(77));
  const told: FromAnalysis[] = [];
  const analysing = startAnalysis(content, (message) => told.push(message));
  analysing.search();
  await vi.waitFor(() => expect(told.at(-1)?.kind).toBe('ended'));
  expect(told.find(({ kind }) => kind === 'values')).toMatchObject({ leftKnown: true });
  result.read = 0;
  analysing.askFactors(2);
  await vi.waitFor(() => expect(told.at(-1)?.kind).toBe('factors'));
  expect(told.at(-1)).toMatchObject({ rank: 2, svd: { u: { rows: 2000, cols: 2 } } });
  expect(result.read).toBe(0);
});
