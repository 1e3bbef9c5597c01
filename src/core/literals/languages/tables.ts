import { printCsv, printMatrixMarket, printTsv } from '../print/tables.js';
import { csvReader, matrixMarketReader, tsvReader } from '../text/index.js';
import { hash, type Language } from './language.js';
import { later } from '../../texts.js';

export const csv: Language = {
  ids: ['csv'],
  name: 'CSV',
  extensions: ['csv'],
  comments: hash,
  quotes: ['"'],
  wholeDocument: true,
  readers: [csvReader],
  reads: 'headers, row labels, quotes, decimal commas',
  print: printCsv,
  samples: [['a,b\n1,2\n3,4.5\n', 2, 2, [1, 2, 3, 4.5]]],
};

export const semicolons: Language = {
  ...csv,
  ids: ['csv (semicolon)'],
  name: later('CSV with semicolons'),
  extensions: [],
  wholeDocument: false,
  samples: [['a;b\n1;2\n3;4,5\n', 2, 2, [1, 2, 3, 4.5]]],
};

export const tsv: Language = {
  ...csv,
  ids: ['tsv'],
  name: 'TSV',
  extensions: ['tsv', 'tab'],
  readers: [tsvReader],
  print: printTsv,
  samples: [['a\tb\n1\t2\n3\t4.5\n', 2, 2, [1, 2, 3, 4.5]]],
};

export const matrixMarket: Language = {
  ids: ['matrix-market'],
  name: 'Matrix Market',
  extensions: ['mtx'],
  comments: { line: '%' },
  quotes: [],
  readers: [matrixMarketReader],
  reads: 'dense and coordinate, symmetric and skew',
  print: printMatrixMarket,
  samples: [
    ['%%MatrixMarket matrix array real general\n2 2\n1\n3\n2\n4.5\n', 2, 2, [1, 2, 3, 4.5]],
  ],
};
