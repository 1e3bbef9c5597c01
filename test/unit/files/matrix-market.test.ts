import { describe, expect, it } from 'vitest';
import { memoryBytes } from '../../../src/core/files/bytes.js';
import { openArrays } from '../../../src/core/files/catalog/open.js';
import { libraries } from '../../../src/host/sources/file/libraries.js';
import { entryNamed, expectProblem, fixture, numbersOf } from './helpers.js';

/** test/fixtures/files/make_mtx.py says what is in the files, which SciPy wrote. */
const open = (file: string) =>
  openArrays(memoryBytes(fixture(file)), 'mtx', libraries, { maxBytes: 2 ** 20 });

const matrices = {
  general: [1.5, 0, -2, 0, 3, 0],
  symmetric: [4, 1, 0, 1, 5, 2, 0, 2, 6],
  skew: [0, -1, 2, 1, 0, -3, -2, 3, 0],
  whole: [1, 0, -2, 0, 3, 0],
} as const;

describe.each(['array', 'coordinate'])('a Matrix Market file with %s', (kind) => {
  it.each(Object.entries(matrices))('has its numbers: %s', async (name, expected) => {
    const entry = entryNamed(await open(`${kind}-${name}.mtx`), '');
    expect(entry.shape).toEqual(expected.length === 6 ? [2, 3] : [3, 3]);
    expect(await numbersOf(entry)).toEqual(expected);
  });

  it.each(['complex', 'hermitian'])('of complex numbers is refused: %s', async (name) => {
    expectProblem(await open(`${kind}-${name}.mtx`), 'complex', 'complex matrix');
  });
});

describe('a Matrix Market file with a pattern', () => {
  it.each(['pattern.mtx', 'pattern-symmetric.mtx'])('has ones: %s', async (file) => {
    const entry = entryNamed(await open(file), '');
    expect(await numbersOf(entry)).toEqual([1, 1, 0, 1, 1, 1, 0, 1, 1]);
  });
});
