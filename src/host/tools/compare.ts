import type * as vscode from 'vscode';
import type { Matrix } from '../../core/index.js';
import { answer } from '../reports/answering.js';
import { isLarge } from './analyze.js';
import { comparisonAnswer, type ComparisonAnswer } from './answers.js';
import { subjectOf } from './find-subject.js';
import type { InputOf } from './input.js';
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
      const asked = {
        first: inMemory(a),
        second: inMemory(b),
        ...{ rank, filling: first.fill ?? second.fill },
      };
      return comparisonAnswer(a, b, resultOf(await answer('comparison', asked, token)));
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

function inMemory({ content, place }: Subject): Matrix {
  if (!isLarge(content)) return content;
  const { rows, cols } = content;
  throw new ToolError(
    `${place} is ${rows}×${cols}, more entries than lowRankLens.maxEntries allows to compare. Analyze the two matrices one by one, or compare slices of them.`,
  );
}
