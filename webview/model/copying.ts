import { usualTarget, type CopyTarget, type Digits, type Matrix } from '../../src/core/index.js';
import type { Source } from '../../src/protocol/index.js';

export const isDigits = (value: unknown): value is Digits =>
  value === 'source' || value === 'few' || value === 'all';

/** The notation of the text that the matrix comes from; NumPy where there is none. */
export function targetOf(source: Source | undefined, matrix: Matrix | undefined): CopyTarget {
  const language = source?.locator['languageId'];
  return usualTarget(typeof language === 'string' ? language : undefined, matrix);
}
