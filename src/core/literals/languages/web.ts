import { transformReader } from '../markup/transform.js';
import { proseListReader } from '../python/python-lists.js';
import { printPlain } from '../print/lists.js';
import { anyLanguage } from './any.js';
import type { Language } from './language.js';

/** HTML pages and XML data, which contain code, tables and outputs of any kind. */
export const html: Language = {
  ...anyLanguage,
  ids: ['html', 'xhtml'],
  name: 'HTML',
  extensions: [],
  comments: { block: ['<!--', '-->'] },
  quotes: ['"', "'"],
  reads: 'tables, MathML, `transform="matrix(…)"`, and whatever plain text holds',
  samples: [
    [
      '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4.5</td></tr></table>',
      2,
      2,
      [1, 2, 3, 4.5],
    ],
    ['<g transform="matrix(1 2 3 4.5 5 6)"/>', 3, 3, [1, 3, 5, 2, 4.5, 6, 0, 0, 1]],
  ],
};

export const xml: Language = {
  ...html,
  ids: ['xml', 'xsl', 'svg'],
  name: 'XML',
  reads:
    'MathML, `feColorMatrix`, `matrix` of COLLADA and Mitsuba, OpenCV, VTK, XDMF, 3MF, and whatever plain text holds',
  samples: [
    [
      '<matrix>1 0 0 5 0 1 0 6 0 0 1 7 0 0 0 1</matrix>',
      4,
      4,
      [1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7, 0, 0, 0, 1],
    ],
    ['<feConvolveMatrix order="2" kernelMatrix="1 2 3 4.5"/>', 2, 2, [1, 2, 3, 4.5]],
  ],
};

export const css: Language = {
  ids: ['css'],
  name: 'CSS',
  comments: { block: ['/*', '*/'] },
  quotes: ['"', "'"],
  readers: [transformReader(true), proseListReader],
  reads: '`matrix(…)` and `matrix3d(…)`, down the columns',
  print: printPlain,
  samples: [['a { transform: matrix(1, 2, 3, 4.5, 5, 6); }', 3, 3, [1, 3, 5, 2, 4.5, 6, 0, 0, 1]]],
};

export const scss: Language = {
  ...css,
  ids: ['scss', 'less', 'sass', 'stylus'],
  name: 'SCSS',
  comments: { line: '//', block: ['/*', '*/'] },
};
