import type * as vscode from 'vscode';
import {
  answerQuestion,
  failure,
  type Answers,
  type QuestionKind,
  type Questions,
  type Result,
} from '../../core/index.js';

/** Answers a question about matrices in memory; ends early when the token is cancelled. */
export type Answerer = <K extends QuestionKind>(
  kind: K,
  asked: Questions[K],
  token: vscode.CancellationToken | undefined,
) => Promise<Result<Answers[K]>>;

/** Matrices with fewer entries are answered at once: that takes less time than a thread needs to start. */
const quickEntries = 2 ** 14;
/** Without a thread, milliseconds after which an exact decomposition gives way to the leading triplets. */
const patience = 3000;

let inThread: Answerer | undefined;

/** Where the host is Node, a thread of its own answers, so that other extensions need not wait. */
export function answerInThread(answer: Answerer): void {
  inThread = answer;
}

export const answer: Answerer = async (kind, asked, token) => {
  if (token?.isCancellationRequested) return failure('cancelled', '');
  const matrices = 'first' in asked ? [asked.first, asked.second] : [asked.matrix];
  const isQuick = matrices.every(({ data }) => data.length <= quickEntries);
  if (inThread && !isQuick) return inThread(kind, asked, token);
  const late = performance.now() + patience;
  return answerQuestion(kind, asked, { isLate: () => performance.now() > late });
};
