// Writes large.csv: a smooth 512×384 surface of low rank under a little noise.
//   node samples/make_large_csv.mjs [rows] [columns]
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rows = Number(process.argv[2] ?? 512);
const columns = Number(process.argv[3] ?? 384);

/** Seeded noise in (-1, 1), so that the file is the same every time (mulberry32). */
let state = 1;
function noise() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
}

const file = createWriteStream(fileURLToPath(new URL('large.csv', import.meta.url)));
for (let i = 0; i < rows; i++) {
  const y = i / rows;
  const row = Array.from({ length: columns }, (_, j) => {
    const x = j / columns;
    const surface = Math.sin(6 * x) * Math.cos(4 * y) + 0.5 * Math.sin(20 * x * y) + x * y;
    return (surface + 0.01 * noise()).toFixed(5);
  });
  file.write(`${row.join(',')}\n`);
}
file.end();
