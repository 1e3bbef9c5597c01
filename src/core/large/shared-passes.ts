import type { MatrixRows } from '../matrix-rows.js';
import type { MeasuredError } from '../lowrank/index.js';
import { failure, success, type Result } from '../result.js';
import { addPass, type Pass, type PassVectors } from '../svd/passes/index.js';
import { heightOf } from './blocks-of-rows.js';
import { addSums, errorsOf, type RankSums } from './measure-ranks.js';
import type { Directions } from './projection.js';
import { doRowTask, type RowAnswer, type RowRange, type RowTask } from './row-tasks.js';
import { t } from '../texts.js';

/** Another thread that reads the same rows. */
export interface RowHelper {
  /** Rejects with {@link HelperGone} if the thread ended, and else with what the reading of rows throws. */
  do(task: RowTask): Promise<RowAnswer>;
  dispose(): void;
}

/** A thread ended before it had done its task: another one can do it. */
export class HelperGone extends Error {}

/** Blocks of rows that a thread does without a word to the others, and fewest rows. */
const [blocksAtOnce, fewestRows] = [16, 512];

/** Where the work of a pass is heard of. */
export interface PassHearing {
  isCancelled(): boolean;
  /** Awaited before each part of the rows: it waits while the passes are paused. */
  mayGoOn(): Promise<void>;
  onProgress(fraction: number): void;
}

/**
 * Passes over the rows of a matrix, which this thread shares with helpers. The parts of the rows and the order of their
 * sums do not depend on who does what, so the numbers are the same with any number of threads.
 */
export class SharedPasses {
  private readonly helpers: Set<RowHelper>;

  /** @param height rows of a part. */
  constructor(
    private readonly rows: MatrixRows,
    helpers: readonly RowHelper[],
    private readonly height = Math.max(blocksAtOnce * heightOf(rows), fewestRows),
  ) {
    this.helpers = new Set(helpers);
  }

  /** MᵀM Q. @throws what the reading of rows throws. */
  async gram(vectors: PassVectors, hearing: PassHearing): Promise<Result<Pass>> {
    let sum: Result<Pass> | undefined;
    const add = (answer: RowAnswer): boolean => {
      if (answer.kind !== 'gram') return true;
      const { found } = answer;
      sum = found.ok && sum?.ok ? success(addPass(sum.value, found.value)) : found;
      return found.ok;
    };
    // Otherwise all of the basis that they are a part of would be copied to another thread.
    const own = { ...vectors, q: vectors.q.slice() };
    await this.all((range) => ({ kind: 'gram', vectors: own, ...range }), add, hearing);
    return sum && (!sum.ok || !hearing.isCancelled())
      ? sum
      : failure('cancelled', t('The SVD was cancelled.'));
  }

  /**
   * The measured errors of all ranks.
   *
   * @returns undefined when it was cancelled.
   * @throws what the reading of rows throws.
   */
  async errors(directions: Directions, hearing: PassHearing): Promise<MeasuredError[] | undefined> {
    let sums: RankSums | undefined;
    const add = (answer: RowAnswer): boolean => {
      if (answer.kind === 'errors') sums = sums ? addSums(sums, answer.sums) : answer.sums;
      return true;
    };
    await this.all((range) => ({ kind: 'errors', directions, ...range }), add, hearing);
    return sums && !hearing.isCancelled() ? errorsOf(sums) : undefined;
  }

  dispose(): void {
    for (const helper of this.helpers) helper.dispose();
    this.helpers.clear();
  }

  /** @param add receives the answers of all parts in the order of the rows; false ends the pass. */
  private async all(
    taskOf: (range: RowRange) => RowTask,
    add: (answer: RowAnswer) => boolean,
    hearing: PassHearing,
  ): Promise<void> {
    const { rows, height } = this;
    const again: number[] = [];
    const early = new Map<number, RowAnswer>();
    let [next, added, done, begun, isEnded] = [0, 0, 0, 0, false];
    const isOver = () => isEnded || hearing.isCancelled();
    const tell = () => hearing.onProgress((done + begun) / rows.rows);
    const take = (): number | undefined => {
      if (again.length > 0) return again.pop();
      const from = next;
      if (from >= rows.rows) return undefined;
      next += height;
      return from;
    };
    const give = (from: number, to: number, answer: RowAnswer) => {
      early.set(from, answer);
      done += to - from;
      for (let each = early.get(added); each && !isEnded; each = early.get(added)) {
        early.delete(added);
        added += height;
        if (!add(each)) isEnded = true;
      }
      tell();
    };
    const work = async (run: (task: RowTask) => Promise<RowAnswer | undefined>) => {
      for (;;) {
        await hearing.mayGoOn();
        const from = isOver() ? undefined : take();
        if (from === undefined) return;
        const to = Math.min(rows.rows, from + height);
        try {
          const answer = await run(taskOf({ from, to }));
          if (answer) give(from, to, answer);
        } catch (error) {
          if (error instanceof HelperGone) again.push(from);
          else isEnded = true;
          throw error;
        }
      }
    };
    // Rows of a part that is not done yet count, too: otherwise a helper's answer would turn the progress back.
    const count = (more: number) => {
      begun = more;
      tell();
    };
    const own = () =>
      work(async (task) => {
        const answer = await doRowTask(rows, task, isOver, count);
        begun = 0;
        return answer;
      });
    const helped = [...this.helpers].map((helper) =>
      work((task) => helper.do(task)).catch((error: unknown) => {
        if (!(error instanceof HelperGone)) throw error;
        this.helpers.delete(helper);
      }),
    );
    await everyone([own(), ...helped]);
    // What a helper has left when it ended.
    await own();
  }
}

/** Waits for all, so that nobody still works, and then fails as the first of them did. */
async function everyone(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
