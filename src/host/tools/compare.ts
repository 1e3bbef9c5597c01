import type * as vscode from 'vscode';
import {
  analyseLeading,
  compareLeading,
  mostAngles,
  type ComparisonReport,
  type Filling,
  type KnownLeading,
  type LeadingValues,
  type Matrix,
} from '../../core/index.js';
import { answer } from '../reports/answering.js';
import type { LargeMatrix } from '../sources/source.js';
import { isLarge } from './analyze.js';
import { comparisonAnswer, type ComparisonAnswer } from './answers.js';
import { subjectOf } from './find-subject.js';
import type { InputOf } from './input.js';
import { leadingOf } from './large.js';
import { resultOf } from './result-of.js';
import type { Subject } from './subject.js';
import { ToolError } from './tool-error.js';

/** Two matrices beside each other. */
export async function compare(
  { first, second, rank }: InputOf<'compare'>,
  token: vscode.CancellationToken,
): Promise<ComparisonAnswer> {
  const a = await named('first', subjectOf(first, token));
  try {
    const b = await named('second', subjectOf(second, token));
    try {
      const report = await reportOf(a, b, { rank, filling: first.fill ?? second.fill }, token);
      return comparisonAnswer(a, b, report);
    } finally {
      b.dispose();
    }
  } finally {
    a.dispose();
  }
}

/** An error says which of the two matrices it is about. */
async function named(which: string, subject: Promise<Subject>): Promise<Subject> {
  try {
    return await subject;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new ToolError(`"${which}": ${error.message}`);
  }
}

async function reportOf(
  { content: first }: Subject,
  { content: second }: Subject,
  wish: { readonly rank: number | undefined; readonly filling: Filling | undefined },
  token: vscode.CancellationToken,
): Promise<ComparisonReport> {
  if (!isLarge(first) && !isLarge(second)) {
    return resultOf(await answer('comparison', { first, second, ...wish }, token));
  }
  const known = [];
  for (const content of [first, second]) {
    known.push(
      isLarge(content) ? await ofLarge(content, token) : await ofSmall(content, wish, token),
    );
  }
  return resultOf(compareLeading(known[0]!, known[1]!, wish.rank));
}

async function ofLarge(
  matrix: LargeMatrix,
  token: vscode.CancellationToken,
): Promise<KnownLeading> {
  const { rows, cols } = matrix;
  const most = (found: LeadingValues) => Math.min(found.s.length, mostAngles);
  const { values, svd } = await leadingOf(matrix, token, most);
  return { report: analyseLeading(rows, cols, values), svd };
}

/** Beside a matrix that is too large, the spectrum of this one is all that is compared. */
async function ofSmall(
  matrix: Matrix,
  { filling }: { readonly filling: Filling | undefined },
  token: vscode.CancellationToken,
): Promise<KnownLeading> {
  return { report: resultOf(await answer('matrix', { matrix, filling }, token)) };
}
