import type { Matrix } from '../matrix.js';
import type { MatrixRows } from '../matrix-rows.js';
import type { MeasuredError } from '../lowrank/index.js';
import { failure, type Problem, type Result } from '../result.js';
import { basisBytes, leadingByPasses, passBlock } from '../svd/passes/index.js';
import { factorsOf, knownFactors, tooManyFactors } from './factors.js';
import { overviewOf } from './overview.js';
import { partOf } from './part.js';
import { Gate } from './pausing.js';
import { correctedPlan, planOf } from './plan.js';
import { directionsOf, type Directions } from './projection.js';
import type { RowSample } from './row-sample.js';
import { SharedPasses, type RowHelper } from './shared-passes.js';
import { turnedBack, turnedWish } from './turned.js';
import type { FromAnalysis, LeadingValues, Overview, PartWish, Plan } from './types.js';
import { t } from '../texts.js';

/** Singular triplets that are searched for. */
const leading = 32;
/**
 * An error of the values beside σ₁ that no picture shows. Values amid noise lie so close together that they would need
 * many more passes, and nothing would look different.
 */
const tolerance = 1e-6;
const maxPasses = 8;
/** The vectors of wider matrices would need too much memory. */
const mostColumns = 2 ** 20;

/** Up to so many entries, a matrix that was computed elsewhere is read once more for the picture of its error. */
const mostReadAgain = 2 ** 24;

/** One pass over a file. */
export interface FilePass {
  readonly bytes: number;
  /** The picture is there before a user has read a plan: it comes first, and the plan of the other passes follows it. */
  readonly isQuick: boolean;
  /** Threads that may share its passes. */
  readonly helpers?: Helpers | undefined;
}

/** Threads that start when the first pass that they can share begins. */
export interface Helpers {
  readonly count: number;
  start(): readonly RowHelper[];
}

/** Triplets that are known without passes over the rows, with what is told of them. */
export interface KnownTriplets {
  /** rows × count: the left vectors. */
  readonly u: MatrixRows;
  /** They are in memory, or are read in a moment. */
  readonly isNear: boolean;
  /** cols × count, orthonormal columns. */
  readonly v: Matrix;
  readonly values: LeadingValues;
}

/** What is known without any pass, as the rows of the analysis lie. */
export interface KnownBefore {
  readonly overview: Overview;
  readonly sample: RowSample;
  readonly measured: readonly MeasuredError[];
  /** Whether the rows are those of M; otherwise those of its approximation. */
  readonly hasEntries: boolean;
}

/**
 * Everything that is shown of a matrix that is not in memory: its picture, its leading singular values, the errors of
 * their ranks, and parts of M, M̂ₖ and the error as they are wished. It reads rows only, some MiB at once.
 */
export class Analysis {
  private directions: Directions | undefined;
  private s: Float64Array | undefined;
  /** rows × count: the left vectors, if they need no pass. */
  private left: MatrixRows | undefined;
  private isLeftNear = false;
  private sample: RowSample | undefined;
  private wishes = new Map<string, PartWish>();
  private beginSearch: () => void = () => undefined;
  private readonly searchBegins = new Promise<void>((resolve) => (this.beginSearch = resolve));
  /** Counts the wishes for factors; a cancel ends the newest one. */
  private factorsWish = 0;
  /** Passes wait while the user pauses them; parts on screen do not. */
  private readonly gate = new Gate();
  private plan: Plan | undefined;
  /** Seconds of the passes that are done, and when the next one began. */
  private readonly took: number[] = [];
  private began = 0;
  private isServing = false;
  private isStopped = false;
  private isDisposed = false;

  /**
   * @param turned the rows are columns of the matrix.
   * @param pass what a pass reads; undefined if there is no file.
   * @param known gives the triplets, if they need no search.
   * @param before all that was computed elsewhere: the matrix is never read as a whole.
   */
  constructor(
    private readonly rows: MatrixRows,
    private readonly turned: boolean,
    private readonly receive: (message: FromAnalysis) => void,
    private readonly pass: FilePass | undefined,
    private readonly known?: () => Result<KnownTriplets>,
    private readonly before?: KnownBefore,
  ) {}

  /** The search for singular values may begin: a page that starts needs the processor more. */
  search(): void {
    this.beginSearch();
  }

  /** Computes until everything is known, it is stopped, or the rows cannot be read. */
  async run(): Promise<void> {
    const problem = await this.compute().catch(problemOf);
    if (this.isDisposed) return;
    this.post({ kind: 'ended', problem });
  }

  /** A part that a page wants; a newer wish of the same kind replaces it. */
  ask(wish: PartWish): void {
    const own = this.turned ? turnedWish(wish) : wish;
    this.wishes.set(this.kindOf(own), own);
    void this.serve();
  }

  /** Computes the leading triplets, of at most this rank. Too many numbers of them are refused with a sentence. */
  async askFactors(rank: number): Promise<void> {
    const { directions, s, left } = this;
    if (!directions || !s) return;
    const refused = tooManyFactors(Math.min(rank, s.length), this.rows);
    if (refused) {
      this.post({ kind: 'ended', problem: refused.problem });
      return;
    }
    const own = ++this.factorsWish;
    const isGone = () => this.isDisposed || own !== this.factorsWish;
    const progress = (fraction: number) => {
      if (!this.isLeftNear) this.post({ kind: 'progress', what: 'factors', pass: 1, fraction });
    };
    try {
      const svd = left
        ? await knownFactors(left, directions, s, rank, isGone, progress)
        : await factorsOf(this.rows, directions, s, rank, isGone, progress);
      if (svd) this.post({ kind: 'factors', rank: svd.s.length, svd });
    } catch (error) {
      this.post({ kind: 'ended', problem: problemOf(error) });
    }
  }

  /** Lets the passes wait before the next block of rows. */
  pause(): void {
    if (!this.isStopped && this.gate.pause()) this.post({ kind: 'paused', paused: true });
  }

  resume(): void {
    if (this.gate.resume()) this.post({ kind: 'paused', paused: false });
  }

  /** Computes nothing more; parts still come, with the directions that are known. */
  stop(): void {
    this.isStopped = true;
    this.factorsWish++;
    this.beginSearch();
    this.resume();
  }

  dispose(): void {
    this.isDisposed = true;
    this.stop();
    this.wishes.clear();
  }

  private get mayReadAll(): boolean {
    const { before, rows } = this;
    return !before || (before.hasEntries && rows.rows * rows.cols <= mostReadAgain);
  }

  /** The whole matrix and a part of it may be wished at the same time. */
  private kindOf({ region, draft }: PartWish): string {
    const { rows, cols } = this.rows;
    const isAll = region.bottom - region.top === rows && region.right - region.left === cols;
    return draft ? 'draft' : isAll ? 'whole' : 'part';
  }

  private async compute(): Promise<Problem | undefined> {
    const stopped = () => this.isStopped;
    const progress = (what: 'overview' | 'errors') => (fraction: number) =>
      this.post({ kind: 'progress', what, pass: 1, fraction });
    const rows = this.gate.rows(this.rows);
    const isQuick = this.pass?.isQuick === true;
    if (!isQuick) await this.makePlan();
    if (stopped()) return undefined;
    this.began = this.gate.now();
    const found = this.before ?? (await overviewOf(rows, stopped, progress('overview')));
    if (!found) return undefined;
    this.passed(false);
    this.sample = found.sample;
    this.post({ kind: 'overview', overview: found.overview });
    void this.serve();
    const { notFinite } = found.overview;
    if (notFinite > 0) return undefined;
    if (this.rows.cols > mostColumns) {
      return failure(
        'tooLarge',
        t(
          'The singular vectors of a matrix of more than {0} rows and columns need too much memory; only its picture is shown.',
          mostColumns,
        ),
      ).problem;
    }
    await this.searchBegins;
    if (isQuick && !this.isStopped) await this.makePlan();
    if (this.isStopped) return undefined;
    this.began = this.gate.now();
    const passes = new SharedPasses(rows, this.pass?.helpers?.start() ?? []);
    try {
      const problem = await this.findValues(rows, passes);
      if (problem || stopped() || !this.directions) return problem;
      const errors =
        this.before?.measured ??
        (await passes.errors(this.directions, this.hearing(progress('errors'))));
      if (errors) this.post({ kind: 'measured', errors });
      return undefined;
    } finally {
      passes.dispose();
    }
  }

  private hearing(onProgress: (fraction: number) => void) {
    const isCancelled = () => this.isStopped;
    return { onProgress, isCancelled, mayGoOn: () => this.gate.passed() };
  }

  /** Says what the passes will take, of which that of the picture may be done. */
  private async makePlan(): Promise<void> {
    const { pass } = this;
    if (!pass) return;
    const sizes = { leading, block: passBlock(leading), maxPasses, basisBytes };
    const threads = 1 + (pass.helpers?.count ?? 0);
    const planned = { ...sizes, passBytes: pass.bytes, threads, picture: this.took[0] };
    this.plan = await planOf(this.rows, planned, () => this.isStopped);
    if (this.plan) this.tellPlan(this.plan, false);
  }

  private tellPlan(plan: Plan, settled: boolean): void {
    const { took } = this;
    this.post({
      kind: 'plan',
      plan: took.length === 0 ? plan : correctedPlan(plan, took, settled),
    });
  }

  private async findValues(rows: MatrixRows, passes: SharedPasses): Promise<Problem | undefined> {
    const known = this.known?.();
    if (known?.ok === false) return known.problem;
    if (known) {
      this.left = known.value.u;
      this.isLeftNear = known.value.isNear;
      this.use(known.value.v, known.value.values);
      return undefined;
    }
    const answers = leadingByPasses(rows, leading, {
      ...{ tolerance, maxPasses, basisBytes },
      gram: (vectors, onProgress) => passes.gram(vectors, this.hearing(onProgress)),
      onProgress: (pass, fraction) =>
        this.post({ kind: 'progress', what: 'passes', pass, fraction }),
    });
    for await (const answer of answers) {
      if (this.isStopped) return undefined;
      if (!answer.ok) return answer.problem;
      const { v, ...values } = answer.value;
      this.passed(values.settled || values.passes === maxPasses);
      // The first pass has only shown what M makes of random directions.
      if (values.passes === 1 && !values.settled) continue;
      this.use(v, values);
    }
    return undefined;
  }

  /** A pass is done: the plan has the time that it took. */
  private passed(settled: boolean): void {
    const now = this.gate.now();
    this.took.push((now - this.began) / 1000);
    this.began = now;
    if (this.plan) this.tellPlan(this.plan, settled);
  }

  private use(v: Matrix, values: LeadingValues): void {
    this.directions = directionsOf(v);
    this.s = values.s;
    this.sample?.forgetEnds();
    this.post({
      kind: 'values',
      values,
      leftKnown: this.isLeftNear,
    });
  }

  /** One wish after the other; drafts and parts before the whole, which takes a pass over the file. */
  private async serve(): Promise<void> {
    if (this.isServing || !this.sample) return;
    this.isServing = true;
    try {
      for (let wish = this.next(); wish; wish = this.next()) await this.answer(wish);
    } finally {
      this.isServing = false;
    }
  }

  private next(): PartWish | undefined {
    for (const kind of ['draft', 'part', 'whole']) {
      const wish = this.wishes.get(kind);
      if (!wish) continue;
      this.wishes.delete(kind);
      return wish;
    }
    return undefined;
  }

  private async answer(asked: PartWish): Promise<void> {
    const { directions, sample, rows } = this;
    if (!sample) return;
    const wish = { ...asked, rank: Math.min(asked.rank, directions?.count ?? 0) };
    const kind = this.kindOf(wish);
    // What comes sooner comes first: a pass over the file waits for a draft, and ends for a newer wish of its kind.
    const isOld = () => this.isDisposed || this.wishes.has(kind) || this.wishes.has('draft');
    try {
      if (wish.draft && !directions) return;
      // What another program has read is too much to be read here as a whole.
      const isSampled = wish.draft || (kind === 'whole' && !this.mayReadAll);
      const errorEnd = directions ? sample.errorEnd(wish.rank, directions) : 0;
      const part =
        isSampled && directions
          ? sample.draft(wish, directions)
          : await partOf(rows, wish, directions, errorEnd, isOld, this.before?.hasEntries);
      if (part) this.post({ kind: 'part', part });
      else if (!this.isDisposed && !this.wishes.has(kind)) this.wishes.set(kind, asked);
    } catch (error) {
      if (!this.isDisposed) this.post({ kind: 'ended', problem: problemOf(error) });
    }
  }

  private post(message: FromAnalysis): void {
    if (!this.isDisposed) this.receive(this.turned ? turnedBack(message) : message);
  }
}

function problemOf(error: unknown): Problem {
  return { code: 'none', message: error instanceof Error ? error.message : String(error) };
}
