import {
  approximate,
  challenge,
  challengeByTurn,
  compareEntries,
  compareSpectra,
  fullFormWith,
  leadingAngles,
  multiplyTransposed,
  noFreedom,
  sliceThreeWays,
  stackedByEigen,
  stackedBySvd,
  svd as computeSvd,
  svdThroughGram,
  type Challenger,
  type ComparedSpectra,
  type GramSvd,
  type Matrix,
  type Problem,
  type Result,
  type Svd,
} from '../../src/core/index.js';
import type {
  Answer,
  FromAnalyst,
  MatrixPair,
  PairQuestion,
  PairSpectra,
  StackedWay,
  SubjectQuestion,
  ToAnalyst,
  WayAnswer,
} from '../../src/protocol/index.js';
import { frobeniusDistance, largestDifference } from './differences.js';
import { median, repeated } from './repeated.js';

type Clock = () => number;

/** A D×D product with more entries than this is not shown. */
const largestProduct = 1 << 20;

/** The SVD of a matrix with more entries takes far longer than the start of the engine. */
const quickEntries = 1 << 17;

/** After so many milliseconds, the leading triplets of a compared matrix are enough. */
const patience = 15_000;

/** The random spaces are the same each time. */
const seed = 1;

type AboutChallengers = Extract<SubjectQuestion, { about: 'challengers' }>;

/** Answers questions about one matrix, or one pair, at a time. Results that do not depend on the rank are kept. */
export class Analyst {
  private matrix: Matrix | undefined;
  private svd: Svd | undefined;
  private svdMillis: number | undefined;
  private pair: MatrixPair | undefined;
  private spectra: Result<ComparedSpectra> | undefined;
  private gram: { readonly result: Result<GramSvd>; readonly millis: number } | undefined;

  private challengers:
    | { readonly rank: number; readonly decimals: number; readonly found: readonly Challenger[] }
    | undefined;

  constructor(
    private readonly post: (message: FromAnalyst) => void,
    private readonly now: Clock = () => performance.now(),
  ) {}

  receive(message: ToAnalyst): void {
    if (message.kind === 'subject') {
      this.matrix = message.matrix;
      this.svd = message.svd;
      this.gram = undefined;
      this.svdMillis = undefined;
      this.challengers = undefined;
      return;
    }
    if (message.kind === 'pair') {
      this.pair = message.pair;
      this.spectra = undefined;
      return;
    }
    const { requestId, question } = message;
    const answer = (content: Answer) => this.post({ kind: 'answer', requestId, answer: content });
    if (question.about === 'pair' || question.about === 'angles') {
      this.aboutPair(question, answer);
      this.post({ kind: 'answered', requestId });
      return;
    }
    const problem = this.aboutSubject(question, answer);
    this.post(problem ? { kind: 'refused', requestId, problem } : { kind: 'answered', requestId });
  }

  private aboutPair(question: PairQuestion, answer: (a: Answer) => void): void {
    const { pair } = this;
    if (!pair) throw new Error('a question before its pair');
    const { first, second } = pair;
    if (question.about === 'pair') {
      answer({ about: 'entries', entries: compareEntries(first, second) });
    }
    const end = this.now() + patience;
    this.spectra ??= compareSpectra(first, second, { isLate: () => this.now() > end });
    const { spectra } = this;
    if (question.about === 'pair') {
      answer({ about: 'spectra', spectra: withoutVectors(spectra) });
      return;
    }
    const angles = spectra.ok
      ? leadingAngles(spectra.value.first.svd, spectra.value.second.svd, question.rank)
      : spectra;
    answer({ about: 'angles', wished: question.rank, angles });
  }

  private aboutSubject(
    question: SubjectQuestion,
    answer: (a: Answer) => void,
  ): Problem | undefined {
    const { matrix, svd } = this;
    if (!matrix || !svd) throw new Error('a question before its subject');
    switch (question.about) {
      case 'fullForm': {
        const start = this.now();
        const form = fullFormWith(svd, question.bases ?? noFreedom.bases);
        answer({ about: 'fullForm', form, millis: this.now() - start });
        return undefined;
      }
      case 'ways':
        this.answerWays(matrix, svd, question.rank, answer);
        return undefined;
      case 'challengers':
        this.answerChallengers(matrix, svd, question, answer);
        return undefined;
      case 'turned': {
        const { rank, turn } = question;
        const challenger = challengeByTurn(matrix, svd, rank, turn);
        answer({ about: 'turned', rank, turn, challenger });
        return undefined;
      }
      case 'stacked':
        return this.answerStacked(question, answer);
    }
  }

  /**
   * Answers first with the slices, which are quick, and then with everything, including the eigenvectors
   * of MᵀM.
   */
  private answerWays(matrix: Matrix, svd: Svd, rank: number, answer: (a: Answer) => void): void {
    const sum = approximate(svd, rank);
    const measure = (approximation: Matrix) => ({
      difference: largestDifference(approximation, sum),
      error: frobeniusDistance(matrix, approximation),
    });
    const runs = repeated(() => sliceThreeWays(svd, rank, this.now).ways, this.now);
    const ways: WayAnswer[] = runs[0].map((way, i) => {
      const { id, formula, multiplications } = way;
      const millis = median(runs.map((run) => run[i]?.millis ?? 0));
      return { id, formula, millis, multiplications, ...measure(way.matrix) };
    });
    this.svdMillis ??= this.timeOfSvd(matrix);
    const timed = this.svdMillis === undefined ? {} : { svdMillis: this.svdMillis };
    answer({ about: 'ways', rank, ways, ...timed });
    this.gram ??= this.throughGram(matrix, svd);
    const { result, millis } = this.gram;
    if (!result.ok) {
      answer({ about: 'gram', gram: result });
      return;
    }
    const { svd: found, eigenvalues, expectedLoss, agreeingDigits } = result.value;
    const value = { sigmas: found.s, eigenvalues, expectedLoss, agreeingDigits, millis };
    answer({ about: 'gram', gram: { ok: true, value } });
    const wide = matrix.rows < matrix.cols;
    const formula = wide ? 'M Mᵀ = U Λ Uᵀ, σᵢ = √λᵢ' : 'MᵀM = V Λ Vᵀ, σᵢ = √λᵢ';
    const last: WayAnswer = { id: 'gram', formula, millis, ...measure(approximate(found, rank)) };
    answer({ about: 'ways', rank, ways: [...ways, last], ...timed });
  }

  /**
   * The time of the SVD, measured like that of the eigenvectors: without the start of the engine, which the
   * first one on screen includes. Undefined for a large matrix, where it would not matter.
   */
  private timeOfSvd(matrix: Matrix): number | undefined {
    if (matrix.data.length > quickEntries) return undefined;
    return this.repeatedly(() => computeSvd(matrix)).millis;
  }

  private throughGram(matrix: Matrix, svd: Svd) {
    return this.repeatedly(() => svdThroughGram(matrix, svd.s));
  }

  /** Answers with each challenger as soon as it is measured; those of the last rank are kept. */
  private answerChallengers(
    matrix: Matrix,
    svd: Svd,
    { rank, decimals }: AboutChallengers,
    answer: (a: Answer) => void,
  ): void {
    const kept = this.challengers;
    const found: Challenger[] = [];
    const tell = (challengers: readonly Challenger[]) =>
      answer({ about: 'challengers', rank, decimals, challengers });
    if (kept?.rank === rank && kept.decimals === decimals) {
      tell(kept.found);
    } else {
      for (const challenger of challenge(matrix, svd, rank, { decimals, seed })) {
        found.push(challenger);
        tell([...found]);
      }
      this.challengers = { rank, decimals, found };
    }
  }

  private answerStacked(
    { w, l, rank }: { readonly w: Matrix; readonly l: Matrix; readonly rank: number },
    answer: (a: Answer) => void,
  ): Problem | undefined {
    const direct = this.repeatedly(() => stackedBySvd(w, l, rank));
    if (!direct.result.ok) return direct.result.problem;
    const { r, s } = direct.result.value;
    const product = r.cols * r.cols <= largestProduct ? multiplyTransposed(r, r) : undefined;
    const ways: StackedWay[] = [{ id: 'svd', r, s, difference: 0, millis: direct.millis }];
    const refusals: Problem[] = [];
    for (const slice of ['late', 'early'] as const) {
      const { result, millis } = this.repeatedly(() => stackedByEigen(w, l, slice, rank));
      if (!result.ok) {
        if (refusals.length === 0) refusals.push(result.problem);
        continue;
      }
      const id = slice === 'late' ? 'eigenLate' : 'eigenEarly';
      const found = result.value;
      const difference = product
        ? largestDifference(multiplyTransposed(found.r, found.r), product)
        : NaN;
      ways.push({ id, r: found.r, s: found.s, difference, millis });
    }
    const error = Math.hypot(...Array.from(s.subarray(r.rows), (sigma) => sigma * sigma));
    answer({
      about: 'stacked',
      stacked: { rank: r.rows, ways, refusals, error, ...(product ? { product } : {}) },
    });
    return undefined;
  }

  private repeatedly<T>(compute: () => T) {
    const runs = repeated(() => this.timed(compute), this.now);
    return { result: runs[0].result, millis: median(runs.map(({ millis }) => millis)) };
  }

  private timed<T>(compute: () => T) {
    const start = this.now();
    const result = compute();
    return { result, millis: this.now() - start };
  }
}

function withoutVectors(spectra: Result<ComparedSpectra>): Result<PairSpectra> {
  if (!spectra.ok) return spectra;
  const { first, second, difference, rank } = spectra.value;
  return {
    ok: true,
    value: {
      first: first.svd.s,
      second: second.svd.s,
      difference: difference.svd.s,
      complete: first.complete && second.complete && difference.complete,
      rank,
    },
  };
}
