import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrayOf, writeNpy } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { FileSource, type FileLocator } from '../../../src/host/sources/file/file-source.js';
import type { ReadOptions, SourceReading } from '../../../src/host/sources/source.js';
import { fixture } from '../files/helpers.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const address = 'file:///project/noise.npy';
const npy = (...rows: number[][]) => writeNpy(arrayOf(fromRows(rows)));
const silent = { isHeard: false };

const quietly = {
  token: new fake.CancellationTokenSource().token,
  report: () => undefined,
} as unknown as ReadOptions;

let source: FileSource;
let seen: string[];

beforeEach(async () => {
  vi.useFakeTimers();
  fake.resetWorkspace();
  fake.disk.write(address, npy([1, 2], [3, 4]));
  source = new FileSource({ uri: address, array: '' }, 'file-1');
  seen = [];
  source.onDidChange(({ what }) => seen.push(what));
  await source.read(quietly);
});

afterEach(() => vi.useRealTimers());

describe('a file that changes', () => {
  it('is told when the editor hears of it', () => {
    fake.disk.write(address, npy([5, 6]));
    expect(seen).toEqual(['content']);
    fake.disk.remove(address);
    expect(seen).toEqual(['content', 'gone']);
  });

  it('is told a moment later when the editor has missed it', async () => {
    fake.disk.write(address, npy([5, 6]), silent);
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual(['content']);
    await source.read(quietly);
    fake.disk.remove(address, silent);
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual(['content', 'gone']);
  });

  it('is not told where nothing has changed, or nothing can be known', async () => {
    await vi.advanceTimersByTimeAsync(2000);
    await source.read(quietly);
    fake.disk.isOutOfReach = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual([]);
  });

  it('is not told where the file system invents the times', async () => {
    fake.disk.invents = true;
    await source.read(quietly);
    await vi.advanceTimersByTimeAsync(5000);
    expect(seen).toEqual([]);
    fake.disk.write(address, npy([5, 6], [7, 8], [9, 10]), silent);
    fake.disk.invents = false;
    await source.read(quietly);
    fake.disk.write(address, npy([5, 6]), silent);
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual(['content']);
  });

  it('is told to nobody once the source is disposed of', async () => {
    fake.disk.remove(address, silent);
    source.dispose();
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen).toEqual([]);
  });
});

describe('another slice of a file', () => {
  const transposed = { axes: [1, 0], at: [0, 0] } as const;

  it('is taken from what was read of the same version', async () => {
    const reads = vi.spyOn(fake.workspace.fs, 'readFile');
    source.arrays.choose(transposed);
    expect(entries(await source.read(quietly))).toEqual([1, 3, 2, 4]);
    expect(reads).not.toHaveBeenCalled();
    // A reading for another reason reads it again.
    expect(entries(await source.read(quietly))).toEqual([1, 3, 2, 4]);
    expect(reads).toHaveBeenCalledTimes(1);
    reads.mockRestore();
  });

  it('is that of the file as it is now', async () => {
    fake.disk.write(address, npy([5, 6], [7, 8]), silent);
    source.arrays.choose(transposed);
    expect(entries(await source.read(quietly))).toEqual([5, 7, 6, 8]);
    fake.disk.remove(address, silent);
    source.arrays.choose({ axes: [0, 1], at: [0, 0] });
    await expect(source.read(quietly)).rejects.toThrow();
  });
});

/** A source of a fixture. */
function sourceOf(file: string, locator: Partial<FileLocator> = {}): FileSource {
  const uri = `file:///project/${file}`;
  fake.disk.write(uri, fixture(file));
  return new FileSource({ uri, ...locator }, 'file-2');
}

function entries({ result }: SourceReading): number[] {
  if (!result.ok) throw new Error(result.problem.message);
  return 'data' in result.value ? [...result.value.data] : [];
}

describe('a file with several arrays', () => {
  it('shows the first matrix, and lists the others with shape and type', async () => {
    const file = sourceOf('mixed.npz');
    const { source: described } = await file.read(quietly);
    expect(described).toMatchObject({
      label: 'cube[0, :, :]',
      name: 'cube',
      place: 'mixed.npz: cube',
      array: { format: 'NumPy .npz', count: 3, shape: [2, 3, 4], elementType: '<f4' },
      locator: { uri: 'file:///project/mixed.npz', array: 'cube' },
    });
    const [cube, label, z] = await file.arrays.list();
    expect(cube).toEqual({ name: 'cube', shape: [2, 3, 4], elementType: '<f4' });
    expect(label?.problem).toContain('<U1');
    expect(z).toEqual({ name: 'z', shape: [1], elementType: '<c16' });
  });

  it('has a source for each of them', async () => {
    const file = sourceOf('plain.mat');
    await file.read(quietly);
    const other = file.arrays.source('model.W');
    expect(entries(await other.read(quietly))).toEqual([3, 2, 5, 2, 3, 5, 2, -2, 0, 5, 5, 10]);
    expect(other.isSame(file)).toBe(false);
    expect(other.description.place).toBe('plain.mat: model.W');
    const gone = file.arrays.source('other');
    expect((await gone.read(quietly)).result).toMatchObject({
      ok: false,
      problem: { message: 'plain.mat has no array named other.' },
    });
  });

  it('offers those that are matrices as a second one', async () => {
    const file = sourceOf('plain.npz', { array: 'U' });
    await file.read(quietly);
    const namesOf = async (cols: number) =>
      (await file.siblings(cols)).map(({ label, matrix }) => [label, matrix.rows, matrix.cols]);
    expect(await namesOf(3)).toEqual([
      ['s', 1, 3],
      ['Vt', 3, 3],
    ]);
    expect(await namesOf(4)).toEqual([]);
  });
});

describe('an array of more than two dimensions', () => {
  it('shows another slice when one is chosen, and remembers it', async () => {
    const file = sourceOf('cube-fortran.npy');
    const changes: string[] = [];
    file.onDidChange(({ what }) => changes.push(what));
    expect(entries(await file.read(quietly)).slice(0, 4)).toEqual([0, 1, 2, 3]);
    const selection = { axes: [2, 0], at: [0, 1, 0] } as const;
    file.arrays.choose(selection);
    expect(changes).toEqual(['content']);
    expect(entries(await file.read(quietly))).toEqual([10, 110, 11, 111, 12, 112, 13, 113]);
    expect(file.description.label).toBe('cube-fortran.npy[:, 1, :].T');
    const { locator } = file.description;
    const again = new FileSource(locator as unknown as FileLocator, 'file-3');
    expect(entries(await again.read(quietly))).toEqual([10, 110, 11, 111, 12, 112, 13, 113]);
  });

  it('shows the usual slice where the chosen one does not fit any more', async () => {
    const file = sourceOf('cube-fortran.npy', { selection: { axes: [0, 1], at: [0, 0, 9] } });
    const reading = await file.read(quietly);
    expect(entries(reading).slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(reading.source.array?.selection).toEqual({ axes: [1, 2], at: [0, 0, 0] });
  });

  it('shows the parts of complex numbers', async () => {
    const file = sourceOf('complex-fortran.npy');
    await file.read(quietly);
    file.arrays.choose({ axes: [1, 2], at: [1, 0, 0], part: 'imaginary' });
    const reading = await file.read(quietly);
    expect(entries(reading).slice(0, 4)).toEqual([0, -1, -2, -3]);
    expect(reading.source.label).toBe('complex-fortran.npy[1, :, :], imaginary part');
  });
});

describe('a file that is no matrix', () => {
  it.each([
    ['objects.npy', 'pickle'],
    ['version73.mat', 'HDF5'],
    ['empty.npy', '(0, 3)'],
  ])('says why: %s', async (file, words) => {
    const { result } = await sourceOf(file).read(quietly);
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining(words) as string },
    });
  });

  it('is read by its content if its extension is wrong', async () => {
    fake.disk.write('file:///project/wrong.csv', fixture('f8-little.npy'));
    const file = new FileSource({ uri: 'file:///project/wrong.csv' }, 'file-4');
    const reading = await file.read(quietly);
    expect(reading.source.array?.format).toBe('NumPy .npy 1.0');
    expect(entries(reading)).toHaveLength(12);
  });

  it('keeps the names of a table', async () => {
    fake.disk.write('file:///project/t.csv', new TextEncoder().encode('x,y\n1,2\n3,4\n'));
    const { result } = await new FileSource({ uri: 'file:///project/t.csv' }, 'f').read(quietly);
    expect(result).toMatchObject({ ok: true, value: { columnLabels: ['x', 'y'] } });
  });
});
