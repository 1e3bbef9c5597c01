import type * as vscode from 'vscode';
import {
  analyseLeading,
  leadingFactors,
  pickRank,
  storage,
  type LeadingValues,
  type Matrix,
} from '../../core/index.js';
import { answer } from '../reports/answering.js';
import type { LargeMatrix } from '../sources/source.js';
import { isLarge } from './analyze.js';
import { approximationAnswer, type ApproximationAnswer, type Found } from './answers.js';
import { subjectOf } from './find-subject.js';
import type { InputOf } from './input.js';
import { leadingOf } from './large.js';
import { resultOf } from './result-of.js';
import { ToolError } from './tool-error.js';
import { targetOf, writeResult } from './writing.js';

/** The best approximation of a matrix, in the answer or in a file. */
export async function approximate(
  input: InputOf<'approximate'>,
  token: vscode.CancellationToken,
): Promise<ApproximationAnswer> {
  const { rank, relativeError, result = 'factors', saveTo, overwrite = false, fill } = input;
  if (rank !== undefined && relativeError !== undefined) {
    throw new ToolError('Send either "rank" or "relativeError", not both.');
  }
  // What cannot be written is said before anything is computed.
  const target = saveTo === undefined ? undefined : await targetOf(saveTo, result);
  const subject = await subjectOf(input, token);
  try {
    const wish = { rank, relativeError };
    const { content } = subject;
    const found: Found = isLarge(content)
      ? await ofLarge(content, wish, result, token)
      : resultOf(await answer('approximation', { matrix: content, wish, filling: fill }, token));
    const written = target && (await writeResult(target, arraysOf(found, result), overwrite));
    return approximationAnswer(subject, found, result, written ?? null);
  } finally {
    subject.dispose();
  }
}

function arraysOf(found: Found, result: 'factors' | 'approximation'): Record<string, Matrix> {
  const { u, s, vt, approximation, rank } = found;
  if (result === 'approximation' && approximation) return { [`M${rank}`]: approximation };
  return { U: u, s: { rows: 1, cols: s.length, data: s }, Vt: vt };
}

async function ofLarge(
  matrix: LargeMatrix,
  wish: Readonly<{ rank?: number | undefined; relativeError?: number | undefined }>,
  result: 'factors' | 'approximation',
  token: vscode.CancellationToken,
): Promise<Found> {
  const { rows, cols } = matrix;
  if (result === 'approximation') {
    throw new ToolError(
      `The matrix is ${rows}×${cols}, too large for its approximation to be formed: send "result": "factors".`,
    );
  }
  const pick = (values: LeadingValues) => {
    const report = analyseLeading(rows, cols, values);
    const picked = pickRank(wish, values.tails, Math.min(rows, cols), false, report);
    return { ...resultOf(picked), report };
  };
  const { values, measured, svd } = await leadingOf(matrix, token, (found) => pick(found).rank);
  const { rank, reason, report } = pick(values);
  const { triplets, full } = storage(rows, cols, rank);
  return {
    ...{ rank, reason },
    ...leadingFactors(svd, rank, rows, cols),
    tail: values.tails[rank]!,
    measured: measured?.[rank],
    frobenius: values.frobenius,
    largestError: undefined,
    storage: { factors: triplets, full },
    certified: report.certified,
  };
}
