import { describe, expect, it } from 'vitest';
import { singularValues } from '../../../src/core/index.js';
import { measurePair } from '../../../src/core/weights/measure/pair.js';
import { measureTensor } from '../../../src/core/weights/measure/tensor.js';
import { build, multiply, random, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

function f64(rows: number, cols: number, data: Float64Array) {
  const layout = { rows, cols, isUnfolded: false };
  return { bytes: new Uint8Array(data.slice().buffer), dtype: 'F64', layout };
}

describe('a tensor', () => {
  it('has exact numbers', () => {
    const matrix = random(30, 20, 4);
    const { numbers, values } = unwrap(measureTensor(f64(30, 20, matrix.data), { level: 'exact' }));
    expect(numbers).toMatchObject({ isExact: true, numericalRank: 20, nan: 0, infinite: 0 });
    expect(values).toEqual(unwrap(singularValues(matrix)));
    expect(numbers.heavyTail?.count).toBeGreaterThan(1);
  });

  it('has leading numbers first, where it is large', () => {
    const spectrum = Array.from({ length: 300 }, (_, i) => 100 * 0.7 ** i);
    const matrix = withSpectrum(330, 300, spectrum, 2);
    const { numbers, values } = unwrap(
      measureTensor(f64(330, 300, matrix.data), { level: 'leading' }),
    );
    expect(numbers.isExact).toBe(false);
    expect(values.length).toBe(32);
    const exact = unwrap(measureTensor(f64(330, 300, matrix.data), { level: 'exact' }));
    expect(Math.abs(numbers.spectral - exact.numbers.spectral)).toBeLessThan(1e-8);
    expect(numbers.error).toBeLessThan(1e-6);
    expect([numbers.rank90, numbers.rank99]).toEqual([exact.numbers.rank90, exact.numbers.rank99]);
    expect(numbers.frobenius).toBeCloseTo(exact.numbers.frobenius, 9);
    const small = unwrap(measureTensor(f64(2, 2, random(2, 2).data), { level: 'leading' }));
    expect(small.numbers.isExact).toBe(true);
  });

  it('counts what is not finite', () => {
    const data = Float64Array.of(1, NaN, Infinity, -Infinity, NaN, NaN, 2, 2, 4);
    const { numbers, values } = unwrap(measureTensor(f64(3, 3, data), { level: 'exact' }));
    expect(numbers).toMatchObject({ nan: 3, infinite: 2, spectral: 0, rank90: null });
    expect(numbers.frobenius).toBe(5);
    expect(values.length).toBe(0);
  });

  it('refuses unknown types and wrong sizes', () => {
    const tensor = f64(2, 2, random(2, 2).data);
    const refuse = (change: Partial<typeof tensor>) =>
      measureTensor({ ...tensor, ...change }, { level: 'exact' });
    expect(refuse({ dtype: 'F4' })).toMatchObject({
      problem: { code: 'notNumeric', message: 'The element type F4 is not known.' },
    });
    expect(refuse({ dtype: 'C64' })).toMatchObject({ problem: { code: 'complex' } });
    expect(refuse({ dtype: 'F32' })).toMatchObject({
      problem: { code: 'syntax', message: 'The tensor takes 16 bytes, and the file has 32.' },
    });
  });

  it('can be cancelled', () => {
    const tensor = f64(200, 200, random(200, 200).data);
    const options = { level: 'exact', isCancelled: () => true } as const;
    expect(measureTensor(tensor, options)).toMatchObject({ problem: { code: 'cancelled' } });
  });
});

describe('a pair', () => {
  it('has the values of s·B A', () => {
    const b = random(40, 4, 1);
    const a = random(4, 30, 2);
    const { numbers, values, note } = unwrap(measurePair({ b, a, scale: -0.5 }));
    const exact = unwrap(singularValues(multiply(b, a)));
    expect(values.length).toBe(4);
    values.forEach((value, i) => expect(value).toBeCloseTo(exact[i]! / 2, 12));
    expect(numbers).toMatchObject({ numericalRank: 4, condition: values[0]! / values[3]! });
    expect(note).toBeUndefined();
  });

  it('says why it is zero', () => {
    const zero = build(5, 2, () => 0);
    const note = (...[b, a, scale]: [typeof zero, typeof zero, number]) =>
      unwrap(measurePair({ b, a, scale })).note;
    expect(note(zero, random(2, 4), 1)).toBe(
      'B is zero: a new adapter, which changes nothing yet.',
    );
    expect(
      note(
        random(5, 2),
        build(2, 4, () => 0),
        1,
      ),
    ).toBe('A is zero, so it changes nothing.');
    expect(note(random(5, 2), random(2, 4), 0)).toBe('α is 0, so it changes nothing.');
    expect(
      note(
        build(5, 0, () => 0),
        build(0, 4, () => 0),
        1,
      ),
    ).toBe('Its rank is 0.');
  });

  it('refuses a scale that is no number', () => {
    expect(measurePair({ b: random(5, 2), a: random(2, 4), scale: NaN })).toMatchObject({
      problem: { code: 'nonFinite' },
    });
  });

  it('counts what is not finite in its factors', () => {
    const b = build(3, 1, (i) => (i === 0 ? NaN : 1));
    const a = build(1, 3, (_, j) => (j === 0 ? Infinity : 1));
    expect(unwrap(measurePair({ b, a, scale: 1 })).numbers).toMatchObject({ nan: 1, infinite: 1 });
  });
});
