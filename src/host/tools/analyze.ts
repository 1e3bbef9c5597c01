import type * as vscode from 'vscode';
import { analyseLeading, type Matrix } from '../../core/index.js';
import { answer } from '../reports/answering.js';
import type { LargeMatrix } from '../sources/source.js';
import { analysisAnswer, type AnalysisAnswer } from './answers.js';
import { subjectOf } from './find-subject.js';
import type { InputOf } from './input.js';
import { leadingOf } from './large.js';
import { resultOf } from './result-of.js';

/** Reads a matrix and says what it is made of. */
export async function analyze(
  input: InputOf<'analyze'>,
  token: vscode.CancellationToken,
): Promise<AnalysisAnswer> {
  const subject = await subjectOf(input, token);
  try {
    const { content } = subject;
    if (isLarge(content)) {
      const { values } = await leadingOf(content, token);
      return analysisAnswer(subject, analyseLeading(content.rows, content.cols, values));
    }
    const asked = { matrix: content, filling: input.fill };
    return analysisAnswer(subject, resultOf(await answer('matrix', asked, token)));
  } finally {
    subject.dispose();
  }
}

export function isLarge(content: Matrix | LargeMatrix): content is LargeMatrix {
  return 'content' in content;
}
