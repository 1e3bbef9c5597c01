// Hostile inputs in every language: what is repeated to a megabyte and more, and how time grows when
// the text doubles. Linear readers take twice as long.
import { findMatrices, parseMatrix } from '../../dist/core.mjs';

/** One id per reader; the others share theirs. */
const languages = (
  'python javascript json jsonc json5 c cpp java csharp go rust wolfram r fortran matlab octave ' +
  'julia latex typst csv tsv matrix-market plaintext markdown'
).split(' ');

const pieces = [
  ...['[', '(', '{', '[[1,', '((1,', '{{1,', '[[/*', '[[#', '[["', "[1 '", '"[[1 --] ', '[[1 -- '],
  ...[
    'matrix(c(',
    'reshape([',
    'm << 1, ',
    "np.matrix('",
    'tensor(indices=',
    '<1x1 sparse matrix of ',
  ],
  ...[
    '\\begin{bmatrix}1&',
    '$ mat(1,',
    '|-|\n',
    '⎡ 1\n',
    'x =\n',
    '1×2 Matrix{A}:\n',
    '1x1 table\n',
  ],
  ...['1 ', '1 2\n', 'a 1\n', 'dtype: float64\n', '  (0, 0)\t1\n', '"', '1/', '--', '...'],
];

const once = (text, id) => {
  const began = performance.now();
  findMatrices(text, id);
  parseMatrix(text, id);
  return performance.now() - began;
};

/** Milliseconds at `bytes` and twice as many; again, the least of three, where growth looks steep. */
function doubling(piece, id, bytes) {
  const texts = [bytes, 2 * bytes].map((size) => piece.repeat(Math.floor(size / piece.length)));
  let [small, large] = texts.map((text) => once(text, id));
  for (let again = 0; again < 3 && large > 2.5 * small + 20; again++) {
    small = Math.min(small, once(texts[0], id));
    large = Math.min(large, once(texts[1], id));
  }
  return { small, large, growth: large < 50 ? 1 : large / small };
}

export function benchHostile(print) {
  print(
    '\nHostile inputs, findMatrices + parseMatrix: the slowest language and the steepest growth',
  );
  print(
    'when 1 MB becomes 2 MB (0.25 MB becomes 0.5 MB in plain text and Markdown, which all readers',
  );
  print('read); runs below 50 ms are not compared.');
  let worst = 0;
  for (const piece of pieces) {
    const rows = languages.map((id) => {
      const mixed = id === 'plaintext' || id === 'markdown';
      return { id, mixed, ...doubling(piece, id, mixed ? 250_000 : 1_000_000) };
    });
    const perMegabyte = ({ large, mixed }) => large / (mixed ? 0.5 : 2);
    const slowest = rows.reduce((a, b) => (perMegabyte(b) > perMegabyte(a) ? b : a));
    const steepest = rows.reduce((a, b) => (b.growth > a.growth ? b : a));
    worst = Math.max(worst, steepest.growth);
    print(
      `  ${JSON.stringify(piece).padEnd(26)} ${slowest.id.padEnd(11)} ${perMegabyte(slowest).toFixed(0).padStart(5)} ms/MB` +
        `   ×${steepest.growth.toFixed(2)} in ${steepest.id}`,
    );
  }
  print(`  largest growth (2 is linear, 4 quadratic): ×${worst.toFixed(2)}`);
}
