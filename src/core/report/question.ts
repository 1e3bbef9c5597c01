import type { Matrix } from '../matrix.js';
import type { Result } from '../result.js';
import { analyseMatrix, type MatrixReport } from './analyse.js';
import { approximateMatrix, type Approximated, type RankWish } from './approximate.js';
import { compareMatrices, type ComparisonReport } from './compare.js';
import type { Patience } from './decompose.js';
import type { Filling } from './fill.js';

/** What can be asked about matrices in memory; plain data, so that a thread can answer. */
export interface Questions {
  readonly matrix: { readonly matrix: Matrix; readonly filling?: Filling | undefined };
  readonly approximation: {
    readonly matrix: Matrix;
    readonly wish: RankWish;
    readonly filling?: Filling | undefined;
  };
  readonly comparison: {
    readonly first: Matrix;
    readonly second: Matrix;
    readonly rank?: number | undefined;
    readonly filling?: Filling | undefined;
  };
}

export interface Answers {
  readonly matrix: MatrixReport;
  readonly approximation: Approximated;
  readonly comparison: ComparisonReport;
}

export type QuestionKind = keyof Questions;

const answerers: {
  readonly [K in QuestionKind]: (asked: Questions[K], patience: Patience) => Result<Answers[K]>;
} = {
  matrix: ({ matrix, filling }, patience) => analyseMatrix(matrix, filling, patience),
  approximation: ({ matrix, wish, filling }, patience) =>
    approximateMatrix(matrix, wish, filling, patience),
  comparison: ({ first, second, ...wish }, patience) =>
    compareMatrices(first, second, wish, patience),
};

export function answerQuestion<K extends QuestionKind>(
  kind: K,
  asked: Questions[K],
  patience: Patience = {},
): Result<Answers[K]> {
  return answerers[kind](asked, patience);
}
