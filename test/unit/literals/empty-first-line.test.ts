import { expect, it } from 'vitest';
import { matrixAt } from '../../../src/core/literals/at.js';
import { findMatrices } from '../../../src/core/literals/find.js';

/**
 * Readers that look at the line above must not find the line break at the start of the text in an endless
 * loop.
 */
it.each([
  ['a diff', '\n a 1\n-1 2\n+3 4\n 5 6\n'],
  ['rows in brackets', '\n[1 2]\n[3 4]\n'],
  ['rows of numbers', '\n1 2\n3 4\n'],
  ['a table', '\n a  b\n----+----\n 1 | 2\n'],
])('a text that begins with an empty line ends: %s', (_what, text) => {
  for (const language of ['plaintext', 'markdown', 'python', 'diff']) {
    findMatrices(text, language);
    for (let at = 0; at <= text.length; at++) {
      expect(matrixAt(text, language, at)?.start ?? 0).toBeGreaterThanOrEqual(0);
    }
  }
});
