import type { Answers, QuestionKind, Questions, Result } from '../core/index.js';

/** What a thread that answers one question starts with. */
export interface ReportStart {
  readonly kind: QuestionKind;
  readonly asked: Questions[QuestionKind];
  /** Milliseconds after which an exact decomposition gives way to the leading triplets. */
  readonly patience: number;
}

export type FromReport = Result<Answers[QuestionKind]>;
