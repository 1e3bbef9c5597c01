import { describe, expect, it } from 'vitest';
import { readingLine } from '../../src/core/index.js';

describe('how a text was read, in one line', () => {
  it.each([
    ['NumPy printout', [], 'NumPy printout'],
    ['CSV', ['decimal comma'], 'CSV: decimal comma'],
    [
      'CSV',
      ['names in row 1 and column 1', 'decimal comma'],
      'CSV: names in row 1 and column 1; decimal comma',
    ],
  ])('%s with %j', (notation, notes, line) => {
    expect(readingLine({ notation, notes })).toBe(line);
  });
});
