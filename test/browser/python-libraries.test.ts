import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PythonValues } from './python-values.js';

let values: PythonValues;
beforeAll(async () => {
  values = await PythonValues.start(['numpy', 'pandas', 'xarray']);
  await values.run('import numpy as np, pandas as pd, xarray as xr');
  const standIns = new URL('../fixtures/python/stand_ins.py', import.meta.url);
  await values.run(await readFile(standIns, 'utf8'));
  await values.run('base = np.arange(-5.0, 7.0).reshape(3, 4)');
});
afterAll(() => values.stop());

const ask: PythonValues['ask'] = (expression, question) => values.ask(expression, question);
const expectSame: PythonValues['expectSame'] = (expression, list) =>
  values.expectSame(expression, list);

describe('xarray', () => {
  it('keeps the names of rows and columns, and dates as pandas writes them', async () => {
    await values.run(`
days = pd.date_range('2024-02-28', periods=3)
grid = xr.DataArray(base, dims=('day', 'place'), coords={'day': days, 'place': list('abcd')})
`);
    const told = await expectSame('grid', 'base.tolist()');
    expect(told.rows).toEqual([
      '2024-02-28 00:00:00',
      '2024-02-29 00:00:00',
      '2024-03-01 00:00:00',
    ]);
    expect(told.cols).toEqual(['a', 'b', 'c', 'd']);
    const turned = await expectSame('grid.T', 'base.T.tolist()');
    expect([turned.order, turned.rows]).toEqual(['columns', ['a', 'b', 'c', 'd']]);
  });

  it('has no names where there are no coordinates, or only counts', async () => {
    const told = await expectSame('xr.DataArray(base)', 'base.tolist()');
    expect([told.rows, told.cols]).toEqual([undefined, undefined]);
    const counted =
      'xr.DataArray(base, dims=("x", "y"), coords={"x": [0, 1, 2], "y": [0, 2, 4, 6]})';
    const { told: half } = await ask(counted);
    expect([half.rows, half.cols]).toEqual([undefined, ['0', '2', '4', '6']]);
  });

  it('says the dimensions of a deeper array, and offers the variables of a dataset', async () => {
    const deep = 'xr.DataArray(base.reshape(3, 2, 2), dims=("t", "y", "x"))';
    const told = await expectSame(deep, 'base.reshape(3, 2, 2).tolist()');
    expect(told.notes).toEqual([['dims', 't, y, x']]);
    await values.run('both = xr.Dataset({"heat": grid, "rain": grid.astype("i4") * 2})');
    const { told: dataset } = await ask('both');
    expect(dataset.choices.map(({ suffix, shape }) => [suffix, shape])).toEqual([
      ["['heat']", [3, 4]],
      ["['rain']", [3, 4]],
    ]);
    const rain = await expectSame("both['rain']", '(base.astype("i4") * 2).tolist()');
    expect(rain.type).toBe('i32');
  });

  it('reads what is missing, complex numbers, and refuses one number', async () => {
    await expectSame(
      'grid.where(grid > 0)',
      '[[x if x > 0 else None for x in row] for row in base.tolist()]',
    );
    await expectSame('xr.DataArray(base + 1j)', '(base + 1j).tolist()');
    expect((await ask('grid[0, 0]')).told).toMatchObject({ kind: 'problem', code: 'scalar' });
  });
});

describe('polars (a stand-in with the names and methods of the real classes)', () => {
  it('keeps the names of columns, leaves text out, and says so', async () => {
    await values.run(`
table = DataFrame([Series('x', [1.5, None, 3.0]), Series('who', ['a', 'b', 'c']), Series('n', [1, 2, None]),
                   Series('yes', [True, False, None]), Series('m', [1, 2, 3], 'UInt8'), Series('d', [1, 2, 3], 'Date')])
`);
    const told = await expectSame('table', '[[1.5, 1, 1, 1], [None, 2, 0, 2], [3, None, None, 3]]');
    expect(told.cols).toEqual(['x', 'n', 'yes', 'm']);
    expect(told.typeName).toBe('Boolean, Float64, Int64, UInt8');
    expect(told.notes).toEqual([['leftOut', 'who, d']]);
  });

  it('says that whole numbers beyond 2^53 are rounded', async () => {
    const { told } = await ask('DataFrame([Series("a", [2 ** 53 + 1, 0]), Series("b", [1, 2])])');
    expect(told.notes).toEqual([['rounded', 'int64']]);
    expect((await ask('DataFrame([Series("a", [-2 ** 53, 2 ** 53, None])])')).told.notes).toEqual(
      [],
    );
    expect((await ask('DataFrame([Series("a", [None, None], "Int64")])')).told.notes).toEqual([]);
  });

  it('reads a series, and refuses tables of text and plans', async () => {
    const told = await expectSame('Series("s", [1, 2, 4])', '[1, 2, 4]');
    expect([told.shape, told.cols]).toEqual([[3, 1], ['s']]);
    expect((await ask('table.slice(0, 2)["who"]')).told).toMatchObject({
      code: 'noNumericColumns',
    });
    expect((await ask('LazyFrame()')).told).toMatchObject({ code: 'noArray' });
  });
});

describe('JAX (a stand-in with the names and methods of the real classes)', () => {
  it('reads an array, and says on which device it is unless that is the processor', async () => {
    expect((await expectSame('ArrayImpl(base)', 'base.tolist()')).notes).toEqual([]);
    const told = await expectSame('ArrayImpl(base.astype("f4"), "cuda:0")', 'base.tolist()');
    expect([told.typeName, told.notes]).toEqual(['float32', [['device', 'cuda:0']]]);
    expect((await ask('OldArrayImpl(base, "gpu:1")')).told.notes).toEqual([['device', 'gpu:1']]);
    expect((await ask('OldArrayImpl(base, "TFRT_CPU_0")')).told.notes).toEqual([]);
  });

  it('says why a traced array has no numbers', async () => {
    await expect(ask('DynamicJaxprTracer()')).rejects.toThrow('TracerArrayConversionError');
  });
});

describe('TensorFlow (a stand-in with the names and methods of the real classes)', () => {
  it('reads tensors and variables', async () => {
    const told = await expectSame('EagerTensor(base.astype("f4"))', 'base.tolist()');
    expect([told.typeName, told.notes]).toEqual(['float32', []]);
    const variable = await expectSame('ResourceVariable(base, "GPU:0")', 'base.tolist()');
    expect(variable.notes).toEqual([['device', '/job:localhost/replica:0/task:0/device:GPU:0']]);
    await expectSame('EagerTensor(base.reshape(3, 2, 2))', 'base.reshape(3, 2, 2).tolist()');
  });

  it('fills a sparse tensor with zeros', async () => {
    const told = await expectSame(
      'SparseTensor([[0, 1], [2, 0]], [3.0, 4.0], (3, 2))',
      '[[0, 3], [0, 0], [4, 0]]',
    );
    expect(told.notes).toEqual([['sparse', '2']]);
  });

  it('refuses one number, and what has no numbers yet', async () => {
    expect((await ask('EagerTensor(np.array(3.0))')).told).toMatchObject({ code: 'scalar' });
    await expect(ask('SymbolicTensor()')).rejects.toThrow('symbolic');
  });

  it('offers the weights of a list of variables of different shapes', async () => {
    const { told } = await ask('[EagerTensor(base), EagerTensor(base.T)]');
    expect(told.choices.map(({ suffix, shape }) => [suffix, shape])).toEqual([
      ['[0]', [3, 4]],
      ['[1]', [4, 3]],
    ]);
  });
});

describe('CuPy (a stand-in with the names and methods of the real class)', () => {
  it('is brought from the graphics card', async () => {
    const told = await expectSame('ndarray(base)', 'base.tolist()');
    expect(told.notes).toEqual([['device', 'CUDA Device 0']]);
  });
});
