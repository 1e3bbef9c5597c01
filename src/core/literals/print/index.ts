import type { Matrix } from '../../matrix.js';
import { printC, printCsharp, printGo, printJava, printRust, printWolfram } from './braces.js';
import { printJulia, printMatlab } from './concat.js';
import { printFortran } from './fortran.js';
import {
  printJavaScript,
  printJax,
  printJson,
  printNumpy,
  printPlain,
  printTorch,
} from './lists.js';
import { printLatex, printMarkdown, printTypst } from './markup.js';
import { printR } from './r.js';
import { printCsv, printMatrixMarket, printTsv } from './tables.js';

type Printer = (matrix: Matrix) => string;

const byLanguage: Readonly<Record<string, Printer>> = {
  python: printNumpy,
  matlab: printMatlab,
  octave: printMatlab,
  julia: printJulia,
  r: printR,
  rmd: printR,
  javascript: printJavaScript,
  javascriptreact: printJavaScript,
  typescript: printJavaScript,
  typescriptreact: printJavaScript,
  json: printJson,
  jsonc: printJson,
  json5: printJson,
  jsonl: printJson,
  c: printC,
  cpp: printC,
  'cuda-cpp': printC,
  'objective-c': printC,
  java: printJava,
  csharp: printCsharp,
  go: printGo,
  rust: printRust,
  fortran: printFortran,
  FortranFreeForm: printFortran,
  'fortran-modern': printFortran,
  wolfram: printWolfram,
  mathematica: printWolfram,
  latex: printLatex,
  tex: printLatex,
  typst: printTypst,
  markdown: printMarkdown,
  csv: printCsv,
  tsv: printTsv,
  'matrix-market': printMatrixMarket,
};

/** Languages and libraries that a matrix can be copied for. */
export const copyTargets = [
  'numpy',
  'torch',
  'jax',
  'matlab',
  'julia',
  'r',
  'latex',
  'json',
] as const;

export type CopyTarget = (typeof copyTargets)[number];

const byTarget: Readonly<Record<CopyTarget, Printer>> = {
  numpy: printNumpy,
  torch: printTorch,
  jax: printJax,
  matlab: printMatlab,
  julia: printJulia,
  r: printR,
  latex: printLatex,
  json: printJson,
};

/**
 * A literal of the matrix in a language (VS Code language id); a language that is not known gets
 * nested lists. `parseMatrix(printMatrix(m, id), id)` has the entries of m bit for bit, missing ones
 * included; labels are kept where the notation has a place for them.
 */
export function printMatrix(matrix: Matrix, languageId: string): string {
  const print = Object.hasOwn(byLanguage, languageId) ? byLanguage[languageId] : undefined;
  return (print ?? printPlain)(matrix);
}

/** The matrix as people paste it into a program of that kind. */
export function printAs(matrix: Matrix, target: CopyTarget): string {
  return byTarget[target](matrix);
}
