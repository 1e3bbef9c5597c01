import { describe, expect, it } from 'vitest';
import { fullForm, svd, truncatedSvd } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, multiply } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { magic } from '../gallery/constructions.js';
import { hankel, list, rectangle } from '../gallery/specimen.js';
import { expectValues } from '../gallery/check.js';
import { checkInputs, expectSame, peerCase, pseudoinverse, type PeerCase } from './peer.js';

/**
 * Examples of MATLAB's and Octave's manuals: svd, rank, null, orth, pinv, norm, cond, svds, svdsketch, gallery, magic, and
 * the symbolic svd. Left out: sparse data files, symbolic and complex input, output forms, and page-wise functions.
 */
const inputs: readonly PeerCase[] = [
  peerCase(
    'svd of full rank',
    [
      [1, 0, 1],
      [-1, -2, 0],
      [0, 1, -1],
    ],
    {
      facts: {
        values: [2.4605048700187635, 1.699628148275318, 0.23912327825655447],
        determinant: 1,
      },
      printed: [2.4605, 1.6996, 0.2391],
      decimals: 4,
    },
  ),
  peerCase(
    'svd of a rectangular matrix',
    [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ],
    { printed: [14.2691, 0.6268], decimals: 4 },
  ),
  {
    name: 'svd of magic(4)',
    matrix: magic(4),
    facts: { values: [34, 8 * Math.sqrt(5), 2 * Math.sqrt(5), 0], rank: 3 },
    printed: [34, 17.8885, 4.4721],
    decimals: 4,
  },
  peerCase(
    'norm',
    [
      [2, 0, 1],
      [-1, 1, 0],
      [-3, 3, 0],
    ],
    {
      facts: { values: [4.723421263784789, 1.6399059621898167, 0] },
      printed: [4.7234],
      decimals: 4,
    },
  ),
  peerCase(
    'cond',
    [
      [4.1, 2.8],
      [9.7, 6.6],
    ],
    { facts: { condition: 1623, conditionPrinted: 5e-5, determinant: 0.1 } },
  ),
  peerCase(
    'rank of a deficient matrix',
    [
      [3, 2, 4],
      [-1, 1, 2],
      [9, 5, 10],
    ],
    { facts: { rank: 2, values: [15.366515453992202, 2.2068535978217585, 0] } },
  ),
  peerCase(
    'rank by a tolerance',
    [
      [10, 0, 0, 0],
      [0, 25, 0, 0],
      [0, 0, 34, 0],
      [0, 0, 0, 1e-15],
    ],
    { facts: { rank: 3, values: [34, 25, 10, 1e-15] } },
  ),
  { name: 'null of ones', matrix: build(3, 3, () => 1), facts: { values: [3, 0, 0], rank: 1 } },
  {
    name: 'pinv of columns of magic(8)',
    matrix: build(8, 6, (i, j) => magic(8).data[8 * i + j]!),
    facts: { rank: 3 },
  },
  peerCase(
    'gallery(3)',
    [
      [-149, -50, -154],
      [537, 180, 546],
      [-27, -9, -25],
    ],
    {
      facts: { values: [817.7596679296925, 2.474974490916056, 0.002964523081186227] },
      printed: [817.7597, 2.475, 0.003],
      decimals: 4,
    },
  ),
  peerCase(
    'gallery(5)',
    [
      [-9, 11, -21, 63, -252],
      [70, -69, 141, -421, 1684],
      [-575, 575, -1149, 3451, -13801],
      [3891, -3891, 7782, -23345, 93365],
      [1024, -1024, 2048, -6144, 24572],
    ],
    {
      facts: {
        rank: 4,
        values: [101035.36071036101, 1.6794573840671232, 1.4628387280863975, 1.0801690699856543, 0],
      },
    },
  ),
  {
    name: 'the symbolic example of order 3',
    matrix: rectangle(3, 3, (i, j) => 1 / (i - j + 0.5)),
    facts: { values: [3.1387302525015355, 3.0107425975027464, 1.6053456783345441] },
  },
  peerCase(
    'Octave: [1 2; 2 1]',
    [
      [1, 2],
      [2, 1],
    ],
    { facts: { values: [3, 1] } },
  ),
  peerCase('Octave: [1 2 3; 4 5 6]', [
    [1, 2, 3],
    [4, 5, 6],
  ]),
  peerCase('Octave: [1 2; 3 4; 5 6]', [
    [1, 2],
    [3, 4],
    [5, 6],
  ]),
  {
    name: 'Octave: svd of hilb(3)',
    matrix: hankel(3, (k) => 1 / k),
    printed: [1.4083189, 0.1223271, 0.0026873],
    decimals: 7,
  },
  peerCase(
    'Altair: 4×3',
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
      [11, 12, 15],
    ],
    { printed: [28.15923, 0.9973, 0.25179], decimals: 5 },
  ),
];

describe('MATLAB', () => {
  checkInputs(inputs);

  it('has two orthonormal vectors in the kernel of ones(3)', () => {
    const { v, essential } = fullForm(unwrap(svd(build(3, 3, () => 1))));
    expect(essential).toBe(1);
    const kernel = build(3, 2, (i, j) => v.data[3 * i + 1 + j]!);
    expectSame(
      multiply(
        build(3, 3, () => 1),
        kernel,
      ),
      build(3, 2, () => 0),
      1e-15,
    );
  });

  it('has the least of all solutions with columns of magic(8)', () => {
    const a = inputs[8]!.matrix;
    // All rows sum to 260. The solution of least norm has the length of 3.2817 that the manual prints.
    const x = multiply(
      pseudoinverse(a),
      build(8, 1, () => 260),
    );
    expectSame(
      multiply(a, x),
      build(8, 1, () => 260),
      1e-11,
    );
    expect(Math.hypot(...x.data)).toBeCloseTo(3.2817, 4);
  });

  it('has the full U of the rectangular example', () => {
    const { u, v } = fullForm(unwrap(svd(inputs[1]!.matrix)));
    expectSame(
      build(4, 2, (i, j) => Math.abs(u.data[4 * i + j]!)),
      fromRows([
        [0.1525, 0.8226],
        [0.3499, 0.4214],
        [0.5474, 0.0201],
        [0.7448, 0.3812],
      ]),
      5.001e-5,
    );
    expect([u.cols, v.cols]).toEqual([4, 2]);
  });

  it.each([1, 2, 3])('has of magic(4) the exact error with %i terms', (k) => {
    const values = [34, 8 * Math.sqrt(5), 2 * Math.sqrt(5), 0];
    const { s, errorBound } = unwrap(truncatedSvd(magic(4), k));
    expectValues(s, values.slice(0, k), 1e-13);
    expect(errorBound).toBeCloseTo(Math.hypot(...values.slice(k)), 10);
  });

  it.each(list(8, (k) => 4 * k))('has three terms of magic(%i) that are all of it', (n) => {
    const { errorBound, s } = unwrap(truncatedSvd(magic(n), 3));
    expect(errorBound).toBeLessThan(1e-11 * s[0]!);
  });
});
