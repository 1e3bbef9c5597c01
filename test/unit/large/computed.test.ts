import { beforeAll, describe, expect, it } from 'vitest';
import {
  memoryBytes,
  planeOf,
  rawCatalog,
  svd,
  tails,
  tooManyFactors,
  transpose,
  type Computed,
  type FromAnalysis,
  type Matrix,
  type Part,
  type Plane,
} from '../../../src/core/index.js';
import { analysisOf } from '../../../src/core/large/index.js';
import { BlockSums } from '../../../src/core/large/block-sums.js';

function waves(rows: number, cols: number): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      data[i * cols + j] = Math.sin(i / 9 + j) + Math.cos((i * j) / 40) + (i % 5) * (j % 3);
    }
  }
  return { rows, cols, data };
}

/** What a cluster would have found: k triplets, the picture, and the rows that `RowSample` takes. */
function computedOf(matrix: Matrix, k: number): Computed {
  const found = svd(matrix);
  if (!found.ok) throw new Error(found.problem.message);
  const { u, s, v } = found.value;
  const cut = ({ rows, cols, data }: Matrix): Matrix => ({
    rows,
    cols: k,
    data: Float64Array.from(
      { length: rows * k },
      (_, at) => data[Math.floor(at / k) * cols + (at % k)]!,
    ),
  });
  const { rows, cols } = matrix;
  const sums = new BlockSums({ top: 0, left: 0, bottom: rows, right: cols });
  for (let i = 0; i < rows; i++) sums.add(i, matrix.data, i * cols);
  const { level, low, high } = sums;
  const all = tails(s);
  const isWide = rows < cols;
  return {
    ...{ isWide, long: cut(isWide ? v : u), short: cut(isWide ? u : v) },
    values: {
      ...{ passes: 4, frobenius: all[0]!, settled: true },
      ...{ s: s.slice(0, k), errors: new Float64Array(k).fill(1e-9), tails: all.slice(0, k + 1) },
    },
    measured: [...all.slice(0, k + 1)].map((frobenius, rank) => ({
      ...{ k: rank, frobenius, maxAbs: undefined },
    })),
    overview: { level, low, high, notFinite: 0, firstNotFinite: undefined },
    sample: rows < cols ? transpose(matrix) : matrix,
  };
}

async function planeIn({ rows, cols, data }: Matrix, read: () => void): Promise<Plane> {
  const bytes = memoryBytes(new Uint8Array(data.buffer));
  const layout = { littleEndian: true, shape: [rows, cols], order: 'rows', offset: 0 } as const;
  const watched = {
    ...bytes,
    read: (start: number, end: number) => {
      if (end - start > 64) read();
      return bytes.read(start, end);
    },
  };
  const catalog = rawCatalog(watched, { type: 'f64', ...layout });
  if (!catalog.ok) throw new Error(catalog.problem.message);
  const array = await catalog.value.entries[0]!.open({ maxBytes: 0 });
  const plane = array.ok ? planeOf('M', array.value, { axes: [0, 1], at: [0, 0] }) : array;
  if (!plane.ok) throw new Error(plane.problem.message);
  return plane.value;
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 20));

describe.each([
  { rows: 120, cols: 30, where: 'memory' },
  { rows: 30, cols: 120, where: 'memory' },
  { rows: 120, cols: 30, where: 'file' },
  { rows: 30, cols: 120, where: 'file' },
])('a matrix of $rows × $cols computed elsewhere, its long factor in a $where', (each) => {
  const { rows, cols, where } = each;
  const matrix = waves(rows, cols);
  const inMemory = computedOf(matrix, 4);
  const longMatrix = inMemory.long as Matrix;
  let factorReadings = 0;
  let computed = inMemory;
  beforeAll(async () => {
    if (where === 'file') {
      computed = { ...inMemory, long: await planeIn(longMatrix, () => factorReadings++) };
    }
  });
  const [left, right] = rows < cols ? [inMemory.short, longMatrix] : [longMatrix, inMemory.short];
  const region = { top: 5, left: 7, bottom: 15, right: 19 };

  async function told(plane: Plane | undefined) {
    const messages: FromAnalysis[] = [];
    const analysis = analysisOf({ computed, plane }, (message) => messages.push(message));
    analysis.search();
    await analysis.run();
    return { analysis, messages };
  }

  const lastPart = (messages: readonly FromAnalysis[]): Part => {
    const found = messages.filter(({ kind }) => kind === 'part').at(-1);
    if (found?.kind !== 'part') throw new Error('no part');
    return found.part;
  };

  it('tells what is known, and reads nothing', async () => {
    let readings = 0;
    const { messages } = await told(await planeIn(matrix, () => readings++));
    expect(messages.map(({ kind }) => kind)).toEqual(['overview', 'values', 'measured', 'ended']);
    const overview = messages.find(({ kind }) => kind === 'overview');
    if (overview?.kind !== 'overview') throw new Error('no overview');
    expect(overview.overview.level).toEqual(computed.overview.level);
    expect(readings).toBe(0);
    expect(factorReadings).toBe(0);
  });

  it('reads only what is on screen', async () => {
    let readings = 0;
    const { analysis, messages } = await told(await planeIn(matrix, () => readings++));
    const all = { top: 0, left: 0, bottom: rows, right: cols };
    analysis.ask({ request: 1, region: all, rank: 2, draft: false });
    await rest();
    expect(lastPart(messages)).toMatchObject({ request: 1, draft: false });
    readings = 0;
    analysis.ask({ request: 2, region, rank: 2, draft: false });
    await rest();
    const part = lastPart(messages);
    expect(readings).toBeGreaterThan(0);
    expect(part.region).toEqual(region);
    expect(part.matrix!.sum[0]).toBe(matrix.data[5 * cols + 7]);
    expect(part.error!.sum[0]).toBeCloseTo(part.matrix!.sum[0]! - part.approximation!.sum[0]!, 12);
  });

  it('has only the approximation where its file is out of reach', async () => {
    const { analysis, messages } = await told(undefined);
    analysis.ask({ request: 1, region, rank: 3, draft: false });
    await rest();
    const part = lastPart(messages);
    expect(part.matrix).toBeUndefined();
    expect(part.error).toBeUndefined();
    const { s } = computed.values;
    let expected = 0;
    for (let k = 0; k < 3; k++) expected += left.data[5 * 4 + k]! * s[k]! * right.data[7 * 4 + k]!;
    expect(part.approximation!.sum[0]).toBeCloseTo(expected, 10);
  });

  it('shows the whole from its sample where its file is out of reach', async () => {
    const { analysis, messages } = await told(undefined);
    const all = { top: 0, left: 0, bottom: rows, right: cols };
    analysis.ask({ request: 1, region: all, rank: 2, draft: false });
    await rest();
    expect(lastPart(messages)).toMatchObject({ request: 1, draft: true });
  });

  it('gives its factors without a pass', async () => {
    const { analysis, messages } = await told(undefined);
    await analysis.askFactors(3);
    const found = messages.at(-1);
    if (found?.kind !== 'factors') throw new Error('no factors');
    expect(found.svd.u).toMatchObject({ rows, cols: 3 });
    expect(found.svd.v).toMatchObject({ rows: cols, cols: 3 });
    expect(found.svd.u.data[3]).toBe(left.data[4]);
    expect(found.svd.v.data[3]).toBe(right.data[4]);
  });

  it('reads the long factor for its factors only', async () => {
    const { analysis, messages } = await told(await planeIn(matrix, () => undefined));
    factorReadings = 0;
    analysis.ask({ request: 1, region, rank: 2, draft: false });
    await rest();
    expect(lastPart(messages).approximation).toBeDefined();
    expect(factorReadings).toBe(0);
    await analysis.askFactors(4);
    expect(factorReadings).toBe(where === 'file' ? 1 : 0);
  });
});

it('factors that are too many are refused with a rank that is not', () => {
  const shape = { rows: 120, cols: 30 };
  expect(tooManyFactors(111_848, shape)).toBeUndefined();
  const refused = tooManyFactors(111_849, shape)!;
  expect(refused.problem.message).toContain('Choose a rank of at most 111848.');
  // A column alone is too much.
  const long = tooManyFactors(1, { rows: 2 ** 24, cols: 30 })!;
  expect(long.problem.message).toContain('M̂ₖ is shown without them');
});
