import { describe, expect, it } from 'vitest';
import { singularValues } from '../../../src/core/index.js';
import { heavyTail } from '../../../src/core/weights/numbers/heavy-tail.js';
import { leadingNumbersOf, numbersOf } from '../../../src/core/weights/numbers/numbers.js';
import { fitPowerLaw } from '../../../src/core/weights/numbers/power-law.js';
import { unitRoundoff } from '../../../src/core/weights/numbers/rounding.js';
import { build, stream, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

describe('numbers of all singular values', () => {
  it('are those of the definitions', () => {
    const numbers = numbersOf(Float64Array.of(4, 2, 2, 0), 6, 4);
    expect(numbers).toMatchObject({
      isExact: true,
      error: 0,
      spectral: 4,
      stableRank: 24 / 16,
      // The energies are 16, 20, 24 of 24.
      rank90: 3,
      rank95: 3,
      rank99: 3,
      numericalRank: 3,
      condition: 'rank-deficient',
      heavyTail: null,
    });
    expect(numbers.frobenius).toBeCloseTo(Math.sqrt(24), 14);
    expect(numbers.effectiveRank).toBeCloseTo(Math.exp(1.5 * Math.log(2)), 12);
    expect(numbers.spectrum).toEqual([0, Math.log10(0.5), Math.log10(0.5), -20]);
    expect(numbersOf(Float64Array.of(4, 2), 2, 2).condition).toBe(2);
  });

  it('of a zero and of an empty matrix are no NaN', () => {
    for (const s of [Float64Array.of(0, 0), new Float64Array(0)]) {
      const numbers = numbersOf(s, 2, 3);
      expect(numbers).toMatchObject({
        frobenius: 0,
        stableRank: null,
        numericalRank: 0,
        rank90: 0,
      });
      expect(JSON.stringify(numbers)).not.toContain('NaN');
    }
  });

  it('have a sparkline of at most 48 points', () => {
    const s = Float64Array.from({ length: 1000 }, (_, i) => 10 ** (-i / 100));
    const { spectrum } = numbersOf(s, 1000, 1000);
    expect(spectrum.length).toBe(48);
    expect(spectrum[47]).toBeCloseTo(-9.99, 12);
    expect(numbersOf(Float64Array.of(3), 1, 5).spectrum).toEqual([0]);
  });

  it('count as rank what rounding to the element type cannot make', () => {
    const truth = withSpectrum(90, 60, [5, 3, 2, 1, 1], 4);
    const rounded = build(90, 60, (i, j) => Math.fround(truth.data[i * 60 + j]!));
    const s = unwrap(singularValues(rounded));
    expect(numbersOf(s, 90, 60).numericalRank).toBe(60);
    expect(numbersOf(s, 90, 60, unitRoundoff('F32')).numericalRank).toBe(5);
    // A full matrix in half precision keeps its rank.
    const next = stream(3);
    const full = unwrap(singularValues(build(80, 40, () => next() - 0.5)));
    expect(numbersOf(full, 80, 40, unitRoundoff('BF16')).numericalRank).toBe(40);
  });
});

describe('numbers of leading singular values', () => {
  it('leave unknown what the others would tell', () => {
    const s = Float64Array.of(4, 3);
    const numbers = leadingNumbersOf(s, Math.sqrt(25.5), 1e-9);
    expect(numbers).toMatchObject({
      isExact: false,
      error: 1e-9,
      rank90: 2,
      rank95: 2,
      rank99: null,
      effectiveRank: null,
      numericalRank: null,
      condition: null,
      heavyTail: null,
    });
    expect(numbers.stableRank).toBeCloseTo(25.5 / 16, 14);
    expect(leadingNumbersOf(Float64Array.of(0), 0, 0)).toMatchObject({
      stableRank: null,
      rank90: null,
    });
  });
});

describe('a power law', () => {
  it('is found with its exponent', () => {
    const next = stream(1);
    const x = Float64Array.from({ length: 4000 }, () => (1 - next()) ** (-1 / 1.5)).sort();
    const fit = fitPowerLaw(x)!;
    expect(fit.alpha).toBeCloseTo(2.5, 1);
    expect(Math.abs(fit.alpha - 2.5)).toBeLessThan(3 * fit.sigma);
    expect(fit.sigma).toBeCloseTo((fit.alpha - 1) / Math.sqrt(fit.count), 14);
  });

  it('is the same as by trying everything', () => {
    for (let seed = 1; seed < 20; seed++) {
      const next = stream(seed);
      const x = Float64Array.from({ length: 20 + seed * 7 }, () =>
        Math.exp(3 * next() ** 2),
      ).sort();
      const fit = fitPowerLaw(x)!;
      const all = everyFit(x);
      expect(fit.distance).toBeCloseTo(all.distance, 12);
      expect(fit.alpha).toBeCloseTo(all.alpha, 10);
      expect(fit.xmin).toBe(all.xmin);
    }
  });

  it('needs two different numbers', () => {
    expect(fitPowerLaw(Float64Array.of(1))).toBeUndefined();
    expect(fitPowerLaw(Float64Array.of(2, 2, 2))).toBeUndefined();
  });

  it('of 4096 numbers has the error of its exponent', () => {
    const next = stream(2);
    const s = Float64Array.from({ length: 4096 }, () => next() + 0.01)
      .sort()
      .reverse();
    const fit = heavyTail(s, 4096, 4096)!;
    expect(fit.count).toBe(s.filter((sigma) => sigma ** 2 >= fit.xmin * (1 - 1e-12)).length);
    expect(fit.sigma).toBeCloseTo((fit.alpha - 1) / Math.sqrt(fit.count), 12);
  });
});

describe('the bulk of noise', () => {
  it('has its edge at λ₊, and spikes above it', () => {
    const next = stream(5);
    const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const noise = build(300, 200, gauss);
    const tail = heavyTail(unwrap(singularValues(noise)), 300, 200)!;
    expect(tail.mpSoftrank).toBeCloseTo(1, 1);
    expect(tail.spikes).toBeLessThan(3);
    const edge = tail.mpSoftrank! * tail.xmax;
    expect(edge / (Math.sqrt(300) + Math.sqrt(200)) ** 2).toBeCloseTo(1, 1);
    for (let i = 0; i < 300; i++) noise.data[i * 200 + 7]! += 10;
    expect(heavyTail(unwrap(singularValues(noise)), 300, 200)!.spikes).toBeGreaterThan(0);
  });

  it('is unknown where most values are 0 or not given', () => {
    const s = Float64Array.from({ length: 30 }, (_, i) => 30 - i);
    expect(heavyTail(s, 100, 100)).toMatchObject({ mpSoftrank: null, spikes: null });
    const padded = new Float64Array(100);
    padded.set(s);
    expect(heavyTail(padded, 100, 100)).toMatchObject({ mpSoftrank: null, spikes: null });
  });

  it('has no NaN at the ends of the doubles', () => {
    const s = (scale: number) => Float64Array.from({ length: 30 }, (_, i) => (30 - i) * scale);
    expect(heavyTail(s(1e200), 30, 30)).toBeNull();
    expect(heavyTail(s(1e-200), 30, 30)).toBeNull();
    expect(JSON.stringify(heavyTail(s(1e100), 30, 30))).not.toMatch(/null|NaN/);
  });
});

/** The fit with the whole distance of every xmin. */
function everyFit(x: Float64Array) {
  let best = { distance: Infinity, alpha: 0, xmin: 0 };
  for (let at = 0; at < x.length - 1; at++) {
    const tail = [...x.subarray(at)];
    const xmin = tail[0]!;
    const alpha = 1 + tail.length / tail.reduce((sum, value) => sum + Math.log(value / xmin), 0);
    const distance = Math.max(
      ...tail.map((value, j) => Math.abs(1 - (value / xmin) ** (1 - alpha) - j / tail.length)),
    );
    if (distance < best.distance) best = { distance, alpha, xmin };
  }
  return best;
}
