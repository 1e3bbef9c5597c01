// Hostile inputs in every language: the time for a megabyte of one repeated piece, and the growth of the
// time when the text doubles. A linear reader takes twice as long.
import { pathToFileURL } from 'node:url';
import { findMatrices, parseMatrix } from '../../dist/core.mjs';
import { startRecord } from '../record.mjs';

/** One id per reader; other ids share these readers. */
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
  // Variants of pieces that once were slow: other brackets, other marks, other words.
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

const operations = { findMatrices, parseMatrix };

/**
 * The smaller of wall-clock time and processor time, in milliseconds. Wall-clock time includes other
 * programs; processor time includes the garbage collector's threads, which run in parallel.
 */
function once(operation, text, id) {
  const began = performance.now();
  const before = process.cpuUsage();
  operation(text, id);
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - began, (user + system) / 1000);
}

/**
 * How many times slower than 1.6 ns the processor is for one step of a multiplication and an addition. On a
 * shared machine this includes the load of the others, so divide the measured times by this factor.
 */
function pace() {
  const times = [1, 2, 3].map(() => {
    const began = process.cpuUsage();
    steps();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / 32;
  });
  return Math.min(...times);
}

function steps() {
  let sum = 0;
  for (let k = 0; k < 2e7; k++) sum = (sum * 31 + k) | 0;
  return sum;
}

const megabyte = 1_000_000;
/** Length of the shorter text when growth is measured. */
const half = 131_072;
/** Milliseconds below which the clock is too coarse to measure growth. */
const telling = 60;
/** Number of the slowest pairs of language and operation that read a whole megabyte. */
const measured = 3;

const repeated = (piece, size) => piece.repeat(Math.floor(size / piece.length));

/**
 * The growth of the time when the text doubles. If the growth looks steep, it is measured up to three more
 * times, and the least time counts: a pause of the garbage collector or uncompiled code is not growth.
 */
function doubling(piece, id, name) {
  const operation = operations[name];
  const [shorter, longer] = [repeated(piece, half), repeated(piece, 2 * half)];
  let small = once(operation, shorter, id);
  let large = once(operation, longer, id);
  for (let again = 0; again < 3 && large > telling && large > 2.5 * small; again++) {
    small = Math.min(small, once(operation, shorter, id));
    large = Math.min(large, once(operation, longer, id));
  }
  return { id, name, large, growth: large < telling ? 1 : large / small };
}

/** Milliseconds for a megabyte, the least of three runs. */
function perMegabyte(piece, { id, name }) {
  const text = repeated(piece, megabyte);
  const times = [1, 2, 3].map(() => once(operations[name], text, id));
  return { id, name, time: Math.min(...times) };
}

const most = (rows, key) => rows.reduce((a, b) => (b[key] > a[key] ? b : a));

/**
 * Prints one line per piece, and adds it to the record if there is one. `only` names the pieces to measure; if it is
 * empty, all are measured.
 */
export function benchHostile(print, { only = [], record } = {}) {
  print('\nHostile inputs of one megabyte: the slowest language, and the steepest growth');
  print(`when the text doubles (2 is linear, 4 quadratic; below ${telling} ms not compared).`);
  const first = pace();
  const chosen = pieces.filter((piece) => only.length === 0 || only.includes(piece));
  const slow = [];
  let steep = 0;
  for (const piece of chosen) {
    const rows = languages.flatMap((id) =>
      Object.keys(operations).map((name) => doubling(piece, id, name)),
    );
    const slowest = rows.toSorted((a, b) => b.large - a.large).slice(0, measured);
    const { id, name, time } = most(
      slowest.map((row) => perMegabyte(piece, row)),
      'time',
    );
    const steepest = most(rows, 'growth');
    steep = Math.max(steep, steepest.growth);
    if (time > 1000) slow.push(time);
    record?.add({ name: `hostile, ${name}`, of: { piece, language: id }, values: [time] });
    const growth =
      steepest.growth === 1 ? '' : `   ×${steepest.growth.toFixed(2)} in ${steepest.id}`;
    print(
      `  ${JSON.stringify(piece).padEnd(28)} ${id.padEnd(13)} ${name.padEnd(12)} ` +
        `${time.toFixed(0).padStart(5)} ms/MB${growth}`,
    );
  }
  const paces = [first, pace()].map((each) => `${each.toFixed(1)}×`).join(' and ');
  print(`  the processor before and after: ${paces} as slow as 1.6 ns a step`);
  print(`  largest growth: ×${steep.toFixed(2)}; above 1 s/MB: ${slow.length} of ${chosen.length}`);
}

// `node bench/literals/hostile.mjs --only PIECE…` measures only these pieces; write a line break as \n. With --record
// alone the results are also written (record.mjs).
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [option, ...named] = process.argv.slice(2);
  const only = option === '--only' ? named.map((piece) => piece.replaceAll('\\n', '\n')) : [];
  const record = process.argv.includes('--record') ? startRecord('literals') : undefined;
  benchHostile(console.log, { only, record });
  record?.finish();
}
