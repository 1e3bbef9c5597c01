import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  programOf,
  svd,
  usualSelection,
  writeMat,
  writeNpy,
  writeNpz,
  writeSafetensors,
  type FileOrigin,
  type Matrix,
  type ProgramKind,
  type ProgramOrigin,
} from '../../../src/core/index.js';
import { programKinds } from '../../../src/core/programs/types.js';
import { ensureDebianPackages, findPython } from '../../../scripts/vscode/debian.mjs';
import { lecture, unwrap } from '../files/helpers.js';
import { build } from '../svd/helpers/matrices.js';

/** A tall matrix with a gap after its fifth singular value, and small ones that are no zeros. */
const tall = build(60, 24, (i, j) => {
  let sum = 0.01 * Math.sin(1 + i * 24 + j);
  for (let k = 1; k <= 5; k++) sum += (6 - k) * Math.cos(k * i + 0.3) * Math.sin(k * j + 0.7 * k);
  return sum;
});

let folder = '';
let python = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-programs-'));
  await ensureDebianPackages(['python3-numpy', 'python3-scipy', 'python3-dask']);
  python = (await findPython(['numpy', 'scipy.io', 'dask.array'])) ?? '';
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program prints, by its names. */
function run(program: string): Record<string, number[]> {
  const path = join(folder, 'program.py');
  writeFileSync(path, program);
  const printed = execFileSync(python, [path], { encoding: 'utf8' });
  const pairs = [...printed.matchAll(/^(\w+) = ([^=]*)$/gm)].map(([, name, values]) => [
    name!,
    values!.replace(/[[\]]/g, '').trim().split(/\s+/).map(Number),
  ]);
  return Object.fromEntries(pairs) as Record<string, number[]>;
}

function expectSame(
  origin: ProgramOrigin,
  matrix: Matrix,
  kind: ProgramKind,
  rank: number,
  isLarge = false,
) {
  const program = unwrap(programOf({ kind, origin, rank, prepare: 'none', isLarge }));
  const printed = run(program);
  const { s } = unwrap(svd(matrix));
  const tail = Math.hypot(...s.slice(rank));
  const near = 1e-7 * s[0]!;
  expect(printed['s']).toHaveLength(rank);
  printed['s']!.forEach((value, i) => expect(Math.abs(value - s[i]!)).toBeLessThan(near));
  expect(Math.abs(printed['tail']![0]! - tail)).toBeLessThan(near);
  expect(Math.abs(printed['error']![0]! - tail)).toBeLessThan(near);
}

const fileOf = (name: string, bytes: Uint8Array, more: Omit<FileOrigin, 'path' | 'selection'>) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { file: { path, selection: usualSelection(more.shape), ...more } };
};
const shape = [tall.rows, tall.cols];
const whole = { shape, data: tall.data };

describe.each(programKinds)('a program for %s', (kind) => {
  it('computes what the lens shows of a literal', () => {
    expect(python).not.toBe('');
    expectSame({ matrix: lecture }, lecture, kind, 1);
    expectSame({ matrix: tall }, tall, kind, 4);
  });

  it('reads a file in blocks of rows', () => {
    const origin = fileOf('M.npy', writeNpy(whole), { format: 'npy', array: '', shape });
    expectSame(origin, tall, kind, 4);
    expectSame(origin, tall, kind, 5, true);
  });
});

describe('a program', () => {
  it('reads every format that NumPy reads', () => {
    const named = { 'W "1"': whole };
    const npz = fileOf('M.npz', writeNpz(named), { format: 'npz', array: 'W "1"', shape });
    expectSame(npz, tall, 'numpy', 3);
    const tensors = writeSafetensors({ 'a.b': whole });
    const tensor = fileOf('M.safetensors', tensors, { format: 'safetensors', array: 'a.b', shape });
    expectSame(tensor, tall, 'numpy', 3);
    const layout = { type: 'f64', littleEndian: true, shape, order: 'rows', offset: 16 } as const;
    const bytes = new Uint8Array(16 + tall.data.byteLength);
    bytes.set(new Uint8Array(tall.data.buffer, tall.data.byteOffset, tall.data.byteLength), 16);
    const raw = fileOf('M.bin', bytes, { format: 'raw', array: '', shape, layout });
    expectSame(raw, tall, 'numpy', 3);
    const lines = Array.from({ length: tall.rows }, (_, i) =>
      [`row ${i}`, ...tall.data.subarray(i * tall.cols, (i + 1) * tall.cols)].join(';'),
    );
    const text = {
      delimiter: ';',
      skip: 1,
      fields: Array.from({ length: tall.cols }, (_, j) => j + 1),
    };
    const table = new TextEncoder().encode(`name;…\n${lines.join('\n')}\n`);
    expectSame(
      fileOf('M.csv', table, { format: 'text', array: '', shape, text }),
      tall,
      'numpy',
      3,
    );
  });

  it('reads what SciPy reads, sparse matrices too', () => {
    const mat = writeMat({ M: whole });
    const variable = fileOf('M.mat', mat, { format: 'mat', array: 'M', shape });
    expectSame(variable, tall, 'numpy', 3);
    const sparse = '%%MatrixMarket matrix coordinate real general\n3 2 3\n1 1 3\n2 2 2\n3 1 4\n';
    const market = new TextEncoder().encode(sparse);
    const matrix = { rows: 3, cols: 2, data: Float64Array.of(3, 0, 0, 2, 4, 0) };
    const origin = fileOf('M.mtx', market, { format: 'market', array: '', shape: [3, 2] });
    expectSame(origin, matrix, 'numpy', 1);
    expectSame(origin, matrix, 'dask', 1);
  });

  it('takes the slice that is shown, turned, and with centred columns', () => {
    const cube = { ...tall, rows: 30, cols: 48 };
    const origin = fileOf('M.npy', writeNpy({ shape: [30, 48], data: tall.data }), {
      format: 'npy',
      array: '',
      shape: [30, 48],
    });
    const turned = { file: { ...origin.file, selection: { axes: [1, 0], at: [0, 0] } as const } };
    const { s } = unwrap(svd(cube));
    const wish = { kind: 'numpy', origin: turned, rank: 2, isLarge: false } as const;
    const plain = run(unwrap(programOf({ ...wish, prepare: 'none' })));
    expect(plain['s']![0]).toBeCloseTo(s[0]!, 6);
    const centred = run(unwrap(programOf({ ...wish, prepare: 'standardise' })));
    // Each of the 30 standardised columns has the norm √47.
    expect(centred['norm']![0]).toBeCloseTo(Math.sqrt(30 * 47), 6);
  });

  it('is not written for what has no singular values, or what NumPy does not read', () => {
    const missing = { ...lecture, data: lecture.data.map((value, i) => (i === 3 ? NaN : value)) };
    const wish = { kind: 'numpy', rank: 1, prepare: 'none', isLarge: false } as const;
    expect(programOf({ ...wish, origin: { matrix: missing } })).toMatchObject({
      ok: false,
      problem: { code: 'nonFinite' },
    });
    const file = {
      path: 'M.csv',
      format: 'text',
      array: '',
      shape,
      selection: usualSelection(shape),
    } as const;
    expect(programOf({ ...wish, origin: { file } })).toMatchObject({
      ok: false,
      problem: { code: 'syntax' },
    });
  });
});
