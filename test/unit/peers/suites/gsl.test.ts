import { describe, expect, it } from 'vitest';
import { singularValues, svd, type Matrix } from '../../../../src/core/index.js';
import { build } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { badness, expectNear } from '../gallery/check.js';
import { lnCauchy, lnVandermonde, list, rectangle } from '../gallery/specimen.js';
import { allMatrices, checkInputs, type PeerCase } from './peer.js';

/**
 * Inputs of GSL's linalg/test.c for SV_decomp, SV_decomp_mod, SV_decomp_jacobi and bidiag_decomp. Left out: solving,
 * balancing, and matrices with infinities or NaN as input, which we refuse.
 */
const general = (m: number, n: number): Matrix => rectangle(m, n, (i, j) => 1 / (i + j - 1));

const inputs: readonly PeerCase[] = [
  { name: 'm11', matrix: general(1, 1), facts: { values: [1] } },
  {
    name: 'm51',
    matrix: general(5, 1),
    facts: { values: [Math.hypot(1, 1 / 2, 1 / 3, 1 / 4, 1 / 5)] },
  },
  { name: 'm35', matrix: general(3, 5), facts: { rank: 3 } },
  { name: 'm53', matrix: general(5, 3), facts: { rank: 3 } },
  ...[2, 3, 4].map((n): PeerCase => ({
    name: `hilb${n}`,
    matrix: general(n, n),
    facts: {
      lnDeterminant: lnCauchy(
        list(n, (i) => i),
        list(n, (j) => j - 1),
      ),
    },
  })),
  { name: 'hilb12', matrix: general(12, 12) },
  ...[2, 3, 4].map((n): PeerCase => ({
    name: `vander${n}`,
    matrix: rectangle(n, n, (i, j) => i ** (n - j)),
    facts: { lnDeterminant: lnVandermonde(list(n, (i) => i)) },
  })),
  { name: 'vander12', matrix: rectangle(12, 12, (i, j) => i ** (12 - j)) },
  {
    name: 'moler10',
    matrix: rectangle(10, 10, (i, j) => (i === j ? i : Math.min(i, j) - 2)),
    facts: { determinant: 1, nuclear: 55 },
  },
  ...[3, 5, 12].map((n): PeerCase => ({
    name: `row${n}`,
    matrix: rectangle(n, n, (i, j) => (i === 1 ? 1 / j : 0)),
    facts: { values: [Math.hypot(...list(n, (j) => 1 / j)), ...list(n - 1, () => 0)], rank: 1 },
  })),
  ...[3, 5].map((n): PeerCase => ({
    name: `dblmin${n}`,
    matrix: rectangle(n, n, (i, j) => (i === j || i === 1 ? 2 ** -1022 : 0)),
    // The unit matrix with ones in row 1, times the smallest normal number. Its subnormal values are rounded.
    facts: { rank: n },
  })),
];

/** By cofactors; the entries are small integers, so it is exact. */
function determinant(a: ArrayLike<number>, n: number): number {
  if (n === 1) return a[0]!;
  let total = 0;
  for (let column = 0; column < n; column++) {
    if (a[column] === 0) continue;
    const minor: number[] = [];
    for (let i = 1; i < n; i++) {
      for (let j = 0; j < n; j++) if (j !== column) minor.push(a[i * n + j]!);
    }
    total += (column % 2 ? -1 : 1) * a[column]! * determinant(minor, n - 1);
  }
  return total;
}

/** The largest ratio of a sweep, and how many matrices were nonsingular by their values and by their determinants. */
function sweep(n: number, entries: readonly number[]) {
  let worst = 0;
  let full = 0;
  let off = 0;
  for (const matrix of allMatrices(n, n, entries)) {
    const found = unwrap(svd(matrix));
    worst = Math.max(worst, badness(matrix, found));
    const det = Math.abs(determinant(matrix.data, n));
    off = Math.max(off, Math.abs(found.s.reduce((product, value) => product * value, 1) - det));
    if (found.s[n - 1]! > found.s[0]! * n * 2 ** -52) full++;
    if (found.s[n - 1]! > found.s[0]! * n * 2 ** -52 !== det > 0) off = Infinity;
  }
  return { worst, full, off };
}

describe('GSL', () => {
  checkInputs(inputs.filter(({ name }) => !name.startsWith('dblmin')));

  it.each(inputs.filter(({ name }) => name.startsWith('dblmin')))('$name', ({ matrix }) => {
    const n = matrix.rows;
    const { u, s, v } = unwrap(svd(matrix));
    const scaled = { ...matrix, data: matrix.data.map((value) => value * 2 ** 1022) };
    expect(badness(scaled, { u, s: s.map((value) => value * 2 ** 1022), v })).toBeLessThan(20);
    expectNear(
      s.reduce((product, value) => product * (value * 2 ** 1022), 1),
      1,
      1e-14 * n,
    );
  });

  it.each([Infinity, NaN])('refuses a 5×5 matrix with %s', (value) => {
    const matrix = build(5, 5, (i, j) =>
      i === 0 && j === 0 ? value : general(5, 5).data[5 * i + j]!,
    );
    expect(svd(matrix)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
  });

  it('decomposes all 625 matrices 2×2 of integers from −2 to 2', () => {
    const { worst, off } = sweep(2, [-2, -1, 0, 1, 2]);
    expect(worst).toBeLessThan(5);
    expect(off).toBeLessThan(1e-14);
  });

  it('decomposes all 512 matrices 3×3 of 0 and 1, of which 174 are nonsingular', () => {
    const { worst, full, off } = sweep(3, [0, 1]);
    expect(worst).toBeLessThan(5);
    expect(off).toBeLessThan(1e-14);
    // Their number is sequence A055165 of the OEIS.
    expect(full).toBe(174);
  });

  it('finds 22,560 nonsingular among all 65,536 matrices 4×4 of 0 and 1', () => {
    let full = 0;
    let off = 0;
    for (const matrix of allMatrices(4, 4, [0, 1])) {
      const s = unwrap(singularValues(matrix));
      if (s[3]! > s[0]! * 4 * 2 ** -52) full++;
      // Determinants of such matrices are integers, at most 3.
      const product = s[0]! * s[1]! * s[2]! * s[3]!;
      off = Math.max(off, Math.abs(product - Math.round(product)));
    }
    expect(full).toBe(22560);
    expect(off).toBeLessThan(1e-13);
  });

  it('decomposes each 16th of them with vectors', () => {
    let worst = 0;
    let number = 0;
    for (const matrix of allMatrices(4, 4, [0, 1])) {
      if (number++ % 16 === 5) worst = Math.max(worst, badness(matrix, unwrap(svd(matrix))));
    }
    expect(worst).toBeLessThan(5);
  });
});
