import { testReading, type ReadCase } from '../expect-read.js';

const cases: readonly ReadCase[] = [
  [
    'rST list-table with a header',
    'restructuredtext',
    '.. list-table:: Results\n   :header-rows: 1\n   :widths: 10 20\n\n   * - a\n     - b\n   * - 1.5\n     - -2\n   * - 3\n     - 4',
    [
      [1.5, -2],
      [3, 4],
    ],
  ],
  [
    'rST list-table with names',
    'restructuredtext',
    '.. list-table::\n   :header-rows: 1\n   :stub-columns: 1\n\n   * -\n     - a\n     - b\n   * - x\n     - 1.5\n     - -2\n   * - y\n     - 3\n     - 4\n',
    [
      [1.5, -2],
      [3, 4],
    ],
  ],
  [
    'rST list-table in a docstring',
    'python',
    'def f():\n    """Table.\n\n    .. list-table::\n\n       * - 1\n         - 2\n       * - 3\n         - 4.5\n    """\n',
    [
      [1, 2],
      [3, 4.5],
    ],
  ],
  [
    'rST list-table with a row cut off',
    'restructuredtext',
    '.. list-table::\n\n   * - 1\n     - 2\n   * - 3\n',
    'ragged',
  ],
  [
    'rST list-table with a word',
    'restructuredtext',
    '.. list-table::\n\n   * - 1\n     - 2\n   * - x\n     - 4\n',
    'notNumeric',
  ],
  [
    'rST csv-table',
    'restructuredtext',
    '.. csv-table:: Numbers\n   :header: "a", "b"\n   :widths: 15, 10\n\n   1, 2\n   3, 4\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'rST csv-table with semicolons and a decimal comma',
    'restructuredtext',
    '.. csv-table::\n   :delim: ;\n\n   1,5;2\n   3;4\n\nMore.',
    [
      [1.5, 2],
      [3, 4],
    ],
  ],
  [
    'rST csv-table with a short row',
    'restructuredtext',
    '.. csv-table::\n\n   1, 2\n   3\n',
    'ragged',
  ],
  [
    'rST list-table with two header rows',
    'restructuredtext',
    '.. list-table::\n   :header-rows: 2\n\n   * - a\n     - b\n   * - c\n     - d\n   * - 1\n     - 2\n',
    'syntax',
  ],
  [
    'AsciiDoc',
    'asciidoc',
    '|===\n|a |b\n\n|1 |2\n|3 |4\n|===',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'AsciiDoc, a cell on each line',
    'asciidoc',
    '[cols="1,1",options="header"]\n|===\n| a\n| b\n\n| 1\n| 2\n\n| 3\n| 4\n|===\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'AsciiDoc, columns by a factor',
    'asciidoc',
    '[cols=3*]\n|===\n|1 |2 |3\n|4 |5 |-6\n|===\n',
    [
      [1, 2, 3],
      [4, 5, -6],
    ],
  ],
  ['AsciiDoc, a cell too few', 'asciidoc', '|===\n|1 |2\n|3\n|===\n', 'ragged'],
  ['AsciiDoc, a cell over two columns', 'asciidoc', '|===\n|1 |2\n2+|3\n|===\n', 'ragged'],
  ['AsciiDoc, other fields', 'asciidoc', '[format=csv]\n|===\n1,2\n3,4\n|===\n', 'syntax'],
  [
    'MediaWiki',
    'wikitext',
    '{| class="wikitable"\n! a !! b\n|-\n| 1 || 2\n|-\n| 3 || 4\n|}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'MediaWiki, a cell on each line',
    'wikitext',
    '{| class="wikitable sortable"\n|+ Caption 2024\n|-\n! Name\n! a\n! b\n|-\n| x\n| 1.5\n| −2\n|-\n| y\n| 3\n| 4\n|}\n',
    [
      [1.5, -2],
      [3, 4],
    ],
  ],
  [
    'MediaWiki with attributes',
    'wikitext',
    '{|\n|-\n| style="text-align:right" | 1\n| 2\n|-\n| 3 || align="left" | 4\n|}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'MediaWiki with a cell over two rows',
    'wikitext',
    '{|\n|-\n| rowspan="2" | 1 || 2\n|-\n| 4\n|}',
    'ragged',
  ],
  ['MediaWiki, a cell left out', 'wikitext', '{|\n|-\n| 1 || 2\n|-\n| 3\n|}', 'ragged'],
  [
    'MediaWiki in an article',
    'plaintext',
    'Text before.\n\n{| class="wikitable"\n! n !! mean !! sd\n|-\n| 10 || 1.5 || 0.1\n|-\n| 20 || 1.7 || 0.2\n|}\n\nText behind.',
    [
      [10, 1.5, 0.1],
      [20, 1.7, 0.2],
    ],
  ],
];

testReading('tables of markup languages', cases);
