import {
  assignLatex,
  assignMarkdown,
  assignTypst,
  printLatex,
  printMarkdown,
  printTypst,
} from '../print/markup.js';
import { assignR, printR } from '../print/r.js';
import { latexReader, markdownReaders, typstReader } from '../text/index.js';
import { markups } from '../embedded/markup.js';
import { lists, notations } from './any.js';
import type { Language } from './language.js';

export const latex: Language = {
  ids: ['latex', 'tex'],
  aliases: ['math'],
  name: 'LaTeX',
  extensions: ['tex'],
  comments: { line: '%' },
  quotes: [],
  readers: [latexReader],
  reads:
    'matrix environments, `array`, `tabular` and `longtable` with their names, units and errors, `blockarray`, ' +
    '`\\bordermatrix`, fractions, roots, powers of ten',
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
  markup: markups.markdown,
  quotes: [],
  printouts: true,
  prose: true,
  readers: [...notations, ...markdownReaders, ...lists],
  reads: 'tables, `$$` blocks, fences in the language they name, and whatever plain text holds',
  print: printMarkdown,
  assign: assignMarkdown,
  samples: [['| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4.5 |', 2, 2, [1, 2, 3, 4.5]]],
};

/** Documents that mix text and code blocks, like Markdown. */
function woven(
  language: Pick<Language, 'ids' | 'name' | 'markup' | 'reads' | 'samples'> & Partial<Language>,
): Language {
  return { ...markdown, comments: {}, print: undefined, assign: undefined, ...language };
}

const entries = [1, 2, 3, 4.5];

export const wovenLanguages: readonly Language[] = [
  woven({
    ids: ['rmd'],
    name: 'R Markdown',
    extensions: ['rmd'],
    reads: 'what Markdown holds; chunks in the language they name',
    print: printR,
    assign: assignR,
    samples: [['```{r}\nA <- rbind(c(1, 2), c(3, 4.5))\n```\n', 2, 2, entries]],
  }),
  woven({
    ids: ['quarto'],
    name: 'Quarto',
    extensions: ['qmd'],
    reads: 'what Markdown holds; chunks in the language they name',
    print: printMarkdown,
    assign: assignMarkdown,
    samples: [['```{python}\nA = [[1, 2], [3, 4.5]]\n```\n', 2, 2, entries]],
  }),
  woven({
    ids: ['restructuredtext'],
    name: 'reStructuredText',
    extensions: ['rst'],
    markup: markups.restructuredtext,
    reads:
      'what plain text holds; `list-table`, `csv-table`; `.. code-block::` in the language it names',
    samples: [['.. code-block:: matlab\n\n   A = [1 2; 3 4.5];\n', 2, 2, entries]],
  }),
  woven({
    ids: ['org'],
    name: 'Org',
    extensions: ['org'],
    markup: markups.org,
    reads: 'what plain text holds; `#+begin_src` in the language it names',
    samples: [['#+begin_src julia\nA = [1 2; 3 4.5]\n#+end_src\n', 2, 2, entries]],
  }),
  woven({
    ids: ['asciidoc'],
    name: 'AsciiDoc',
    extensions: ['adoc', 'asciidoc'],
    markup: markups.asciidoc,
    reads: 'what plain text holds; tables; listings in the language they name',
    samples: [['[source,python]\n----\nA = [[1, 2], [3, 4.5]]\n----\n', 2, 2, entries]],
  }),
];
