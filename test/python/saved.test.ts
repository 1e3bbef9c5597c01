import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/vscode/debian.mjs';
import type { Matrix } from '../../src/core/index.js';
import { saveFormats } from '../../src/protocol/index.js';
import { fileWith, formatFor } from '../../webview/model/save-formats.js';
import { newFolder } from './cluster.js';

/** NumPy and SciPy read what _Save As…_ writes, in every format, bit for bit. */

const script = fileURLToPath(new URL('../fixtures/files/read_saved.py', import.meta.url));

/** Numbers that lose bits when a writer rounds: thirds, the smallest and the largest double, minus zero. */
const hard = Float64Array.of(1 / 3, -2 / 3, 5e-324, Number.MAX_VALUE, -0, 0.1 + 0.2);
const wave = (_: unknown, i: number) => Math.sin(i * i) * 10 ** ((i % 41) - 20);

const matrices: Readonly<Record<string, Matrix>> = {
  rectangle: { rows: 2, cols: 3, data: hard },
  column: { rows: 6, cols: 1, data: hard },
  row: { rows: 1, cols: 6, data: hard },
  number: { rows: 1, cols: 1, data: Float64Array.of(Math.PI) },
  whole: { rows: 2, cols: 2, data: Float64Array.of(1, -2, 2 ** 53, 1e22) },
  large: { rows: 211, cols: 97, data: Float64Array.from({ length: 211 * 97 }, wave) },
};
const factors = ['large', 'row', 'rectangle'];
const several = saveFormats.filter((format) => formatFor(format, factors.length) === format);

interface Found {
  readonly file: string;
  readonly name: string;
  readonly shape: readonly number[];
  readonly hex: string;
}

let folder = '';
let found: Found[] = [];

/** All files are read by one interpreter. */
beforeAll(async () => {
  const python = (await findPython(['numpy', 'scipy'])) ?? '/usr/bin/python3';
  folder = await newFolder();
  const named = (name: string) => ({ name, matrix: matrices[name]! });
  const files = saveFormats.flatMap((format) =>
    Object.keys(matrices).map(
      (name) => [`${name}.${format}`, fileWith(format, [named(name)])] as const,
    ),
  );
  for (const format of several) {
    files.push([`factors.${format}`, fileWith(format, factors.map(named))]);
  }
  for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
  const paths = files.map(([file]) => join(folder, file));
  const { stdout } = await promisify(execFile)(python, ['-B', script, ...paths], {
    maxBuffer: 2 ** 26,
  });
  const lines = stdout.trim().split('\n');
  found = lines.map((line) => JSON.parse(line) as Found);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function expectSame({ file, shape, hex }: Found, { rows, cols, data }: Matrix): void {
  expect(shape).toEqual([rows, cols]);
  // SciPy 1.12 and later add the entries of a .mtx to zeros, which loses the sign of −0. The file has it.
  const own =
    file.endsWith('.mtx') && !hex.includes('0000000000000080') ? data.map((x) => x + 0) : data;
  expect(hex).toBe(Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('hex'));
}

describe.each(saveFormats)('a matrix that is saved as .%s', (format) => {
  it.each(Object.entries(matrices))('is read bit for bit: %s', (name, matrix) => {
    const own = found.filter(({ file }) => file === `${name}.${format}`);
    expect(own).toHaveLength(1);
    expectSame(own[0]!, matrix);
  });
});

describe.each(several)('factors that are saved as .%s', (format) => {
  it('are read with their names', () => {
    const own = found.filter(({ file }) => file === `factors.${format}`);
    expect(own.map(({ name }) => name).sort()).toEqual([...factors].sort());
    for (const each of own) expectSame(each, matrices[each.name]!);
  });
});
