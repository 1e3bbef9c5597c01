import { describe, expect, it } from 'vitest';
import {
  analysisOf,
  approximate,
  frobeniusNorm,
  maxAbs,
  memoryBytes,
  svd,
  type FromAnalysis,
  type Matrix,
  type Part,
  type PartWish,
  type Svd,
} from '../../../src/core/index.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { denseStrides, type Order } from '../../../src/core/files/slices/strided-array.js';
import { largestEntry } from '../../../src/core/lowrank/norms.js';
import { littleMachine } from '../../../src/core/files/byte-order.js';
import { build, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

type Of<K extends FromAnalysis['kind']> = Extract<FromAnalysis, { kind: K }>;

/** An analysis of a matrix whose bytes lie in a file, and what it has told so far. */
class Run {
  readonly told: FromAnalysis[] = [];
  private readonly analysis;
  private readonly ended: Promise<void>;
  private wake: () => void = () => undefined;

  constructor(matrix: Matrix, order: Order = 'rows', fail?: (start: number) => boolean) {
    const { rows, cols } = matrix;
    const data = order === 'rows' ? matrix.data : columnsOf(matrix);
    const bytes = memoryBytes(new Uint8Array(data.buffer.slice(0)));
    const array = {
      bytes: {
        ...bytes,
        read: (start: number, end: number) => {
          if (fail?.(start)) return Promise.reject(new Error('big.npy became shorter.'));
          return bytes.read(start, end);
        },
      },
      shape: [rows, cols],
      strides: denseStrides([rows, cols], order, 8),
      start: 0,
      encoding: { type: 'f64', littleEndian: littleMachine } as const,
    };
    const plane = unwrap(planeOf('M', array, { axes: [0, 1], at: [0, 0] }));
    // A pause like that of a host: wishes come between two readings.
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
    const receive = (message: FromAnalysis) => {
      this.told.push(message);
      this.wake();
    };
    this.analysis = analysisOf(plane, receive, pause);
    this.analysis.search();
    this.ended = this.analysis.run();
  }

  /** Everything that it tells of its own accord. */
  async whole(): Promise<readonly FromAnalysis[]> {
    await this.ended;
    return this.told;
  }

  stop(): void {
    this.analysis.stop();
  }

  dispose(): void {
    this.analysis.dispose();
  }

  all<K extends FromAnalysis['kind']>(kind: K): Of<K>[] {
    return this.told.filter((message): message is Of<K> => message.kind === kind);
  }

  factors(rank: number): Promise<void> {
    return this.analysis.askFactors(rank);
  }

  ask(wish: PartWish): void {
    this.analysis.ask(wish);
  }

  async part(wish: PartWish): Promise<Part> {
    this.ask(wish);
    for (;;) {
      const found = this.all('part').find(({ part }) => part.request === wish.request);
      if (found) return found.part;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

function columnsOf({ rows, cols, data }: Matrix): Float64Array {
  const out = new Float64Array(data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]!;
  return out;
}

/** Mean, extremes and count of each block by plain loops. */
function blocksOf({ rows, cols, data }: Matrix, blockRows: number, blockCols: number) {
  const out = [];
  for (let top = 0; top < rows; top += blockRows) {
    for (let left = 0; left < cols; left += blockCols) {
      const cells = [];
      for (let i = top; i < Math.min(rows, top + blockRows); i++) {
        for (let j = left; j < Math.min(cols, left + blockCols); j++)
          cells.push(data[i * cols + j]!);
      }
      const finite = cells.filter(Number.isFinite);
      out.push({
        sum: finite.reduce((a, b) => a + b, 0),
        low: Math.min(...finite),
        high: Math.max(...finite),
        count: finite.length,
      });
    }
  }
  return out;
}

type Level = NonNullable<Part['matrix']>;

function expectBlocks(level: Level, matrix: Matrix, tolerance: number): void {
  const expected = blocksOf(matrix, level.blockRows, level.blockCols);
  expect(level.rows * level.cols).toBe(expected.length);
  const apart = (a: number, b: number) => (a === b ? 0 : Math.abs(a - b));
  let worst = 0;
  expected.forEach(({ sum, low, high, count }, i) => {
    worst = Math.max(worst, apart(level.sum[i]!, sum) / count);
    worst = Math.max(worst, apart(level.low[i]!, low), apart(level.high[i]!, high));
  });
  expect(worst).toBeLessThanOrEqual(tolerance);
  expect([...level.count]).toEqual(expected.map(({ count }) => count));
}

function cut({ cols, data }: Matrix, { top, left, bottom, right }: Part['region']): Matrix {
  return build(bottom - top, right - left, (i, j) => data[(top + i) * cols + left + j]!);
}

const spectrum = Array.from({ length: 60 }, (_, i) => 100 * 0.7 ** i);
const tall = withSpectrum(1300, 60, spectrum, 3);
const wide = withSpectrum(60, 1300, spectrum, 4);
const cases = [
  ['tall, by rows', tall, 'rows'],
  ['tall, by columns', tall, 'columns'],
  ['wide, by rows', wide, 'rows'],
  ['wide, by columns', wide, 'columns'],
] as const;

const wholeOf = ({ rows, cols }: Matrix) => ({ top: 0, left: 0, bottom: rows, right: cols });

describe('the analysis of a matrix that stays in its file', () => {
  it.each(cases)('has the picture of every entry: %s', async (_, matrix, order) => {
    const run = new Run(matrix, order);
    await run.whole();
    const [{ overview }] = run.all('overview') as [Of<'overview'>];
    expectBlocks(overview.level, matrix, 1e-12);
    const { rows, cols, data } = matrix;
    const least = data.indexOf(Math.min(...data));
    expect(overview.low).toEqual({
      value: data[least],
      row: Math.floor(least / cols),
      column: least % cols,
    });
    expect(overview.level.blockRows).toBe(Math.ceil(rows / 512));
    expect(overview.notFinite).toBe(0);
  });

  it.each(cases)('has the leading singular values and errors: %s', async (_, matrix, order) => {
    const run = new Run(matrix, order);
    await run.whole();
    const { values } = run.all('values').at(-1)!;
    const whole = unwrap(svd(matrix));
    expect(values.settled).toBe(true);
    expect(values.s).toHaveLength(32);
    values.s.forEach((value, i) => {
      expect(Math.abs(value - whole.s[i]!)).toBeLessThanOrEqual(values.errors[i]! + 1e-12 * 100);
      expect(values.errors[i]!).toBeLessThanOrEqual(1e-6 * values.s[0]!);
    });
    expect(run.all('ended')).toEqual([{ kind: 'ended', problem: undefined }]);
    const [{ errors }] = run.all('measured') as [Of<'measured'>];
    expect(errors.map(({ k }) => k)).toEqual(Array.from({ length: 33 }, (_, k) => k));
    for (const { k, frobenius, maxAbs: largest } of errors) {
      expect(Math.abs(frobenius - values.tails[k]!)).toBeLessThanOrEqual(1e-6 * values.frobenius);
      const rest = difference(matrix, approximate(whole, k));
      expect(frobenius).toBeCloseTo(frobeniusNorm(rest.data), 6);
      expect(Math.abs(largest!.value)).toBeCloseTo(maxAbs(rest.data), 5);
      const most = largestEntry(rest.data, rest.cols)!;
      if (k < 6) expect([largest!.row, largest!.column]).toEqual([most.row, most.column]);
    }
  });

  it.each(cases)('gives M, M̂ₖ and the error of a part: %s', async (_, matrix, order) => {
    const run = new Run(matrix, order);
    await run.whole();
    const { rows, cols } = matrix;
    const whole = unwrap(svd(matrix));
    const region = {
      ...{ top: Math.floor(rows / 3), left: Math.floor(cols / 4) },
      ...{ bottom: Math.floor(rows / 3) + 20, right: Math.floor(cols / 4) + 15 },
    };
    for (const [request, at] of [region, wholeOf(matrix)].entries()) {
      const part = await run.part({ request, region: at, rank: 5, draft: false });
      expect([part.rank, part.draft]).toEqual([5, false]);
      const approximation = approximate(whole, 5);
      expectBlocks(part.matrix!, cut(matrix, at), 0);
      expectBlocks(part.approximation!, cut(approximation, at), 1e-6);
      expectBlocks(part.error!, cut(difference(matrix, approximation), at), 1e-6);
    }
  });

  it.each(cases)('computes U, Σ and V on request: %s', async (_, matrix, order) => {
    const run = new Run(matrix, order);
    await run.whole();
    await run.factors(6);
    const [{ rank, svd: found }] = run.all('factors') as [Of<'factors'>];
    const whole = unwrap(svd(matrix));
    expect([rank, found.u.rows, found.v.rows]).toEqual([6, matrix.rows, matrix.cols]);
    const rest = difference(approximate(found, 6), approximate(whole, 6));
    expect(maxAbs(rest.data)).toBeLessThan(1e-7 * whole.s[0]!);
    const { orthogonalityU, orthogonalityV } = gramsOf(found);
    expect(Math.max(orthogonalityU, orthogonalityV)).toBeLessThan(1e-9);
  });

  it('reads one long row in parts, and finds its only singular value', async () => {
    const reads: number[] = [];
    const length = 1_300_000;
    const row = build(1, length, (_, j) => (j === 777_777 ? 9 : Math.sin(j)));
    const run = new Run(row, 'rows', (start) => {
      reads.push(start);
      return false;
    });
    await run.whole();
    // Parts of 4 MiB, and not all 10 MB at once.
    expect(new Set(reads).size).toBeGreaterThanOrEqual(3);
    const [{ overview }] = run.all('overview') as [Of<'overview'>];
    expectBlocks(overview.level, row, 1e-12);
    expect([overview.level.rows, overview.level.cols]).toEqual([1, 512]);
    expect(overview.high).toEqual({ value: 9, row: 0, column: 777_777 });
    const { values } = run.all('values').at(-1)!;
    const norm = Math.sqrt(row.data.reduce((sum, x) => sum + x * x, 0));
    expect(Math.abs(values.s[0]! - norm)).toBeLessThan(1e-9 * norm);
    const region = { top: 0, left: 777_770, bottom: 1, right: 777_790 };
    const part = await run.part({ request: 1, region, rank: 1, draft: false });
    expect([...part.matrix!.sum]).toEqual([...cut(row, region).data]);
  });

  it('drafts M̂ₖ and the error from a sample of the rows, each with its place', async () => {
    const run = new Run(tall);
    await run.whole();
    const region = wholeOf(tall);
    const draft = await run.part({ request: 1, region, rank: 3, draft: true });
    expect(draft.draft).toBe(true);
    const step = draft.matrix!.blockRows;
    const approximation = approximate(unwrap(svd(tall)), 3);
    for (const i of [0, 100, draft.matrix!.rows - 1]) {
      const at = { top: i * step, left: 0, bottom: i * step + 1, right: tall.cols };
      const row = cut(approximation, at);
      const { sum, count, cols } = draft.approximation!;
      expect(sum[i * cols]! / count[i * cols]!).toBeCloseTo(row.data[0]!, 6);
    }
    // Each row stands for those up to the next; none of them is missing.
    const all = Array.from(draft.matrix!.count).reduce((a, b) => a + b, 0);
    expect(all).toBe(tall.rows * tall.cols);
    const error = difference(tall, approximation);
    expect(draft.errorEnd).toBeLessThanOrEqual(maxAbs(error.data) * (1 + 1e-9));
    expect(draft.errorEnd).toBeGreaterThan(maxAbs(error.data) / 8);
  });

  it('keeps one outlier, marks it, and leaves it out of the colours', async () => {
    const data = tall.data.slice();
    data[777 * 60 + 13] = 1e9;
    const run = new Run({ ...tall, data });
    await run.whole();
    const [{ overview }] = run.all('overview') as [Of<'overview'>];
    expect(overview.high).toEqual({ value: 1e9, row: 777, column: 13 });
    const { blockRows, cols } = overview.level;
    expect(overview.level.high[Math.floor(777 / blockRows) * cols + 13]).toBe(1e9);
    expect(overview.usual[1]).toBeLessThan(1000);
  });

  it('shows a matrix with missing entries, and no singular values', async () => {
    const data = tall.data.slice();
    data[5 * 60 + 4] = NaN;
    data[900 * 60] = Infinity;
    const run = new Run({ ...tall, data });
    await run.whole();
    const [{ overview }] = run.all('overview') as [Of<'overview'>];
    expect(overview.notFinite).toBe(2);
    expect(overview.firstNotFinite).toEqual({ value: NaN, row: 5, column: 4 });
    expect(run.all('values')).toEqual([]);
    const region = { top: 4, left: 0, bottom: 8, right: 60 };
    const part = await run.part({ request: 1, region, rank: 4, draft: false });
    expect(part.approximation).toBeUndefined();
    expect(part.matrix!.count[60 + 4]).toBe(0);
  });

  it('answers the newest wish of a kind only', async () => {
    const run = new Run(tall);
    await run.whole();
    const region = wholeOf(tall);
    run.ask({ request: 1, region, rank: 1, draft: false });
    run.ask({ request: 2, region, rank: 2, draft: false });
    run.ask({ request: 3, region, rank: 3, draft: false });
    await run.part({ request: 3, region, rank: 3, draft: false });
    expect(run.all('part').map(({ part }) => part.request)).not.toContain(2);
  });

  it('stops, and still gives parts with what is known', async () => {
    const run = new Run(tall);
    const region = { top: 0, left: 0, bottom: 10, right: 60 };
    const early = await run.part({ request: 1, region, rank: 1, draft: false });
    expect(early.matrix!.rows).toBe(10);
    run.stop();
    await run.whole();
    expect(run.all('measured')).toEqual([]);
    const late = await run.part({ request: 2, region, rank: 0, draft: false });
    expectBlocks(late.matrix!, cut(tall, region), 0);
  });

  it('says nothing more once it is disposed', async () => {
    const run = new Run(tall);
    run.dispose();
    await run.whole();
    expect(run.told.filter(({ kind }) => kind !== 'progress')).toEqual([]);
  });

  it('ends with the reason when a reading fails', async () => {
    let readings = 0;
    const run = new Run(tall, 'rows', () => ++readings > 3);
    await run.whole();
    const [{ problem }] = run.all('ended') as [Of<'ended'>];
    expect(problem?.message).toBe('big.npy became shorter.');
  });
});

function difference(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, i) => value - b.data[i]!) };
}

/** How far UᵀU and VᵀV are from the identity, at most. */
function gramsOf({ u, v }: Svd): { orthogonalityU: number; orthogonalityV: number } {
  const worst = ({ rows, cols, data }: Matrix) => {
    let most = 0;
    for (let a = 0; a < cols; a++) {
      for (let b = 0; b < cols; b++) {
        let dot = a === b ? -1 : 0;
        for (let i = 0; i < rows; i++) dot += data[i * cols + a]! * data[i * cols + b]!;
        most = Math.max(most, Math.abs(dot));
      }
    }
    return most;
  };
  return { orthogonalityU: worst(u), orthogonalityV: worst(v) };
}
