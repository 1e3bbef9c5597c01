import {
  assignLatex,
  assignMarkdown,
  assignTypst,
  printLatex,
  printMarkdown,
  printTypst,
} from '../print/markup.js';
import { latexReader, markdownReaders, typstReader } from '../text/index.js';
import { lists, notations } from './any.js';
import type { Language } from './language.js';

export const latex: Language = {
  ids: ['latex', 'tex'],
  name: 'LaTeX',
  extensions: ['tex'],
  comments: { line: '%' },
  quotes: [],
  readers: [latexReader],
  reads: 'matrix environments, `array`, `tabular` with its names, fractions, roots, powers of ten',
  print: printLatex,
  assign: assignLatex,
  samples: [['\\begin{pmatrix} 1 & 2 \\\\ 3 & \\frac{9}{2} \\end{pmatrix}', 2, 2, [1, 2, 3, 4.5]]],
};

export const typst: Language = {
  ids: ['typst'],
  name: 'Typst',
  extensions: ['typ'],
  comments: { line: '//', block: ['/*', '*/'] },
  quotes: ['"'],
  readers: [typstReader],
  reads: '`mat`, `vec`',
  print: printTypst,
  assign: assignTypst,
  samples: [['$ mat(1, 2; 3, 9/2) $', 2, 2, [1, 2, 3, 4.5]]],
};

export const markdown: Language = {
  ids: ['markdown'],
  name: 'Markdown',
  comments: { block: ['<!--', '-->'] },
  quotes: [],
  printouts: true,
  prose: true,
  readers: [...notations, ...markdownReaders, ...lists],
  reads: 'tables, `$$` blocks, and whatever plain text holds',
  print: printMarkdown,
  assign: assignMarkdown,
  samples: [['| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4.5 |', 2, 2, [1, 2, 3, 4.5]]],
};
