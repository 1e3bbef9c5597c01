import { readFileSync } from 'node:fs';
import type { Pixels } from '../../../src/core/index.js';

/** The pictures of test/fixtures/images, whose script says what is in them. */
export const width = 23;
export const height = 17;

export function image(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/images/${name}`, import.meta.url)));
}

export function jsonOf(name: string): unknown {
  return JSON.parse(new TextDecoder().decode(image(name)));
}

/** A picture from a rule for the values of each pixel. */
export function picture(peak: number, values: (x: number, y: number) => readonly number[]): Pixels {
  const all: number[] = [];
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) all.push(...values(x, y));
  const channels = values(0, 0).length === 1 ? 1 : 3;
  const data = peak > 255 ? Uint16Array.from(all) : Uint8Array.from(all);
  return { width, height, channels, peak, data };
}

export const colours = picture(255, (x, y) => [x * 11, y * 15, (x + 2 * y) * 4]);
export const grey = picture(255, (x, y) => [3 * x + 5 * y]);
export const deep = picture(65_535, (x, y) => [x * 2500 + y * 300]);
export const deepColours = picture(65_535, (x, y) => [x * 2800, y * 3900, x * y * 180]);
