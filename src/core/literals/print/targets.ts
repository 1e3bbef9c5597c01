import type { Matrix } from '../../matrix.js';
import { assigned, equals, withSemicolon, type Assign, type Printer } from './assign.js';
import { printJulia, printMatlab } from './concat.js';
import { printJax, printJson, printNumpy, printTorch } from './lists.js';
import { assignLatex, assignMarkdown, printLatex, printMarkdown } from './markup.js';
import { assignR, printR } from './r.js';
import { printLabelled } from './tables.js';

/**
 * Languages and libraries that a matrix can be copied for. The printers are imported directly, not through
 * the languages' descriptors. Those import all readers, which would enlarge the page's bundle.
 */
export const copyTargets = [
  'numpy',
  'torch',
  'jax',
  'matlab',
  'julia',
  'r',
  'latex',
  'json',
  'csv',
  'tsv',
  'markdown',
] as const;

export type CopyTarget = (typeof copyTargets)[number];

const targets: Readonly<Record<CopyTarget, { print: Printer; assign?: Assign }>> = {
  numpy: { print: printNumpy, assign: equals },
  torch: { print: printTorch, assign: equals },
  jax: { print: printJax, assign: equals },
  matlab: { print: printMatlab, assign: withSemicolon },
  julia: { print: printJulia, assign: equals },
  r: { print: printR, assign: assignR },
  latex: { print: printLatex, assign: assignLatex },
  json: { print: printJson },
  csv: { print: (matrix) => printLabelled(matrix, ',') },
  tsv: { print: (matrix) => printLabelled(matrix, '\t') },
  markdown: { print: printMarkdown, assign: assignMarkdown },
};

/** The matrix as text for a program in that language or library. */
export function printAs(matrix: Matrix, target: CopyTarget): string {
  return targets[target].print(matrix);
}

/** Several named matrices as text for such a program; JSON as one object. */
export function printAllAs(
  matrices: readonly { readonly name: string; readonly matrix: Matrix }[],
  target: CopyTarget,
): string {
  const { print, assign } = targets[target];
  if (assign) {
    return matrices
      .map(({ name, matrix }) => assigned(matrix, name, print(matrix), assign))
      .join('\n');
  }
  if (matrices.length === 1) return print(matrices[0]!.matrix);
  // Tables have no names: an empty line is between them, and each has its name above it.
  if (target !== 'json') {
    return matrices.map(({ name, matrix }) => `${name}\n${print(matrix)}`).join('\n');
  }
  const entries = matrices.map(({ name, matrix }) => `"${name}": ${print(matrix)}`);
  return `{${entries.join(',\n')}}`;
}
