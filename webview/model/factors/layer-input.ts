import { seededRandom } from '../../../src/core/index.js';

/** A vector that the user typed, or what is wrong with it. */
export type Typed =
  | { readonly ok: true; readonly values: Float64Array }
  | { readonly ok: false; readonly problem: 'count' | 'number'; readonly text: string };

/**
 * Reads numbers with commas, semicolons or spaces between them, with or without brackets. A single number
 * stands for every entry, so "0" is the zero vector of any length.
 *
 * @returns `count` if the number of entries is wrong, with this number; `number` with the word that is
 *   not a number.
 */
export function readVector(text: string, length: number): Typed {
  const words = text.split(/[\s,;[\]()]+/).filter((word) => word !== '');
  const wrong = words.find((word) => !Number.isFinite(readNumber(word)));
  if (wrong !== undefined) return { ok: false, problem: 'number', text: wrong };
  if (words.length === 1) {
    return { ok: true, values: new Float64Array(length).fill(readNumber(words[0]!)) };
  }
  if (words.length !== length) return { ok: false, problem: 'count', text: String(words.length) };
  return { ok: true, values: Float64Array.from(words, readNumber) };
}

/** Hexadecimal numbers and the like are not accepted here. */
function readNumber(word: string): number {
  const plain = word.replace('−', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/**
 * Standard normal numbers with three decimals, as text. The numbers on screen are exactly those of the
 * computation.
 */
export function drawVector(seed: number, stream: 'x' | 'b', length: number): string {
  const random = seededRandom(stream === 'x' ? seed : seed ^ 0x5bd1e995);
  return Array.from({ length }, () => String(Number(random.normal().toFixed(3)))).join(', ');
}

/** The state that is saved for the layer: a seed, or the text that was typed. */
export interface LayerInput {
  readonly seed: number;
  readonly x?: string;
  readonly b?: string;
}

export function isLayerInput(value: unknown): value is LayerInput {
  if (typeof value !== 'object' || value === null) return false;
  const { seed, x, b } = value as Partial<Record<keyof LayerInput, unknown>>;
  const text = (field: unknown) => field === undefined || typeof field === 'string';
  return Number.isInteger(seed) && text(x) && text(b);
}
