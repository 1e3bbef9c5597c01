// Speed of the readers of matrix literals: `npm run build && npm run bench:literals`.
//
// 1. A nested literal of 10 MB against JSON.parse on the same text, in one run: at most 3×.
// 2. Hostile inputs, doubled three times: linear means that time doubles too.
// 3. The literal under the cursor in a file of 50,000 lines: under 5 ms.
import { cpus } from 'node:os';
import { findMatrices, matrixAt, parseMatrix } from '../dist/core.mjs';

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Median of the times of `runs` calls, in milliseconds, after one to warm up. */
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

/** Numbers in [-1, 1) from a fixed seed (Lehmer's generator), so that every run reads one text. */
function numbers(count) {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647) * 2 - 1;
  });
}

function nested(rows, cols, write) {
  const values = numbers(rows * cols);
  const lines = Array.from({ length: rows }, (_, i) =>
    values
      .slice(i * cols, (i + 1) * cols)
      .map(write)
      .join(', '),
  );
  return `[[${lines.join('],\n [')}]]`;
}

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);

console.log('\nNested literal against JSON.parse, medians of 5 (ms)');
for (const [name, text] of [
  ['6 significant digits', nested(1100, 1000, (x) => x.toPrecision(6))],
  ['17 significant digits', nested(530, 1000, (x) => String(x))],
  ['small integers', nested(2500, 1000, (x) => String(Math.round(x * 99)))],
]) {
  const json = time(5, () => JSON.parse(text));
  const row = [`${name}, ${(text.length / 1e6).toFixed(1)} MB: JSON.parse ${json.toFixed(0)}`];
  for (const id of ['json', 'python', 'javascript', 'matlab']) {
    const own =
      id === 'matlab' ? text.replaceAll('],\n [', ';').replaceAll(/\[\[|\]\]/g, (b) => b[0]) : text;
    const ms = time(5, () => parseMatrix(own, id));
    row.push(`${id} ${ms.toFixed(0)} (${(ms / json).toFixed(2)}×)`);
  }
  console.log(`  ${row.join(', ')}`);
}

console.log(
  '\nHostile inputs: findMatrices + parseMatrix, medians of 3 (ms) at 1/8, 1/4, 1/2 and 1 MB',
);
const hostile = {
  '[': ['python', 'javascript', 'matlab', 'julia', 'csharp', 'json', 'plaintext'],
  '[[1,': ['python', 'javascript', 'json', 'rust', 'plaintext'],
  '((1,': ['python', 'plaintext'],
  '{{1,': ['c', 'java', 'wolfram', 'go'],
  '[[/*': ['javascript', 'rust'],
  '[[#': ['python', 'octave'],
  '[["': ['python', 'json', 'plaintext'],
  "[1 '": ['matlab', 'octave'],
  'matrix(c(': ['r', 'plaintext'],
  'reshape([': ['fortran', 'julia'],
  'm << 1, ': ['cpp'],
  "np.matrix('": ['python'],
  '\\begin{bmatrix}1&': ['latex', 'plaintext'],
  '1 ': ['plaintext', 'csv'],
};
let worst = 0;
for (const [piece, ids] of Object.entries(hostile)) {
  for (const id of ids) {
    const times = [8, 4, 2, 1].map((part) => {
      const text = piece.repeat(Math.floor(1e6 / part / piece.length));
      return time(3, () => {
        findMatrices(text, id);
        parseMatrix(text, id);
      });
    });
    const growth = times[3] / times[1] / 4;
    worst = Math.max(worst, growth);
    const shown = times.map((ms) => ms.toFixed(1).padStart(7)).join(' ');
    console.log(
      `  ${JSON.stringify(piece).padEnd(22)} ${id.padEnd(11)} ${shown}   last/second ÷ 4: ${growth.toFixed(2)}`,
    );
  }
}
console.log(`  largest (1 is linear, 4 quadratic): ${worst.toFixed(2)}`);

console.log('\nThe literal under the cursor in 50,000 lines, medians of 31 (ms)');
const code = {
  python: ['def f(x, y):', '    return g(x[0], [y, 1]) + h({"a": (1, 2)})', ''],
  javascript: ['function f(x, y) {', '  return g(x[0], [y, 1]) + h({ a: (1, 2) });', '}'],
  matlab: ['function z = f(x, y)', "  z = g(x(1), [y, 1]') + h({1, 2});", 'end'],
  plaintext: ['Some words, and 3 numbers (1, 2) in', 'a log of the year 2026: [info] done', ''],
};
for (const [id, lines] of Object.entries(code)) {
  const all = Array.from({ length: 50_000 }, (_, i) => lines[i % lines.length]);
  all[25_000] = id === 'matlab' ? 'A = [1 2; 3 4];' : 'A = [[1, 2], [3, 4]]';
  const text = all.join('\n');
  const inside = text.indexOf('A = [') + 7;
  if (!matrixAt(text, id, inside)?.result.ok) throw new Error(`${id}: the literal is not found`);
  const hit = time(31, () => matrixAt(text, id, inside));
  const miss = time(31, () => matrixAt(text, id, text.length - 50));
  const whole = time(5, () => findMatrices(text, id));
  console.log(
    `  ${id.padEnd(11)} ${(text.length / 1e6).toFixed(1)} MB: on it ${hit.toFixed(2)}, ` +
      `elsewhere ${miss.toFixed(2)}; the whole document ${whole.toFixed(1)}`,
  );
}
