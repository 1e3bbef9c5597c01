import type { MatrixRows } from '../matrix-rows.js';
import { gramPass } from '../svd/passes/gram-pass.js';
import { fillRandom } from '../svd/truncated/random.js';
import { blockBytes, heightOf } from './blocks-of-rows.js';
import { measureRanks } from './measure-ranks.js';
import { overviewOf } from './overview.js';
import type { Plan } from './types.js';

/** Seconds of the passes that are left if the search takes as many as it may. */
export function longestOf(plan: Plan): number {
  return secondsOf(plan, plan.most);
}

/** Seconds of the passes that are left if the search takes as few as it may. */
export function shortestOf(plan: Plan): number {
  return secondsOf(plan, plan.fewest);
}

function secondsOf({ passed, seconds }: Plan, passes: number): number {
  const { picture, search, errors } = seconds;
  const left =
    passed === 0 ? picture + passes * search : Math.max(0, passes - searched(passed)) * search;
  return left + errors;
}

/** Passes of the search that are done. The first pass is that of the picture. */
const searched = (passed: number): number => Math.max(0, passed - 1);

/**
 * The plan after one more pass. Its kind takes the mean of the times that it really took; a kind that has not run yet is as
 * much slower or faster as the others were.
 *
 * @param first the plan before the first pass.
 * @param took seconds of each pass that is done, the picture first.
 * @param settled the search needs no further pass.
 */
export function correctedPlan(first: Plan, took: readonly number[], settled: boolean): Plan {
  const { seconds } = first;
  const [picture = seconds.picture, ...search] = took;
  const done = search.length;
  const planned = seconds.picture + done * seconds.search;
  const real = took.reduce((sum, each) => sum + each, 0);
  const factor = real / planned;
  const mean = done > 0 ? (real - picture) / done : factor * seconds.search;
  return {
    ...first,
    passed: took.length,
    fewest: settled ? done : Math.min(first.most, Math.max(first.fewest, done + 1)),
    most: settled ? done : first.most,
    seconds: { picture, search: mean, errors: factor * seconds.errors },
  };
}

/** What a plan is made for. */
export interface Planned {
  /** Singular triplets that are searched for, and vectors of one pass. */
  readonly leading: number;
  readonly block: number;
  readonly maxPasses: number;
  readonly basisBytes: number;
  readonly passBytes: number;
  /** That share the passes after the picture. */
  readonly threads: number;
  /** Seconds of the pass for the picture, if that is done. */
  readonly picture?: number | undefined;
}

/** A matrix with fewer blocks of rows is read before its plan would be made. */
const fewestBlocks = 24;
/** A trial of so many milliseconds is long enough, and of so many blocks of rows at most. */
const trialMillis = 100;
const mostTrials = 16;
/** What the program in WebAssembly, its thread and the tables of a reader take, about; and another thread. */
const [fixedBytes, threadBytes] = [48 * 2 ** 20, 24 * 2 ** 20];

/**
 * Reads a few blocks of rows in the middle, which no one has read just before, and does with them what each kind of pass does.
 *
 * @returns undefined for a matrix so small that a plan would take longer than a pass, and when it was cancelled.
 * @throws what the reading of rows throws.
 */
export async function planOf(
  rows: MatrixRows,
  planned: Planned,
  isCancelled: () => boolean,
): Promise<Plan | undefined> {
  const height = heightOf(rows);
  if (rows.rows < fewestBlocks * height) return undefined;
  const { leading, block, maxPasses, threads } = planned;
  const { cols } = rows;
  const q = new Float64Array(cols * Math.min(block, cols));
  fillRandom(q, 0, q.length, 1);
  const count = Math.min(leading, cols);
  const directions = { cols, count, data: q.subarray(0, cols * count) };
  let next = Math.floor(rows.rows / 2 / height) * height;
  const trial = async (use: (some: MatrixRows) => Promise<unknown>, blocks: number) => {
    const from = next + blocks * height > rows.rows ? 0 : next;
    next = from + blocks * height;
    const begin = Date.now();
    await use(partOf(rows, from, blocks * height));
    return Date.now() - begin;
  };
  /** Seconds of a pass that does this with each block. */
  const timed = async (use: (some: MatrixRows) => Promise<unknown>): Promise<number> => {
    // The first time makes the code warm.
    await trial(use, 1);
    if (isCancelled()) return 0;
    const one = await trial(use, 1);
    const blocks = Math.max(2, Math.min(mostTrials, Math.floor(trialMillis / Math.max(1, one))));
    if (isCancelled()) return 0;
    const several = await trial(use, blocks);
    // What is done once in a pass, such as sorting a sample, is in both.
    const each = Math.max((several - one) / (blocks - 1), several / blocks / 10, 0.01);
    return (each / 1000) * (rows.rows / height);
  };
  const nothing = () => undefined;
  const picture =
    planned.picture ?? (await timed((some) => overviewOf(some, isCancelled, nothing)));
  const search = await timed((some) =>
    gramPass(some, { q, count: q.length / cols, scale: 1 }, { blockBytes, isCancelled }),
  );
  const errors = await timed((some) =>
    measureRanks(some, directions, { from: 0, to: some.rows }, isCancelled, nothing),
  );
  if (isCancelled()) return undefined;
  const isAtOnce = cols <= block;
  return {
    passed: 0,
    passBytes: planned.passBytes,
    fewest: isAtOnce ? 1 : 2,
    most: isAtOnce ? 1 : maxPasses,
    seconds: { picture, search: search / threads, errors: errors / threads },
    memory: memoryOf(rows, planned),
  };
}

function partOf(rows: MatrixRows, first: number, count: number): MatrixRows {
  return {
    ...rows,
    rows: count,
    readRows: (from, to, memory) => rows.readRows(first + from, first + to, memory),
  };
}

/** Basis and products; vectors, their products and a block of rows in WebAssembly; the sample and its errors; the picture. */
function memoryOf({ cols }: MatrixRows, { block, basisBytes, threads }: Planned): number {
  const vectors = 8 * cols * block;
  const own = 2 * vectors + 4 * blockBytes;
  const space = Math.min(basisBytes, 8 * vectors);
  const sample = 2 * Math.min(8 * 512 * cols, 2 ** 24);
  return fixedBytes + 2 * space + sample + threads * own + (threads - 1) * threadBytes;
}
