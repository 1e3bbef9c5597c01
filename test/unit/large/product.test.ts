import { describe, expect, it } from 'vitest';
import {
  analysisOf,
  formThinProduct,
  frobeniusNorm,
  svd,
  type FromAnalysis,
  type ThinProduct,
} from '../../../src/core/index.js';
import { multiply, random as noise } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

type Of<K extends FromAnalysis['kind']> = Extract<FromAnalysis, { kind: K }>;

async function analysed(product: ThinProduct): Promise<FromAnalysis[]> {
  const told: FromAnalysis[] = [];
  const analysis = analysisOf(product, (message) => told.push(message));
  analysis.search();
  await analysis.run();
  const region = { top: 0, left: 0, bottom: product.left.rows, right: product.right.cols };
  analysis.ask({ request: 1, region, rank: 1, draft: false });
  await expect.poll(() => told.some(({ kind }) => kind === 'part')).toBe(true);
  return told;
}

const only = <K extends FromAnalysis['kind']>(told: readonly FromAnalysis[], kind: K) =>
  told.filter((message): message is Of<K> => message.kind === kind).at(-1)!;

describe('a product of thin factors', () => {
  it.each([
    [300, 3, 200],
    [40, 5, 700],
    [4, 6, 5],
    [1, 1, 9],
  ])('of %i×%i and %i columns is analysed without being formed', async (rows, inner, cols) => {
    const product = { left: noise(rows, inner, 1), right: noise(inner, cols, 2) };
    const formed = multiply(product.left, product.right);
    const told = await analysed(product);
    const { values } = only(told, 'values');
    const s = unwrap(svd(formed)).s;
    const count = Math.min(rows, inner, cols);
    expect(values).toMatchObject({ passes: 0, settled: true });
    expect(values.s).toHaveLength(count);
    const level = s[0]! * 1e-13;
    values.s.forEach((value, i) => expect(Math.abs(value - s[i]!)).toBeLessThan(level));
    expect(values.tails.at(-1)).toBe(0);
    expect(Math.abs(values.frobenius - frobeniusNorm(formed.data))).toBeLessThan(level);
    // The measured errors are those of the tails.
    const { errors } = only(told, 'measured');
    errors.forEach(({ k, frobenius }) => {
      expect(Math.abs(frobenius - values.tails[k]!)).toBeLessThan(10 * level);
    });
    const { part } = only(told, 'part');
    const sum = part.matrix!.sum.reduce((total, each) => total + each, 0);
    const whole = formed.data.reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(whole, 8);
  });

  it('has factors that need none of its rows', async () => {
    const product = { left: noise(300, 3, 1), right: noise(3, 200, 2) };
    const told: FromAnalysis[] = [];
    const analysis = analysisOf(product, (message) => told.push(message));
    analysis.search();
    await analysis.run();
    expect(only(told, 'values').leftKnown).toBe(true);
    const before = told.length;
    await analysis.askFactors(9);
    // No progress: nothing is passed through.
    expect(told.slice(before).map(({ kind }) => kind)).toEqual(['factors']);
    const { svd: found } = only(told, 'factors');
    expect([found.u.cols, found.v.cols]).toEqual([3, 3]);
    const formed = multiply(product.left, product.right);
    for (let i = 0; i < 300; i += 7) {
      for (let j = 0; j < 200; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) {
          sum += found.u.data[3 * i + k]! * found.s[k]! * found.v.data[3 * j + k]!;
        }
        expect(Math.abs(sum - formed.data[200 * i + j]!)).toBeLessThan(found.s[0]! * 1e-14);
      }
    }
    await analysis.askFactors(2);
    expect(only(told, 'factors').svd.s).toEqual(found.s.slice(0, 2));
  });

  it('is formed as a whole where it is small', async () => {
    const product = { left: noise(7, 2, 3), right: noise(2, 5, 4) };
    const { data } = await formThinProduct(product);
    multiply(product.left, product.right).data.forEach((value, i) => {
      expect(data[i]).toBeCloseTo(value, 14);
    });
  });

  it('is formed in parts where it is large, and lets others work in between', async () => {
    const product = { left: noise(900, 3, 7), right: noise(3, 1300, 8) };
    let pauses = 0;
    const { data } = await formThinProduct(product, () => {
      pauses++;
      return Promise.resolve();
    });
    expect(pauses).toBe(3);
    const formed = multiply(product.left, product.right).data;
    expect(data.findIndex((value, i) => Math.abs(value - formed[i]!) > 1e-13)).toBe(-1);
  });

  it('ends with a sentence where a factor has an entry that is not finite', async () => {
    const left = noise(30, 2, 5);
    left.data[7] = NaN;
    const told: FromAnalysis[] = [];
    const analysis = analysisOf({ left, right: noise(2, 20, 6) }, (message) => told.push(message));
    analysis.search();
    await analysis.run();
    expect(only(told, 'overview').overview.notFinite).toBe(20);
    expect(told.some(({ kind }) => kind === 'values')).toBe(false);
  });
});
