import {
  printClosedLatex,
  printStatement,
  usualTarget,
  type CopyTarget,
} from '../../../../core/index.js';
import type { Named } from '../../source.js';

/** Statements with these matrices, in the language of a document; in LaTeX with closed forms, where they are wished. */
export function statementsOf(
  matrices: readonly Named[],
  languageId: string,
  target: CopyTarget | undefined,
): string[] {
  const isLatex = usualTarget(languageId, undefined) === 'latex';
  return matrices.map(({ name, matrix, exact }) =>
    isLatex && exact
      ? printClosedLatex([{ name, matrix: exact }], [{ name, matrix }])
      : printStatement(matrix, name, languageId, target),
  );
}

/** Whether a text imports NumPy as `np`. */
export function importsNumpy(text: string): boolean {
  return /^import numpy as np\b/m.test(text);
}
