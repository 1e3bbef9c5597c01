import { expect } from 'vitest';
import type { Color } from './visualizer.js';

/**
 * A colour map has 256 steps, and rounding may put a computed entry on either side of a step. 3 in any
 * channel is the largest difference between neighbouring steps of the maps in use.
 */
const STEP = 3;

const near = (a: Color, b: Color) => a.every((channel, at) => Math.abs(channel - b[at]!) <= STEP);

/** For each cell, the first cell with the same colour. */
export const equalCells = (colors: readonly Color[]) =>
  colors.map((color) => colors.findIndex((other) => near(color, other)));

/** For each number, the first one with the same value. */
export const equalNumbers = (values: readonly number[]) =>
  values.map((value) => values.indexOf(value));

const lightness = ([r, g, b]: Color) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/**
 * Waits until equal entries have equal colours. Larger entries must then be lighter, as in viridis, the
 * default map.
 */
export async function expectColorsFollow(
  values: readonly number[],
  colors: () => Promise<readonly Color[]>,
): Promise<void> {
  await expect.poll(async () => equalCells(await colors())).toEqual(equalNumbers(values));
  const shown = await colors();
  const first = [...new Set(equalNumbers(values))].sort((a, b) => values[a]! - values[b]!);
  const light = first.map((at) => lightness(shown[at]!));
  expect(light).toEqual([...light].sort((a, b) => a - b));
}
