// Speed of the readers of matrix literals: `npm run build && npm run bench:literals`.
//
// 1. A nested literal of 10 MB against JSON.parse on the same text, in one run: at most 3×.
// 2. The same for numbers between blanks, and the memory that reading takes.
// 3. The literal under the cursor in a file of 50,000 lines: under 5 ms.
// 4. Hostile inputs, doubled: linear means that time doubles too.
import { cpus } from 'node:os';
import { findMatrices, matrixAt, parseMatrix } from '../dist/core.mjs';
import { benchHostile } from './literals/hostile.mjs';

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

console.log('\nNumbers between blanks against JSON.parse of as many numbers, medians of 5 (ms)');
for (const [name, cols, write] of [
  ['6 significant digits, 1000 columns', 1000, (x) => x.toPrecision(6)],
  ['4 decimals, 3 columns', 3, (x) => x.toFixed(4)],
  ['small integers, 3 columns', 3, (x) => String(Math.round(x * 99))],
]) {
  const count = Math.floor(9.5e6 / (write(0.123456789).length + 1));
  const text = nested(Math.floor(count / cols), cols, write).replace(/[[\],]/g, '');
  const json = `[${text.trim().replaceAll(/\s+/g, ',')}]`;
  const base = time(5, () => JSON.parse(json));
  const ms = time(5, () => parseMatrix(text, 'plaintext'));
  const size = (text.length / 1e6).toFixed(1);
  console.log(
    `  ${name}, ${size} MB: JSON.parse ${base.toFixed(0)}, plaintext ${ms.toFixed(0)} (${(ms / base).toFixed(2)}×)`,
  );
}

if (globalThis.gc) {
  console.log('\nMemory while a literal of 10 MB is read, and what of it stays (MB)');
  const text = nested(1100, 1000, (x) => x.toPrecision(6));
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

console.log('\nThe literal under the cursor in 50,000 lines, medians of 31 (ms)');
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
  const text = all.join('\n');
  const above = all.slice(0, 25_000).join('\n').length + 1;
  const inside = above + Math.floor(all[25_000].length * 0.7);
  if (!matrixAt(text, id, inside)?.result.ok) throw new Error(`${id}: the literal is not found`);
  const began = performance.now();
  matrixAt(`${text}\n`, id, inside);
  const cold = performance.now() - began;
  const hit = time(31, () => matrixAt(text, id, inside));
  const miss = time(31, () => matrixAt(text, id, text.length - 50));
  const whole = time(5, () => findMatrices(text, id));
  console.log(
    `  ${id.padEnd(11)} ${(text.length / 1e6).toFixed(1)} MB: on it ${hit.toFixed(2)} (first time in this text ${cold.toFixed(2)}), ` +
      `elsewhere ${miss.toFixed(2)}; the whole document ${whole.toFixed(1)}`,
  );
}

benchHostile(console.log);
