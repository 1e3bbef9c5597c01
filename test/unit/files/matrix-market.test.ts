import { describe, expect, it } from 'vitest';
import { encodeUtf8, type ComplexPart } from '../../../src/core/index.js';
import { memoryBytes } from '../../../src/core/files/bytes.js';
import { openArrays } from '../../../src/core/files/catalog/open.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { entryNamed, expectProblem, fixture, numbersOf } from './helpers.js';

/** test/fixtures/files/make_mtx.py says what is in the files, which SciPy wrote. */
const limits = { maxBytes: 2 ** 20 };
const open = (file: string) => openArrays(memoryBytes(fixture(file)), 'mtx', libraries, limits);

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

  // [[2, 1 − i], [1 + i, 3]]
  it.each(['complex', 'hermitian'])('has complex numbers: %s', async (name) => {
    const entry = entryNamed(await open(`${kind}-${name}.mtx`), '');
    expect([entry.shape, entry.isComplex]).toEqual([[2, 2], true]);
    const parts = (part: ComplexPart) => numbersOf(entry, { part });
    expect(await parts('real')).toEqual([2, 1, 1, 3]);
    expect(await parts('imaginary')).toEqual([0, -1, 1, 0]);
    expect(await parts('magnitude')).toEqual([2, Math.SQRT2, Math.SQRT2, 3]);
  });

  it.each([
    ['symmetric', [1, 2, 2, 3], [4, 5, 5, 6]],
    ['skew-symmetric', [0, -2, 2, 0], [0, -5, 5, 0]],
  ])('has the other triangle of complex numbers: %s', async (symmetry, real, imaginary) => {
    const skew = symmetry === 'skew-symmetric';
    const lines = kind === 'array' ? ['1 4', '2 5', '3 6'] : ['1 1 1 4', '2 1 2 5', '2 2 3 6'];
    const stored = skew ? [lines[1]!] : lines;
    const size = kind === 'array' ? '2 2' : `2 2 ${stored.length}`;
    const text = [`%%MatrixMarket matrix ${kind} complex ${symmetry}`, size, ...stored].join('\n');
    const found = await openArrays(memoryBytes(encodeUtf8(text)), 'mtx', libraries, limits);
    const entry = entryNamed(found, '');
    expect(await numbersOf(entry, { part: 'real' })).toEqual(real);
    expect(await numbersOf(entry, { part: 'imaginary' })).toEqual(imaginary);
  });

  it('with more lines than it says is refused', async () => {
    const text = kind === 'array' ? '1 1\n1 2\n3 4' : '1 1 1\n1 1 1 2\n1 1 3 4';
    const file = `%%MatrixMarket matrix ${kind} complex general\n${text}\n`;
    const found = await openArrays(memoryBytes(encodeUtf8(file)), 'mtx', libraries, limits);
    expectProblem(found, 'syntax', 'more lines follow');
    const whole = kind === 'array' ? '1 1\n1\n3' : '1 1 1\n1 1 1\n1 1 3';
    const real = `%%MatrixMarket matrix ${kind} real general\n${whole}\n`;
    const other = await openArrays(memoryBytes(encodeUtf8(real)), 'mtx', libraries, limits);
    expectProblem(other, 'syntax', 'more lines follow');
  });

  it('of complex numbers that lack a part is refused', async () => {
    const cut = kind === 'array' ? '2 2\n1' : '2 2 1\n1 1 1';
    const text = `%%MatrixMarket matrix ${kind} complex general\n${cut}\n`;
    const found = await openArrays(memoryBytes(encodeUtf8(text)), 'mtx', libraries, limits);
    expectProblem(found, 'syntax', 'This line must hold');
  });
});

describe('a Matrix Market file with a pattern', () => {
  it.each(['pattern.mtx', 'pattern-symmetric.mtx'])('has ones: %s', async (file) => {
    const entry = entryNamed(await open(file), '');
    expect(await numbersOf(entry)).toEqual([1, 1, 0, 1, 1, 1, 0, 1, 1]);
  });
});
