import type { Matrix } from '../../matrix.js';
import { printAs, printMatrix, type CopyTarget } from './index.js';

type Assign = (name: string, literal: string, matrix: Matrix) => string;

const equals: Assign = (name, literal) => `${name} = ${literal}`;
const withSemicolon: Assign = (name, literal) => `${name} = ${literal};`;
const script: Assign = (name, literal) => `const ${name} = ${literal};`;
const latex: Assign = (name, literal) =>
  `\\[ \\mathrm{${name.replaceAll('_', '\\_')}} = ${literal} \\]`;
const c: Assign = (name, literal, { rows, cols }) =>
  `double ${name}[${rows}][${cols}] = ${literal};`;

const byLanguage: Readonly<Record<string, Assign>> = {
  python: equals,
  julia: equals,
  r: (name, literal) => `${name} <- ${literal}`,
  matlab: withSemicolon,
  octave: withSemicolon,
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  c,
  cpp: c,
  java: (name, literal) => `double[][] ${name} = ${literal};`,
  csharp: (name, literal) => `var ${name} = ${literal};`,
  go: (name, literal) => `${name} := ${literal}`,
  rust: (name, literal, { rows, cols }) => `let ${name}: [[f64; ${cols}]; ${rows}] = ${literal};`,
  wolfram: (name, literal) => `${name.replaceAll('_', '')} = ${literal};`,
  latex,
  tex: latex,
  typst: (name, literal) => `$ "${name}" = ${literal} $`,
  markdown: (name, literal) => `\n${name}:\n\n${literal}\n`,
};

/** Whether a statement with a matrix can be written in that language. */
export function hasStatements(languageId: string): boolean {
  return Object.hasOwn(byLanguage, languageId);
}

/**
 * A statement that gives a matrix a name, without indentation; the literal alone where the language
 * has none (CSV, plain text).
 *
 * @param target the library whose literal a Python document uses; default NumPy.
 */
export function printStatement(
  matrix: Matrix,
  name: string,
  languageId: string,
  target?: CopyTarget,
): string {
  const literal = target ? printAs(matrix, target) : printMatrix(matrix, languageId);
  const assign = Object.hasOwn(byLanguage, languageId) ? byLanguage[languageId] : undefined;
  return assign ? assign(name, aligned(literal, name, assign, matrix), matrix) : literal;
}

const languageOfTarget: Readonly<Record<CopyTarget, string>> = {
  numpy: 'python',
  torch: 'python',
  jax: 'python',
  matlab: 'matlab',
  julia: 'julia',
  r: 'r',
  latex: 'latex',
  json: 'json',
};

/** Several named matrices as people paste them into a program of that kind; JSON as one object. */
export function printAllAs(
  matrices: readonly { readonly name: string; readonly matrix: Matrix }[],
  target: CopyTarget,
): string {
  if (target === 'json') {
    const entries = matrices.map(({ name, matrix }) => `"${name}": ${printAs(matrix, target)}`);
    return matrices.length === 1
      ? printAs(matrices[0]!.matrix, target)
      : `{${entries.join(',\n')}}`;
  }
  return matrices
    .map(({ name, matrix }) => printStatement(matrix, name, languageOfTarget[target], target))
    .join('\n');
}

/** The rows after the first under the first, where the literal stands behind a name. */
function aligned(literal: string, name: string, assign: Assign, matrix: Matrix): string {
  if (!literal.includes('\n') || /^\\begin|^\||^mat\(|^\[\]/.test(literal)) return literal;
  const before = assign(name, '\u0000', matrix).indexOf('\u0000');
  return literal.replaceAll('\n', `\n${' '.repeat(before)}`);
}
