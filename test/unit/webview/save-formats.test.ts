import { describe, expect, it } from 'vitest';
import {
  formatByName,
  memoryBytes,
  openArrays,
  planeOf,
  readRows,
  resultOf,
  svd,
  usualSelection,
  type NamedMatrix,
} from '../../../src/core/index.js';
import { writeMat } from '../../../src/core/files/mat/write.js';
import { fromRows } from '../../../src/core/matrix.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { saveFormats } from '../../../src/protocol/index.js';
import { fileWith, formatFor, formatsFor } from '../../../webview/model/save-formats.js';
import { unwrap } from '../files/helpers.js';

const limits = { maxBytes: 2 ** 20 };

async function readBack(format: string, bytes: Uint8Array): Promise<Record<string, number[]>> {
  const source = memoryBytes(bytes);
  const { entries } = unwrap(
    await openArrays(source, formatByName(`x.${format}`), libraries, limits),
  );
  const found: Record<string, number[]> = {};
  for (const entry of entries) {
    const plane = unwrap(
      planeOf(entry.name, unwrap(await entry.open(limits)), usualSelection(entry.shape)),
    );
    found[entry.name] = [...(await readRows(plane, 0, plane.rows))];
  }
  return found;
}

const matrix = fromRows([
  [1 / 3, -2, 5e-324],
  [1.7976931348623157e308, 0.1, -0],
]);

describe('a result that is saved', () => {
  it.each(saveFormats)('comes back bit for bit as .%s', async (format) => {
    const found = await readBack(format, fileWith(format, [{ name: 'M_2', matrix }]));
    const [numbers] = Object.values(found);
    expect(numbers).toHaveLength(6);
    numbers!.forEach((value, i) => {
      // A text may write −0 as 0.
      expect(value === 0 ? 0 : value).toBe(matrix.data[i] === 0 ? 0 : matrix.data[i]);
    });
    if (formatsFor(2).includes(format)) expect(Object.keys(found)).toEqual(['M_2']);
  });

  it.each(formatsFor(2))('has all factors with their names as .%s', async (format) => {
    const whole = unwrap(svd(matrix));
    const factors: NamedMatrix[] = resultOf({ matrix, svd: whole }, 2, 'svd', 'W');
    const found = await readBack(format, fileWith(format, factors));
    expect(Object.keys(found).sort()).toEqual(['W_U', 'W_Vt', 'W_s']);
    for (const { name, matrix: factor } of factors) expect(found[name]).toEqual([...factor.data]);
  });

  it('is an .npz where the format holds one matrix and there are several', () => {
    expect(formatFor('csv', 1)).toBe('csv');
    expect(formatFor('csv', 2)).toBe('npz');
    expect(formatFor('mat', 3)).toBe('mat');
  });
});

describe('a .mat file that is written', () => {
  it('has arrays of any number of dimensions, by columns', async () => {
    const data = Float64Array.from({ length: 24 }, (_, i) => i);
    const bytes = writeMat({
      cube: { shape: [2, 3, 4], data },
      v: { shape: [3], data: data.slice(0, 3) },
    });
    const catalog = unwrap(await openArrays(memoryBytes(bytes), 'mat', libraries, limits));
    expect(catalog.entries.map(({ name, shape }) => [name, shape])).toEqual([
      ['cube', [2, 3, 4]],
      ['v', [1, 3]],
    ]);
    expect(await readBack('mat', bytes)).toEqual({
      cube: [...data.slice(0, 12)],
      v: [0, 1, 2],
    });
    // The header as SciPy's and MATLAB's readers expect it.
    expect(bytes.length % 8).toBe(0);
    expect([...bytes.subarray(124, 128)]).toEqual([0, 1, 0x49, 0x4d]);
  });
});
