import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energies, spectrumSummary, storage, tails } from '../../../src/core/index.js';
import { matrixOf, spectrumCases, svdOf } from './helpers.js';

const relative = (actual: number, expected: number): number =>
  expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);

describe.each(spectrumCases())('$name against NumPy', (reference) => {
  const { rows, cols } = reference;
  const { s } = svdOf(matrixOf(rows, cols, reference.data));
  const summary = spectrumSummary(s, rows, cols);
  const top = reference.singularValues[0] ?? 0;

  it('has the tails', () => {
    const ours = tails(s);
    expect(ours).toHaveLength(reference.tail.length);
    reference.tail.forEach((tail, k) => {
      expect(Math.abs(ours[k]! - tail)).toBeLessThanOrEqual(1e-14 * top * Math.max(rows, cols));
    });
  });

  it('has the ranks, norms and condition', () => {
    expect(summary.numericalRank).toBe(reference.rank);
    expect(relative(summary.nuclear, reference.nuclear)).toBeLessThan(1e-13);
    expect(relative(summary.frobenius, reference.frobenius)).toBeLessThan(1e-13);
    expect(relative(summary.spectral, top)).toBeLessThan(1e-13);
    if (reference.stableRank === null) expect(summary.stableRank).toBeNull();
    else expect(relative(summary.stableRank!, reference.stableRank)).toBeLessThan(1e-12);
    if (reference.effectiveRank === null) expect(summary.effectiveRank).toBeNull();
    else expect(relative(summary.effectiveRank!, reference.effectiveRank)).toBeLessThan(1e-12);
    if (reference.condition === null) expect(summary.condition).toBe('rank-deficient');
    else {
      // σ_r has an error of about ε σ₁, so the condition has a relative error of about ε·condition.
      const allowed = 1e-13 + 16 * 2 ** -52 * reference.condition;
      expect(relative(Number(summary.condition), reference.condition)).toBeLessThan(allowed);
    }
  });
});

// Subnormal numbers have too few bits for shares of the energy.
const spectra = fc
  .array(fc.double({ min: 0, max: 1e3, noNaN: true }), { minLength: 0, maxLength: 12 })
  .map((list) =>
    Float64Array.from(list, (v) => (v < 1e-290 ? 0 : v))
      .sort()
      .reverse(),
  );

describe('tails and energies', () => {
  it('squares the second tail of [[4,11,14],[8,7,-2]] to 90', () => {
    const tail = tails(Float64Array.of(6 * Math.sqrt(10), 3 * Math.sqrt(10)));
    expect(tail[1]! ** 2).toBeCloseTo(90, 12);
    expect(tail[2]).toBe(0);
  });

  it.each([1e-200, 1, 1e200])('keeps σ = 15, 3, 0 exact at scale %d', (scale) => {
    const tail = tails(Float64Array.of(15 * scale, 3 * scale, 0));
    expect(tail[0]! / scale).toBeCloseTo(Math.sqrt(234), 12);
    expect(tail[1]).toBe(3 * scale);
    expect(Array.from(tail.subarray(2))).toEqual([0, 0]);
  });

  it('counts what a truncated SVD leaves out', () => {
    fc.assert(
      fc.property(spectra, fc.nat(12), (s, cut) => {
        const whole = tails(s);
        const kept = s.subarray(0, cut);
        const beyond = whole[kept.length]!;
        tails(kept, beyond).forEach((tail, k) => expect(tail).toBeCloseTo(whole[k]!, 9));
        energies(kept, beyond).forEach((share, k) =>
          expect(share).toBeCloseTo(energies(s)[k]!, 12),
        );
      }),
    );
  });

  it('keeps small tails to full relative precision', () => {
    const tail = tails(Float64Array.of(1e100, 3e-180, 4e-180));
    expect(relative(tail[1]!, 5e-180)).toBeLessThan(1e-15);
  });

  it('fall and rise from end to end and agree with each other', () => {
    fc.assert(
      fc.property(spectra, (s) => {
        const tail = tails(s);
        const energy = energies(s);
        expect(tail).toHaveLength(s.length + 1);
        expect(energy[s.length]).toBe(1);
        for (let k = 0; k < s.length; k++) {
          expect(tail[k]).toBeGreaterThanOrEqual(tail[k + 1]!);
          expect(energy[k]).toBeLessThanOrEqual(energy[k + 1]!);
          if (tail[0]! > 0) {
            expect(energy[k]).toBeCloseTo(1 - (tail[k]! / tail[0]!) ** 2, 10);
          }
        }
      }),
    );
  });
});

describe('storage', () => {
  it('counts a 400×300 image at rank 30', () => {
    const counts = storage(400, 300, 30);
    expect(counts.full).toBe(120_000);
    expect(counts.triplets).toBe(21_030);
    expect(counts.factors).toBe(21_000);
    expect(counts.ratio).toBeCloseTo(5.706, 3);
  });

  it('counts the LoRA pair of a 10×10 matrix at rank 2', () => {
    expect(storage(10, 10, 2).factors).toBe(40);
  });

  it('has its largest rank just below break-even', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (m, n) => {
        const { largestRank } = storage(m, n, 1);
        expect(storage(m, n, largestRank).triplets).toBeLessThan(m * n);
        expect(storage(m, n, largestRank + 1).triplets).toBeGreaterThanOrEqual(m * n);
      }),
    );
  });
});
