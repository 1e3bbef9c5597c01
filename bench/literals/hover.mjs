// What a hover over a matrix of 100×100 computes.
import {
  colorTable,
  makeScale,
  matrixAt,
  missingColorOf,
  rasterize,
  recommendRank,
  singularValues,
  suggestRanks,
  usualRange,
} from '../../dist/core.mjs';
import { flat, nested } from './texts.mjs';

/** What a hover computes: the literal, its singular values, the ranks of the rules, and a picture of 32 × 32 cells. */
function hover(text, at) {
  const { result } = matrixAt(text, 'python', at);
  const { rows, cols, data } = result.value;
  const s = singularValues(result.value).value;
  recommendRank(s, rows, cols);
  suggestRanks(s, rows, cols);
  return rasterize({
    ...result.value,
    viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
    ...{ width: 32, height: 32 },
    scale: makeScale('linear', usualRange(data)),
    table: colorTable('viridis'),
    missingColor: missingColorOf('viridis'),
  });
}

/** For two kinds of numbers, the milliseconds of 31 hovers, each over a text that was not read before. */
export function hoverTimes() {
  return [
    { name: 'small integers', write: (x) => String(Math.round(x * 99)) },
    { name: '17 digits', write: String },
  ].map(({ name, write }) => {
    const literal = flat(`W = np.array(${nested(100, 100, write)})`);
    const times = Array.from({ length: 31 }, (_, k) => {
      const text = flat(`${literal}${'\n'.repeat(k + 1)}`);
      const began = performance.now();
      hover(text, literal.length >> 1);
      return performance.now() - began;
    });
    return { name, times };
  });
}
