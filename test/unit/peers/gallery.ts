import { classical } from './gallery/classical.js';
import { graphs } from './gallery/graphs.js';
import { integers } from './gallery/integers.js';
import { integrals } from './gallery/integrals.js';
import { lapack } from './gallery/lapack.js';
import { orthogonals } from './gallery/orthogonals.js';
import { randoms } from './gallery/randoms.js';
import { specimens, type Kind, type Specimen } from './gallery/specimen.js';
import { toeplitzKinds } from './gallery/toeplitz.js';
import { triangular } from './gallery/triangular.js';
import { tridiagonals } from './gallery/tridiagonals.js';

/**
 * The named test matrices of MATLAB's and Octave's gallery, Higham's Test Matrix Toolbox and MatrixDepot, and other
 * matrices whose singular values the literature gives. Each is written from its definition.
 */
export const galleries: Readonly<Record<string, readonly Kind[]>> = {
  'rational and of moments': classical,
  toeplitz: toeplitzKinds,
  tridiagonal: tridiagonals,
  triangular,
  'of integers': integers,
  orthogonal: orthogonals,
  random: randoms,
  'of graphs': graphs,
  'of integral equations': integrals,
};

/** All matrices of the galleries, by family. */
export const families: readonly (readonly [string, readonly Specimen[]])[] = [
  ...Object.entries(galleries).map(([name, kinds]) => [name, specimens(kinds)] as const),
  ['of LAPACK', lapack],
];
