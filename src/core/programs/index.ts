import type { Preparation } from '../lowrank/prepare.js';
import { success, type Result } from '../result.js';
import { readingLines } from './reads.js';
import type { ProgramWish } from './types.js';

export type { FileOrigin, ProgramKind, ProgramOrigin, ProgramWish } from './types.js';

/**
 * A short Python program that computes what the lens shows of a matrix: the leading singular values, the tail, and the error of
 * M̂ₖ, measured. It needs NumPy, or Dask with NumPy, and nothing of the lens.
 *
 * @returns problems of where the matrix comes from, with a sentence.
 */
export function programOf(wish: ProgramWish): Result<string> {
  const reading = readingLines(wish.origin);
  if (!reading.ok) return reading;
  const { imports, lines } = reading.value;
  const { kind, rank, isLarge, prepare } = wish;
  const modules = [
    ...imports,
    ...(kind === 'dask' ? ['import dask', 'import dask.array as da'] : []),
  ];
  const program = [
    `# The best approximation of rank ${rank}: its singular values, its tail and its measured error.`,
    ...modules,
    'import numpy as np',
    '',
    ...lines,
    `k = ${rank}`,
    ...(isLarge ? [] : ['M = np.asarray(M, dtype=np.float64)', ...preparing(prepare)]),
    '',
    ...(kind === 'dask' ? (isLarge ? daskPasses : daskAll) : isLarge ? numpyPasses : numpyAll),
    '',
    ...report,
  ];
  return success(`${program.join('\n')}\n`);
}

function preparing(how: Preparation): string[] {
  const centre = ['M = M - M.mean(axis=0)  # centred columns'];
  if (how === 'none') return [];
  if (how === 'centre') return centre;
  return [
    ...centre,
    'deviations = M.std(axis=0, ddof=1)',
    'M = M / np.where(deviations > 0, deviations, 1)  # standardised columns',
  ];
}

const report = [
  'print(f"s = {np.array2string(s[:k], precision=10)}")',
  'print(f"norm = {norm:.10g}")',
  'print(f"tail = {tail:.10g}")',
  'print(f"error = {error:.10g}")',
];

const numpyAll = [
  'U, s, Vt = np.linalg.svd(M, full_matrices=False)',
  'norm = np.linalg.norm(M)',
  'tail = np.sqrt(np.sum(s[k:] ** 2))  # of the best approximation of rank k (Eckart and Young)',
  'M_k = (U[:, :k] * s[:k]) @ Vt[:k]',
  'error = np.linalg.norm(M - M_k)  # measured entry by entry',
];

const numpyPasses = [
  '# Block Krylov iteration on M^T M (Musco and Musco 2015): M is read in blocks of rows, once for each pass.',
  'm, n = M.shape',
  'step = max(1, 2**22 // n)',
  'width = min(n, k + 8)',
  'passes = 6',
  '',
  '',
  'def blocks():',
  '    for i in range(0, m, step):',
  '        yield np.asarray(M[i : i + step], dtype=np.float64)',
  '',
  '',
  'def gram(Q):',
  '    return sum(B.T @ (B @ Q) for B in blocks())',
  '',
  '',
  'Q = np.random.default_rng(1).standard_normal((n, width))',
  'basis = []',
  'for _ in range(min(passes, -(-n // width))):',
  '    Q = np.linalg.qr(Q)[0]',
  '    basis.append(Q)',
  '    Q = gram(Q)',
  'V = np.linalg.qr(np.hstack(basis))[0]',
  'values, Y = np.linalg.eigh(V.T @ gram(V))  # Rayleigh-Ritz',
  'order = np.argsort(values)[::-1][:k]',
  's = np.sqrt(np.maximum(values[order], 0))',
  'V_k = V @ Y[:, order]',
  'norm = np.sqrt(sum(np.sum(B**2) for B in blocks()))',
  'tail = np.sqrt(max(0.0, norm**2 - np.sum(s**2)))  # of the best approximation of rank k',
  '# Measured entry by entry: the rows B of M have the approximation B V_k V_k^T.',
  'error = np.sqrt(sum(np.sum((B - (B @ V_k) @ V_k.T) ** 2) for B in blocks()))',
];

const daskAll = [
  '# One chunk along the shorter side, so that the SVD is exact (Benson, Gleich and Demmel 2013).',
  'm, n = M.shape',
  'step = max(1, 2**22 // min(m, n))',
  'X = da.from_array(M, chunks=(step, n) if m >= n else (m, step))',
  'U, s, Vt = da.linalg.svd(X)',
  'norm = da.linalg.norm(X)',
  'error = da.linalg.norm(X - (U[:, :k] * s[:k]) @ Vt[:k])  # measured entry by entry',
  's, norm, error = dask.compute(s, norm, error)',
  'tail = np.sqrt(np.sum(s[k:] ** 2))  # of the best approximation of rank k (Eckart and Young)',
];

const daskPasses = [
  '# Chunks of rows; each power iteration reads M twice (Halko, Martinsson and Tropp 2011).',
  'm, n = M.shape',
  'X = da.from_array(M, chunks=(max(1, 2**22 // n), n)).astype(np.float64)',
  'U, s, Vt = da.linalg.svd_compressed(X, k, n_power_iter=6, seed=1)',
  'U, s, Vt = dask.persist(U, s, Vt)',
  'norm = da.linalg.norm(X)',
  'error = da.linalg.norm(X - (U * s) @ Vt)  # measured entry by entry',
  's, norm, error = dask.compute(s, norm, error)',
  'tail = np.sqrt(max(0.0, norm**2 - np.sum(s**2)))  # of the best approximation of rank k',
];
