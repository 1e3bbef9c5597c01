import { describe, expect, it } from 'vitest';
import {
  formatByName,
  memoryBytes,
  openArrays,
  type ArrayCatalog,
  type Result,
} from '../../../src/core/index.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { entryNamed, expectProblem, fixture, lecture, numbersOf, unwrap } from './helpers.js';

const M = [...lecture.data];
const open = (file: string): Promise<Result<ArrayCatalog>> =>
  openArrays(memoryBytes(fixture(file)), formatByName(file), libraries, { maxBytes: 2 ** 20 });

/** test/fixtures/files/make_torch.py says what is in the files. */
describe('a file of PyTorch', () => {
  it.each(['torch-zip.pt', 'torch-old.pt'])('with a pickle is refused: %s', async (file) => {
    expectProblem(await open(file), 'syntax', /a pickle, which is never loaded.*\.npy/);
  });

  it.each([
    ['torch-transposed.npy', '', [3, 2, 2, 5, 2, 3, -2, 5, 5, 5, 0, 10]],
    ['torch-part.npy', '', [2, 5, -2, 0]],
    ['torch-state.npz', 'layer.weight', M],
    ['torch-state.npz', 'layer.bias', [3, 2, 5]],
    ['torch.safetensors', 'layer.0.weight', M],
    ['torch.safetensors', 'layer.0.bias', [3, 2, 5]],
    ['torch.safetensors', 'brain', M],
    ['torch.safetensors', 'ids', M],
    ['torch.safetensors', 'mask', M.map((value) => Number(value > 2))],
    ['torch.safetensors', 'small', M],
    ['torch.safetensors', 'scalar', [7.5]],
  ])('has its numbers: %s %s', async (file, name, expected) => {
    expect(await numbersOf(entryNamed(await open(file), name))).toEqual(expected);
  });

  it('has a tensor of three dimensions', async () => {
    const cube = entryNamed(await open('torch.safetensors'), 'cube');
    expect(cube.shape).toEqual([2, 3, 4]);
    const rows = [0, 1, 2].flatMap((j) => [0, 1, 2, 3].map((k) => 100 + 10 * j + k));
    expect(await numbersOf(cube, { at: [1, 0, 0] })).toEqual(rows);
  });
});

/** test/fixtures/files/make_pandas.py says what is in the files. */
describe('a table of pandas', () => {
  const values = [0, 3, 0.5, 2, NaN, 1, 1.5, 0];
  const names = ['w', 'x', 'y', 'z'];
  const counts = ['0', '1', '2', '3'];

  it.each([
    ['pandas-index.csv', ['a', 'b'], counts],
    ['pandas-plain.csv', ['a', 'b'], undefined],
    ['pandas-named.csv', ['a', 'b'], names],
    ['pandas-european.csv', ['a', 'b'], undefined],
    ['pandas-tabs.tsv', ['a', 'b'], undefined],
    ['pandas-bare.csv', undefined, undefined],
    ['pandas-bom.csv', ['a', 'b'], undefined],
    ['pandas-default.json', ['a', 'b'], undefined],
    ['pandas-columns.json', ['a', 'b'], names],
    ['pandas-records.json', ['a', 'b'], undefined],
    ['pandas-split.json', ['a', 'b'], names],
    ['pandas-table.json', ['a', 'b'], names],
    ['pandas-values.json', undefined, undefined],
    ['pandas-lines.json', ['a', 'b'], undefined],
  ])('has its numbers and names: %s', async (file, columnLabels, rowLabels) => {
    const { entries } = unwrap(await open(file));
    expect(entries).toHaveLength(1);
    expect(entries[0]!.shape).toEqual([4, 2]);
    expect(await numbersOf(entries[0]!)).toEqual(values);
    const { whole } = entries[0]!;
    expect(whole?.columnLabels).toEqual(columnLabels);
    expect(whole?.rowLabels).toEqual(rowLabels);
  });

  it('whose outer keys are the rows is transposed, and says that this may be', async () => {
    const whole = entryNamed(await open('pandas-index.json'), '').whole!;
    expect([...whole.data]).toEqual([0, 0.5, NaN, 1.5, 3, 2, 1, 0]);
    expect([...whole.missing!]).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
    expect([whole.rowLabels, whole.columnLabels]).toEqual([['a', 'b'], names]);
    expect(whole.reading?.doubt).toBe('The outer keys may be the names of the rows.');
  });

  it('with days as its index has them as names', async () => {
    const entry = entryNamed(await open('pandas-days.csv'), '');
    expect(await numbersOf(entry)).toEqual([1, 2]);
    expect(entry.whole?.rowLabels).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('with two rows of names is refused, where the second begins', async () => {
    expectProblem(await open('pandas-levels.csv'), 'notNumeric', '“a” at row 1, column 1');
  });

  it.each([
    ['pandas.parquet', 'Parquet', ['a', 'b', 'c'], [0, 3, 1, 0.5, 2, 1, NaN, 1, 0, 1.5, 0, 0]],
    [
      'pandas-named.parquet',
      'Parquet, without 1 column that has no numbers',
      ['a', 'b'],
      [0, 3, 0.5, 2, NaN, 1, 1.5, 0],
    ],
    // The index has numbers of its own.
    ['pandas-some.parquet', 'Parquet', ['a', 'b', 'c'], [1.5, 0, 0, 0, 3, 1, 0.5, 2, 1]],
    [
      'pandas-missing.parquet',
      'Parquet, without 2 columns that have no numbers',
      ['i', 'f', 'l', 'n'],
      [1, 0.5, 1, NaN, NaN, NaN, NaN, NaN, 3, 1.5, 0, NaN],
    ],
    ['pandas-numbered.parquet', 'Parquet', ['0', '1', '2'], [0, 1, 2, 3, 4, 5]],
  ])('has its columns: %s', async (file, format, columnLabels, expected) => {
    const catalog = await open(file);
    expect(unwrap(catalog).format).toBe(format);
    const all = entryNamed(catalog, 'all columns');
    expect(all.columnLabels).toEqual(columnLabels);
    expect(await numbersOf(all)).toEqual(expected);
  });

  it('has its index of numbers by itself', async () => {
    const index = entryNamed(await open('pandas-some.parquet'), '__index_level_0__');
    expect(await numbersOf(index)).toEqual([3, 0, 1]);
  });
});
