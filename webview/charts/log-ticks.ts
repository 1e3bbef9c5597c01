/** Maximum number of labels on a log axis. */
export const mostTicks = 6;

/** Decades of an axis that has only powers of ten. */
const manyDecades = 2;

/**
 * Values with a label on a log axis: powers of ten, evenly spaced, if it has many; 1, 2 and 5 times them if it has one or
 * two; and even steps of one digit if all of it is narrower than that.
 *
 * @param min above 0.
 */
export function logTicks(min: number, max: number): number[] {
  const low = Math.ceil(Math.log10(min) - 1e-9);
  const high = Math.floor(Math.log10(max) + 1e-9);
  if (!Number.isFinite(low) || !Number.isFinite(high) || !(max > min)) return [];
  if (high - low >= manyDecades) return decades(low, high);
  const few = leading(min, max, low - 1, high, [1, 2, 5]);
  if (few.length > mostTicks) return leading(min, max, low - 1, high, [1, 3]);
  return few.length >= 3 ? few : evenTicks(min, max);
}

function decades(low: number, high: number): number[] {
  const step = Math.max(1, Math.ceil((high - low) / (mostTicks - 1)));
  const ticks: number[] = [];
  for (let power = high; power >= low; power -= step) ticks.unshift(10 ** power);
  return ticks;
}

/** Numbers with one digit, one of these. */
function leading(
  min: number,
  max: number,
  low: number,
  high: number,
  digits: readonly number[],
): number[] {
  const ticks: number[] = [];
  for (let power = low; power <= high; power++) {
    for (const digit of digits) ticks.push(Number(`${digit}e${power}`));
  }
  return ticks.filter((value) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9));
}

function evenTicks(min: number, max: number): number[] {
  const rough = (max - min) / (mostTicks - 1);
  const power = Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((each) => each * 10 ** power >= rough * (1 - 1e-9)) ?? 10;
  // Whole multiples, and a division where the step is below 1: 3 · 0.1 is not 0.3.
  const valueOf = (count: number) =>
    power < 0 ? (count * digit) / 10 ** -power : count * digit * 10 ** power;
  const step = valueOf(1);
  const ticks: number[] = [];
  const last = Math.floor(max / step + 1e-9);
  for (let count = Math.ceil(min / step - 1e-9); count <= last; count++) ticks.push(valueOf(count));
  return ticks;
}

/** Significant digits with which these labels differ, at least three. */
export function digitsFor(values: readonly number[]): number {
  const largest = Math.max(...values.map(Math.abs));
  let gap = Infinity;
  for (let i = 1; i < values.length; i++)
    gap = Math.min(gap, Math.abs(values[i]! - values[i - 1]!));
  // Of a wide axis, each label has its own digits.
  if (!(gap > 0) || gap === Infinity || largest / gap > 1e12) return 3;
  const isEven = Math.abs((values.at(-1)! - values[0]!) / gap - (values.length - 1)) < 1e-3;
  return isEven ? Math.max(3, Math.ceil(Math.log10(largest / gap) + 1 - 1e-9)) : 3;
}
