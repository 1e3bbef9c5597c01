import {
  comesInHalves,
  measureAll,
  ResidualWalker,
  svd,
  svdQuality,
  truncatedSvd,
  type Matrix,
  type MeasuredError,
  type Result,
  type Svd,
  type TruncatedSvd,
} from '../../src/core/index.js';
import type { FromDecomposer, MeasureSum, ToDecomposer } from '../../src/protocol/index.js';
import type { GpuSearch } from './gpu-search.js';
import { svdInTwo, type Helper, type Shared } from './helper.js';
import { SumMeasurer } from './sum-error.js';

/** Time that the sweep of measured errors works before it checks for messages. */
const sliceMillis = 30;
/** From this min(m, n) on, the leading triplets are shown before the full SVD is finished. */
export const progressiveFrom = 768;
const firstTriplets = 32;
/**
 * Residuals of the first picture, as a share of σ₁, which are too small to be visible. The exact SVD
 * follows.
 */
const forPicture = { tolerance: 1e-6 };
/**
 * The sweep reads and writes M once per rank. If this is more than so many entries in all, it measures
 * only on request.
 */
const longestSweep = 2 ** 31;

type Report = (message: FromDecomposer) => void;
type Clock = () => number;

/** A decomposition for which errors can be measured. */
interface Subject {
  readonly matrixId: number;
  readonly matrix: Matrix;
  svd?: Svd;
}

function isProgressive({ rows, cols }: Matrix): boolean {
  return Math.min(rows, cols) >= progressiveFrom;
}

function isShared({ rows, cols }: Matrix): boolean {
  return comesInHalves(rows, cols);
}

/**
 * The decomposition of one matrix as a generator of messages. For a large matrix, the leading triplets
 * come first. Then come all singular values and vectors, their accuracy, and the measured error of every
 * rank. The worker runs it in slices; tests run it in Node.
 *
 * @param found the leading triplets, if they were computed elsewhere.
 */
export function* decompose(
  subject: Subject,
  report: Report = () => undefined,
  now: Clock = () => performance.now(),
  start = now(),
  found?: Result<TruncatedSvd>,
): Generator<FromDecomposer, void, undefined> {
  yield* preview(subject, report, now, start, found);
  const result = svd(subject.matrix, progressOf(subject, report));
  yield* finish(subject, { result, workers: 1 }, now, start);
}

function progressOf({ matrixId }: Subject, report: Report) {
  return { onProgress: (fraction: number) => report({ kind: 'progress', matrixId, fraction }) };
}

/** The leading triplets of a large matrix, and their measured errors. */
function* preview(
  subject: Subject,
  report: Report,
  now: Clock,
  start: number,
  found?: Result<TruncatedSvd>,
): Generator<FromDecomposer, void, undefined> {
  const { matrixId, matrix } = subject;
  if (!isProgressive(matrix)) return;
  const options = { ...progressOf(subject, report), ...forPicture };
  const first = found ?? truncatedSvd(matrix, firstTriplets, options);
  if (!first.ok) return;
  const { u, s, v, errorBound: beyond } = first.value;
  subject.svd = { u, s, v };
  const millis = now() - start;
  yield { kind: 'svd', matrixId, svd: subject.svd, millis, complete: false, beyond, workers: 1 };
  yield* sweep(subject, subject.svd, now);
}

/** The whole decomposition, its quality and its measured errors. */
function* finish(
  subject: Subject,
  { result, workers }: Shared,
  now: Clock,
  start: number,
): Generator<FromDecomposer, void, undefined> {
  const { matrixId, matrix } = subject;
  if (!result.ok) {
    yield { kind: 'failed', matrixId, problem: result.problem };
    return;
  }
  subject.svd = result.value;
  const millis = now() - start;
  yield { kind: 'svd', matrixId, svd: result.value, millis, complete: true, beyond: 0, workers };
  yield { kind: 'quality', matrixId, quality: svdQuality(matrix, result.value) };
  yield* measured(subject, result.value, now);
}

/** The sweep, if it is short enough for a user to wait. */
function* measured(
  subject: Subject,
  factors: Svd,
  now: Clock,
): Generator<FromDecomposer, void, undefined> {
  if (subject.matrix.data.length * factors.s.length <= longestSweep) {
    yield* sweep(subject, factors, now);
  }
}

function* sweep(
  { matrixId, matrix }: Subject,
  factors: Svd,
  now: Clock,
): Generator<FromDecomposer, void, undefined> {
  let batch: MeasuredError[] = [];
  let sliceStart = now();
  for (const error of measureAll(matrix, factors)) {
    batch.push(error);
    if (now() - sliceStart < sliceMillis) continue;
    yield { kind: 'measured', matrixId, errors: batch };
    batch = [];
    sliceStart = now();
  }
  if (batch.length > 0) yield { kind: 'measured', matrixId, errors: batch };
}

type Work = Generator<FromDecomposer | undefined, void, undefined>;

/** A computation that runs in slices, and what follows it. */
interface Running {
  readonly work: Work;
  readonly then?: () => void;
}

/** Runs the newest decomposition. Between its slices, it handles messages and small requests. */
export class Decomposer {
  private running: Running | undefined;
  /** A sum that the user has just chosen. Its error is measured before the sweep continues. */
  private urgent: Work | undefined;
  private subject: Subject | undefined;
  private walker: { readonly of: Svd; readonly walker: ResidualWalker } | undefined;
  private sums: { readonly of: Svd; readonly measurer: SumMeasurer } | undefined;
  private scheduled = false;

  constructor(
    private readonly post: Report,
    private readonly later: (callback: () => void) => void,
    private readonly gpuSearch?: GpuSearch,
    private readonly helper?: Helper,
  ) {}

  receive(message: ToDecomposer): void {
    if (message.kind === 'measure') {
      this.measure(message.matrixId, message.rank);
      return;
    }
    if (message.kind === 'measureSum') {
      this.urgent = this.measureSum(message);
      this.schedule();
      return;
    }
    const { matrixId, matrix } = message;
    this.subject = { matrixId, matrix };
    this.walker = undefined;
    this.sums = undefined;
    this.urgent = undefined;
    this.running = undefined;
    if (message.kind === 'decomposed') {
      const { svd } = message;
      this.subject.svd = svd;
      this.running = { work: measured(this.subject, svd, () => performance.now()) };
      this.schedule();
      return;
    }
    if (isShared(matrix)) this.helper?.warmUp();
    if (this.gpuSearch && isProgressive(matrix))
      void this.searchFirst(this.subject, this.gpuSearch);
    else this.run(this.subject);
  }

  private run(subject: Subject, start = performance.now(), found?: Result<TruncatedSvd>): void {
    const { post, helper } = this;
    const now = () => performance.now();
    if (helper && isShared(subject.matrix)) {
      this.running = {
        work: preview(subject, post, now, start, found),
        then: () => void this.shareOut(subject, start, helper),
      };
    } else {
      this.running = { work: decompose(subject, post, now, start, found) };
    }
    this.schedule();
  }

  /** Computes the whole SVD by two workers. */
  private async shareOut(subject: Subject, start: number, helper: Helper): Promise<void> {
    const shared = await svdInTwo(subject.matrix, helper, progressOf(subject, this.post));
    if (this.subject !== subject) return;
    this.running = { work: finish(subject, shared, () => performance.now(), start) };
    this.schedule();
  }

  /** Computes the leading triplets on the GPU, if this is faster, and then all the rest. */
  private async searchFirst(subject: Subject, search: GpuSearch): Promise<void> {
    const start = performance.now();
    const found = await search(subject.matrix, firstTriplets, forPicture);
    if (this.subject === subject) this.run(subject, start, found);
  }

  private measure(matrixId: number, rank: number): void {
    const { subject } = this;
    if (subject?.matrixId !== matrixId || !subject.svd) return;
    if (this.walker?.of !== subject.svd) {
      const walker = new ResidualWalker(subject.matrix, subject.svd);
      this.walker = { of: subject.svd, walker };
    }
    const { walker } = this.walker;
    walker.moveTo(rank);
    const error = { k: walker.k, frobenius: walker.frobenius(), maxAbs: walker.maxAbs() };
    this.post({ kind: 'measured', matrixId, errors: [error] });
  }

  private measureSum(message: MeasureSum): Work | undefined {
    const { subject } = this;
    if (subject?.matrixId !== message.matrixId || !subject.svd) return undefined;
    if (this.sums?.of !== subject.svd) {
      const measurer = new SumMeasurer(subject.matrix, subject.svd);
      this.sums = { of: subject.svd, measurer };
    }
    return this.sums.measurer.measure(message);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.later(() => {
      this.scheduled = false;
      this.step();
    });
  }

  private step(): void {
    const { running } = this;
    const work = this.urgent ?? running?.work;
    const next = work?.next();
    if (!next) return;
    if (!next.done) {
      if (next.value) this.post(next.value);
    } else if (work === this.urgent) {
      this.urgent = undefined;
    } else {
      this.running = undefined;
      running?.then?.();
    }
    this.schedule();
  }
}
