// Speed of the readers of matrix literals: `npm run build && npm run bench:literals`.
//
// 1. A literal of 10 MB in every notation, compared with JSON.parse of the same numbers in the same run: at most
//    3×, as a selection and under the cursor.
// 2. The memory used for reading.
// 3. The literal under the cursor in a file of 50,000 lines: under 5 ms.
// 4. What a hover over a matrix of 100×100 computes: under 30 ms.
// 5. Hostile inputs of doubled length: the time must double too (linear).
//
// --without-hostile leaves 5 out, which takes a quarter of an hour.
// --record writes 1, 3, 4 and 5 to bench/results/literals (record.mjs).
import { findMatrices, matrixAt, parseMatrix } from '../dist/core.mjs';
import { benchHostile } from './literals/hostile.mjs';
import { hoverTimes } from './literals/hover.mjs';
import { flat, nested, numbers } from './literals/texts.mjs';
import { median, startRecord } from './record.mjs';

/** Median time of `runs` calls in milliseconds, after one call to warm up. */
function time(runs, work) {
  work();
  return median(
    Array.from({ length: runs }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );
}

const record = startRecord('literals');
console.log(record.heading);

/** The literal that holds `values` in each language. JSON.parse reads the one of `json`. */
const written = {
  json: (rows) => `[[${rows.map((row) => row.join(', ')).join('],\n [')}]]`,
  python: (rows) => `A = [\n${rows.map((row) => `[${row.join(',')}]`).join(',\n')}\n]\n`,
  javascript: (rows) => `const A = [[${rows.map((row) => row.join(', ')).join('],\n  [')}]];\n`,
  matlab: (rows) => `A = [${rows.map((row) => row.join(', ')).join(';\n ')}];\n`,
  julia: (rows) => `A = [${rows.map((row) => row.join(' ')).join('\n ')}]\n`,
  cpp: (rows) =>
    `double A[][${rows[0].length}] = {{${rows.map((row) => row.join(', ')).join('},\n  {')}}};\n`,
  'NumPy printout': (rows) => `[[${rows.map((row) => row.join(' ')).join(']\n [')}]]`,
  csv: (rows) => rows.map((row) => row.join(',')).join('\n'),
  plaintext: (rows) => rows.map((row) => row.join(' ')).join('\n'),
};
const readAs = { 'NumPy printout': 'python' };

const kinds = Object.keys(written);
const few = ['python', 'matlab', 'csv', 'plaintext'];

console.log(
  '\nAgainst JSON.parse of the same numbers in a nested list (ms; medians of 5 rounds, the three',
);
console.log('in turn): parseMatrix on the text / matrixAt with the cursor in its middle');
for (const [name, rows, cols, write, notations] of [
  ['6 significant digits', 1100, 1000, (x) => x.toPrecision(6), kinds],
  ['17 significant digits', 530, 1000, (x) => String(x), kinds],
  ['small integers', 2500, 1000, (x) => String(Math.round(x * 99)), kinds],
  ['4 decimals, 3 columns', 360_000, 3, (x) => x.toFixed(4), few],
  ['small integers, 3 columns', 640_000, 3, (x) => String(Math.round(x * 99)), few],
]) {
  const values = numbers(rows * cols).map(write);
  const lines = Array.from({ length: rows }, (_, i) => values.slice(i * cols, (i + 1) * cols));
  const base = flat(written.json(lines));
  console.log(`  ${name}, ${(base.length / 1e6).toFixed(1)} MB as JSON`);
  for (const kind of notations) {
    const text = flat(written[kind](lines));
    const id = readAs[kind] ?? kind;
    const works = [
      () => JSON.parse(base),
      () => parseMatrix(text, id),
      () => matrixAt(text, id, text.length >> 1)?.result,
    ];
    for (const result of works.slice(1).map((work) => work())) {
      if (!result?.ok || result.value.rows !== rows) throw new Error(`${kind}: not read`);
    }
    // All variants take turns in each round, since the machine's speed may change during a run.
    const rounds = Array.from({ length: 5 }, () =>
      works.map((work) => {
        const began = performance.now();
        work();
        return performance.now() - began;
      }),
    );
    const columns = works.map((_, k) => rounds.map((round) => round[k]));
    for (const [k, work] of ['parseMatrix', 'matrixAt'].entries()) {
      const against = { name: 'JSON.parse', values: columns[0] };
      record.add({ name: work, of: { text: name, kind }, values: columns[k + 1], against });
    }
    const [json, parse, at] = works.map((_, k) => median(rounds.map((round) => round[k])));
    const ratio = (k) => median(rounds.map((round) => round[k] / round[0])).toFixed(2);
    console.log(
      `    ${kind.padEnd(15)} JSON.parse ${json.toFixed(0).padStart(3)}, parseMatrix ` +
        `${parse.toFixed(0).padStart(3)} (${ratio(1)}×), matrixAt ${at.toFixed(0).padStart(3)} (${ratio(2)}×)`,
    );
  }
}

if (globalThis.gc) {
  console.log('\nMemory while a literal of 10 MB is read, and what of it stays (MB)');
  const text = flat(nested(1100, 1000, (x) => x.toPrecision(6)));
  for (const id of ['json', 'python']) {
    parseMatrix(text, id);
    globalThis.gc();
    const before = process.memoryUsage();
    const result = parseMatrix(text, id);
    const after = process.memoryUsage();
    const heap = (after.heapUsed - before.heapUsed) / 1e6;
    const buffers = (after.arrayBuffers - before.arrayBuffers) / 1e6;
    const entries = result.value.data.length;
    console.log(
      `  ${id.padEnd(6)} ${entries} entries (${((8 * entries) / 1e6).toFixed(1)} MB of doubles): ` +
        `JavaScript heap +${heap.toFixed(2)}, typed arrays +${buffers.toFixed(1)}; ` +
        `${((heap * 1e6) / entries).toFixed(3)} bytes of heap per entry`,
    );
  }
}

console.log(
  '\nThe literal under the cursor in 50,000 lines, medians of 31 (ms); new: a text never seen before',
);
const code = {
  python: ['def f(x, y):', '    return g(x[0], [y, 1]) + h({"a": (1, 2)})', ''],
  javascript: ['function f(x, y) {', '  return g(x[0], [y, 1]) + h({ a: (1, 2) });', '}'],
  matlab: ['function z = f(x, y)', "  z = g(x(1), [y, 1]') + h({1, 2});", 'end'],
  julia: ['function f(x, y)', '  g(x[1], [y, 1]) + h((1, 2))', 'end'],
  cpp: ['double f(int x) {', '  return g(a[x], {x, 1}) + h(1, 2);', '}'],
  latex: ['Some $x_1 + (y)$ and text,', 'more text with \\emph{words} here.', ''],
  plaintext: ['Some words, and 3 numbers (1, 2) in', 'a log of the year 2026: [info] done', ''],
};
for (const [id, lines] of Object.entries(code)) {
  const all = Array.from({ length: 50_000 }, (_, i) => lines[i % lines.length]);
  all[25_000] =
    {
      matlab: 'A = [1 2; 3 4];',
      julia: 'A = [1 2; 3 4]',
      cpp: 'A[][2] = {{1, 2}, {3, 4}};',
      latex: '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}',
    }[id] ?? 'A = [[1, 2], [3, 4]]';
  const text = flat(all.join('\n'));
  const above = all.slice(0, 25_000).join('\n').length + 1;
  const inside = above + Math.floor(all[25_000].length * 0.7);
  if (!matrixAt(text, id, inside)?.result.ok) throw new Error(`${id}: the literal is not found`);
  const began = performance.now();
  matrixAt(text, id, inside);
  const second = performance.now() - began;
  const fresh = Array.from({ length: 31 }, (_, k) => flat(`${text}${'\n'.repeat(k + 1)}`));
  const colds = fresh.map((one) => {
    const before = performance.now();
    matrixAt(one, id, inside);
    return performance.now() - before;
  });
  const cold = median(colds);
  record.add({ name: 'matrixAt, a new text', of: { lines: 50_000, language: id }, values: colds });
  const hit = time(31, () => matrixAt(text, id, inside));
  const miss = time(31, () => matrixAt(text, id, text.length - 50));
  const whole = time(5, () => findMatrices(text, id));
  console.log(
    `  ${id.padEnd(11)} ${(text.length / 1e6).toFixed(1)} MB: on it ${hit.toFixed(2)} (new ${cold.toFixed(2)}, second call of all ${second.toFixed(2)}), ` +
      `elsewhere ${miss.toFixed(2)}; the whole document ${whole.toFixed(1)}`,
  );
}

console.log('\nA hover over a matrix of 100×100, medians of 31 (ms); 30 ms is the limit');
for (const { name, times } of hoverTimes()) {
  record.add({ name: 'hover', of: { rows: 100, cols: 100, text: name }, values: times });
  console.log(`  ${name.padEnd(15)} ${median(times).toFixed(1)}`);
}

if (!process.argv.includes('--without-hostile')) benchHostile(console.log, { record });
record.finish();
