import type { Reader } from '../reader.js';
import { csvReader, pastedReader, tsvReader } from './csv.js';
import { markupReaders } from '../markup/index.js';
import { arffReader } from './arff.js';
import { esriGridReader } from './esri-grid.js';
import { latexReader } from './latex/latex-matrices.js';
import { matrixMarketReader } from './matrix-market.js';
import { phylipReader } from './phylip.js';
import { poscarReader } from './poscar.js';
import { printedRowReader } from './printed-row.js';
import { tableReader } from './table/index.js';
import { typstReader } from './typst.js';

export { readDelimited } from './csv.js';
export { readMatrixMarket } from './matrix-market.js';
export {
  csvReader,
  latexReader,
  matrixMarketReader,
  pastedReader,
  tableReader,
  tsvReader,
  typstReader,
};

/** Readers of text formats for a document of unknown kind, in the order in which they are asked. */
export const textReaders: readonly Reader[] = [
  arffReader,
  esriGridReader,
  matrixMarketReader,
  latexReader,
  typstReader,
  ...markupReaders,
  phylipReader,
  poscarReader,
  printedRowReader,
  tableReader,
  pastedReader,
];

/** The formats that a Markdown document holds besides printouts and code. */
export const markdownReaders: readonly Reader[] = [
  ...markupReaders,
  latexReader,
  printedRowReader,
  tableReader,
];

/** Languages whose documents hold one format, by language id. */
export const textLanguages: Readonly<Record<string, readonly Reader[]>> = {
  latex: [latexReader],
  tex: [latexReader],
  typst: [typstReader],
  csv: [csvReader],
  tsv: [tsvReader],
  'csv (semicolon)': [csvReader],
  'matrix-market': [matrixMarketReader],
};
