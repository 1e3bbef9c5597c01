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
}

/** A matrix with fewer blocks of rows is read before its plan would be made. */
const fewestBlocks = 24;
/** Milliseconds of the trial of each kind of pass, and blocks of rows in it, at most. */
const trialMillis = 60;
const mostTrials = 6;
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
  /** Seconds of a pass that does this with each block. */
  const timed = async (use: (some: MatrixRows) => Promise<unknown>): Promise<number> => {
    let [millis, done] = [0, 0];
    // The first block makes the code warm, and does not count.
    for (let trial = 0; trial <= mostTrials && millis < trialMillis; trial++) {
      if (isCancelled()) return 0;
      const from = next + height > rows.rows ? 0 : next;
      next = from + height;
      const some = partOf(rows, from, height);
      const begin = Date.now();
      await use(some);
      if (trial > 0) {
        millis += Date.now() - begin;
        done += height;
      }
    }
    return (Math.max(millis, 1) / 1000) * (rows.rows / Math.max(1, done));
  };
  const nothing = () => undefined;
  const picture = await timed((some) => overviewOf(some, isCancelled, nothing));
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
