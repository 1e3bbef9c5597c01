// Hostile inputs in every language: what is repeated up to two megabytes, and how time grows when the
// text doubles. Linear readers take twice as long.
import { pathToFileURL } from 'node:url';
import { findMatrices, parseMatrix } from '../../dist/core.mjs';

/** One id per reader; the others share theirs. */
const languages = (
  'apl ampl gams python javascript json jsonc json5 c cpp java csharp go rust wolfram r fortran matlab octave ' +
  'julia latex typst csv tsv matrix-market plaintext markdown'
).split(' ');

const pieces = [
  ...[
    '[',
    '(',
    '{',
    '[[1,',
    '((1,',
    '{{1,',
    '[[/*',
    '[[#',
    '[["',
    "[1 '",
    '"[[1 --] ',
    '[[1 -- ',
    '((',
    '[[1 ',
    '[[[[]',
    '[[1.\n',
    '[[1,2],',
    '[1],[',
    'matrix([1],[',
    'Matrix{[1 ',
    'mat2(',
    '[1 2]*',
    "'[1 2]'",
    '(2 2⍴',
    '{{1 2} {',
    '<<1,3>|<',
    '(1\\',
    'Table a(b)\n\n',
    'param a : x :=\n',
    '\\mqty(1&',
    '@@ -1,3 +1,3 @@\n',
    '+a\n-b\n 1\n',
    "[1]'",
    '> > > > 1 2\n',
    '[a] [b] 1 2\n',
    '/*\n1 2\n',
  ],
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
  // Brothers of what was slow once: other brackets, other marks, other words.
  ...[
    '[(',
    '[ [ ',
    '(1, ',
    '{[',
    "2*[1]'",
    "(1)'",
    '[1];[',
    '(1),(',
    '{1},{',
    'x[1 ',
    'List[',
    'Matrix[[',
  ],
  ...[
    '[["a", ',
    "(('",
    '[[%',
    '[[;',
    'reshape(',
    '(/1,',
    'mat3x3(',
    'rbind(c(',
    'array([1],[',
    '{1 {',
  ],
  ...['3 3 $ 1 ', 'param: a :=\n', 'tables c(d)\n', '-a\n+b\n 2\n', '# # # 1 2\n', '// 1 2\n1 2\n'],
  ...['1 ', '1 2\n', 'a 1\n', 'dtype: float64\n', '  (0, 0)\t1\n', '"', '1/', '--', '...'],
];

/**
 * Milliseconds of the clock or of the processor, the less of the two: where other programs run the clock
 * counts them too, and the processor's time counts the collector's threads, which run beside.
 */
const once = (text, id) => {
  const began = performance.now();
  const before = process.cpuUsage();
  findMatrices(text, id);
  parseMatrix(text, id);
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - began, (user + system) / 1000);
};

/**
 * How much slower than 1.6 ns the processor takes a step of a multiplication and an addition. Where several
 * machines share one, its time is theirs too: the figures are then to be divided by this.
 */
function pace() {
  const began = process.cpuUsage();
  let sum = 0;
  for (let k = 0; k < 2e7; k++) sum = (sum * 31 + k) | 0;
  const { user, system } = process.cpuUsage(began);
  return { slower: (user + system) / 1000 / 32, sum };
}

const smallest = 32_768;
const largest = 2_097_152;
/** Milliseconds below which a clock tells little about growth. */
const telling = 60;

/**
 * The text is doubled until it takes long enough to compare, or is 2 MB long; a growth that looks
 * steep is measured again, the least of four counting, since a pause of the collector is no growth.
 */
function doubling(piece, id) {
  const text = (size) => piece.repeat(Math.floor(size / piece.length));
  let size = smallest;
  let small = once(text(size), id);
  let large = small;
  while (large < telling && size < largest) {
    small = large;
    size *= 2;
    large = once(text(size), id);
  }
  if (size === smallest) {
    size *= 2;
    large = once(text(size), id);
  }
  for (let again = 0; again < 3 && large > telling && large > 2.5 * small; again++) {
    small = Math.min(small, once(text(size / 2), id));
    large = Math.min(large, once(text(size), id));
  }
  return { id, perMegabyte: (large / size) * 1e6, growth: large < telling ? 1 : large / small };
}

/**
 * Prints a line per piece. `only` names the pieces to be measured, all of them if it is empty.
 */
export function benchHostile(print, only = []) {
  print(
    '\nHostile inputs, findMatrices + parseMatrix: the slowest language and the steepest growth',
  );
  print('when the text doubles, up to 2 MB (2 is linear, 4 quadratic; below 60 ms not compared).');
  let worst = 0;
  pace();
  const first = pace().slower;
  for (const piece of pieces) {
    if (only.length > 0 && !only.includes(piece)) continue;
    const rows = languages.map((id) => doubling(piece, id));
    const slowest = rows.reduce((a, b) => (b.perMegabyte > a.perMegabyte ? b : a));
    const steepest = rows.reduce((a, b) => (b.growth > a.growth ? b : a));
    worst = Math.max(worst, steepest.growth);
    const growth =
      steepest.growth === 1 ? '' : `   ×${steepest.growth.toFixed(2)} in ${steepest.id}`;
    print(
      `  ${JSON.stringify(piece).padEnd(28)} ${slowest.id.padEnd(13)} ` +
        `${slowest.perMegabyte.toFixed(0).padStart(5)} ms/MB${growth}`,
    );
  }
  print(
    `  the processor before and after: ${first.toFixed(1)}× and ${pace().slower.toFixed(1)}× as slow as 1.6 ns a step`,
  );
  print(`  largest growth: ×${worst.toFixed(2)}`);
}

// `node bench/literals/hostile.mjs --only PIECE…` measures these alone, a break written as \n.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [option, ...named] = process.argv.slice(2);
  const only = option === '--only' ? named.map((piece) => piece.replaceAll('\\n', '\n')) : [];
  benchHostile(console.log, only);
}
