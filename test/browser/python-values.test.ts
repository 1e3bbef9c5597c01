import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewOf } from '../../src/core/values/index.js';
import { PythonValues } from './python-values.js';

let values: PythonValues;
beforeAll(async () => {
  values = await PythonValues.start(['numpy', 'scipy', 'pandas', 'torch']);
  await values.run(`
import gc, decimal, fractions, collections, weakref
import numpy as np, pandas as pd, scipy.sparse as sp, torch
base = np.arange(-11.0, 13.0).reshape(4, 6)
frame = pd.DataFrame({'x': [1.5, None], 'who': ['a', 'b'], 'n': pd.array([1, None], dtype='Int64'), 'yes': [True, False]}, index=['p', 'q'])
z = torch.tensor([[1 + 2j, 3 - 4j]])
`);
});
afterAll(() => values.stop());

const ask: PythonValues['ask'] = (expression, question) => values.ask(expression, question);
const expectSame: PythonValues['expectSame'] = (expression, list) =>
  values.expectSame(expression, list);

describe('NumPy', () => {
  const types =
    'bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128';
  it.each(types.split(' '))(
    '%s, by rows, by columns, cut and with the other byte order',
    async (type) => {
      const made = `base.astype('${type === 'bool' ? 'bool' : type}')`;
      await values.run(
        `made = ${type.startsWith('u') ? made.replace('base', '(base + 11)') : made}`,
      );
      await values.run(`swapped = made.astype(made.dtype.newbyteorder('>'))`);
      expect((await expectSame('made')).order).toBe('rows');
      expect((await expectSame('made.T')).order).toBe('columns');
      expect((await expectSame('np.asfortranarray(made)')).typeName).toBe(type);
      await expectSame('made[::2, ::-2]');
      await expectSame('made[1]');
      await expectSame('made.reshape(2, 3, 4).transpose(1, 0, 2)');
      await expectSame('made.reshape(2, 3, 4).T');
      await expectSame('swapped');
      await expectSame('swapped.T');
      await expectSame('np.broadcast_to(made[0], (3, 6))');
    },
  );

  it('extended precision, rounded', async () => {
    const real = await expectSame('base.astype("g") / 3', '(base / 3).tolist()');
    expect(real.notes).toEqual([['rounded', 'float128']]);
    await expectSame('(base + 1j).astype("G").T', '(base + 1j).T.tolist()');
  });

  it('masked arrays, with NaN where the mask is', async () => {
    const told = await expectSame('np.ma.masked_greater(base, 3).T');
    expect(told.notes).toEqual([['masked', '9']]);
    await expectSame('np.ma.masked_equal(base.astype("i4"), 0)');
    await expectSame('np.ma.masked_array(base, False)');
    const wide = await ask('np.ma.masked_equal(np.array([2**60 + 1, 3]), 3)');
    expect(wide.told.notes).toEqual([
      ['rounded', 'int64'],
      ['masked', '1'],
    ]);
  });

  it('np.matrix, empty arrays, memory views', async () => {
    await values.run('matrix = np.matrix(base)');
    await expectSame('matrix');
    expect((await expectSame('np.zeros((0, 3))')).shape).toEqual([0, 3]);
    await expectSame('memoryview(base)');
  });

  it('objects as numbers, and says which entry is none', async () => {
    await expectSame(
      'np.array([[1, None], [fractions.Fraction(1, 3), pd.NA]], object)',
      '[1, None, 1 / 3, None]',
    );
    const { told } = await ask('np.array([[1, 2], [3, "x"]], object)', [0, 4]);
    expect(told).toMatchObject({ kind: 'problem', code: 'entry', args: ['2, 2', "'x'"] });
  });

  it('chooses among the fields of a structured array', async () => {
    await values.run("record = np.array([(1, [2, 3])], [('a', 'i4'), ('b', 'f4', 2)])");
    const { told } = await ask('record');
    expect(told.choices.map(({ label, suffix, shape }) => [label, suffix, shape])).toEqual([
      ['a', "['a']", [1]],
      ['b', "['b']", [1, 2]],
    ]);
    await expectSame("record['b']");
  });

  it.each([
    ['np.array(3.5)', 'scalar'],
    ['np.float32(3)', 'scalar'],
    ['np.datetime64("2020-01-01")', 'scalar'],
    ['np.array(["2020-01-01"], "M8[D]")', 'type'],
    ['np.array([1], "m8[s]")', 'type'],
    ['np.array(["a"])', 'type'],
  ])('refuses %s', async (expression, code) => {
    expect((await ask(expression)).told).toMatchObject({ kind: 'problem', code });
  });

  it('reads where warnings about numbers are errors', async () => {
    await values.run('old = np.seterr(all="raise")');
    const told = await ask('np.full((2, 2), 1.7e308)', 1);
    expect(told.told.kind).toBe('blocks');
    await values.run('np.seterr(**old)');
  });

  it.each(['big', 'big.T', 'big.astype(">f4")', 'big > 0', 'sp.csr_matrix(big)'])(
    'makes the picture of %s in blocks that do not divide it',
    async (expression) => {
      await values.run(
        'big = np.sin(np.arange(50 * 31.0)).reshape(50, 31); big[3, 4] = np.nan; big[9] = np.inf',
      );
      const { told: array } = await ask(expression);
      const numbers = await values.numbersOf(expression, array);
      const { told, bytes } = await ask(expression, 7);
      const shape = told as unknown as Parameters<typeof previewOf>[0];
      const { level } = previewOf(shape, bytes, numbers.length)!;
      const [rows, cols] = array.shape as [number, number];
      for (let at = 0; at < shape.rows * shape.cols; at++) {
        const [r, c] = [Math.floor(at / shape.cols), at % shape.cols];
        const inside = numbers.filter((x, k) => {
          const [i, j] = [Math.floor(k / cols), k % cols];
          return (
            Number.isFinite(x) &&
            Math.floor(i / shape.blockRows) === r &&
            Math.floor(j / shape.blockCols) === c
          );
        });
        expect(level.count[at]).toBe(inside.length);
        expect(level.sum[at]).toBeCloseTo(
          inside.reduce((a, b) => a + b, 0),
          6,
        );
        expect(level.low[at]).toBe(Math.min(...inside));
        expect(level.high[at]).toBe(Math.max(...inside));
      }
      expect(shape.rows * shape.blockRows).toBeGreaterThanOrEqual(rows);
    },
  );
});

describe('pandas', () => {
  it('keeps names, and leaves columns of text out', async () => {
    const told = await expectSame('frame', '[[1.5, 1, 1], [None, None, 0]]');
    expect([told.rows, told.cols]).toEqual([
      ['p', 'q'],
      ['x', 'n', 'yes'],
    ]);
    expect(told.notes).toEqual([['leftOut', 'who']]);
  });

  it('says that the names of very many rows are left out', async () => {
    const named = (count: number) =>
      ask(`pd.DataFrame({"a": np.arange(${count}.0)}, index=np.arange(${count}) * 2)`);
    const { told: most } = await named(20_000);
    expect([most.rows?.length, most.notes]).toEqual([20_000, []]);
    const { told: more } = await named(20_001);
    expect([more.rows, more.notes]).toEqual([null, [['unnamed rows', '20001', '20000']]]);
  });

  it('keeps the type where all columns have it', async () => {
    const told = await expectSame('pd.DataFrame(base.astype("f4"))', 'base.tolist()');
    expect([told.type, told.rows]).toEqual(['f32', null]);
    await expectSame('pd.DataFrame(base.astype(">f8"))', 'base.tolist()');
    await expectSame('pd.DataFrame({"a": [True, False]})', '[1, 0]');
    await expectSame('pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])', '[1, 2, 3, 4]');
  });

  it('reads a series, also one of objects or complex numbers', async () => {
    const told = await expectSame('pd.Series([1, 2, 3], name="n", index=[5, 6, 7])');
    expect([told.shape, told.cols, told.rows]).toEqual([[3, 1], ['n'], ['5', '6', '7']]);
    expect((await expectSame('pd.Series([1.5, 2])')).cols).toBeNull();
    await expectSame('pd.Series([1, None], dtype="Int64")', '[1, None]');
    await expectSame('pd.Series([1, None], dtype=object)');
    await expectSame('pd.Series([1j, 2])');
    const { told: refused } = await ask('pd.Series(pd.to_datetime(["2020-01-01"]))');
    expect(refused).toMatchObject({ code: 'type', args: ['datetime64[ns]'] });
  });

  it('says which columns there are if none holds numbers', async () => {
    const { told } = await ask('frame[["who"]]');
    expect(told).toMatchObject({ code: 'noNumericColumns', args: ['who'] });
  });
});

describe('PyTorch', () => {
  it.each(
    'bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64 complex64'.split(' '),
  )('%s, transposed and cut', async (type) => {
    await values.run(`t = torch.arange(-6, 6).abs().reshape(3, 4).to(torch.${type})`);
    expect((await expectSame('t')).typeName).toBe(`torch.${type}`);
    expect((await expectSame('t.T')).order).toBe('columns');
    await expectSame('t[:, ::2]');
    await expectSame('t.reshape(2, 3, 2).permute(2, 0, 1)');
  });

  it('gradients, conjugates, negative views', async () => {
    await expectSame('torch.ones(2, 3, requires_grad=True) * 2');
    await expectSame('torch.nn.Parameter(torch.eye(2))');
    await expectSame('z.conj()');
    await expectSame('z.conj().imag');
  });

  it('sparse and quantised tensors', async () => {
    const told = await expectSame('torch.eye(3).to_sparse()', 'torch.eye(3).tolist()');
    expect(told.notes).toEqual([['sparse', '3']]);
    await expectSame('torch.eye(3).to_sparse_csr()', 'torch.eye(3).tolist()');
    await values.run(
      'q = torch.quantize_per_tensor(torch.tensor([[1., 2.]]), 0.5, 1, torch.qint8)',
    );
    const quantized = await expectSame('q', 'q.dequantize().tolist()');
    expect(quantized.notes).toEqual([['dequantized', 'torch.qint8']]);
  });

  it('modules: the weight, or a choice', async () => {
    const told = await expectSame(
      'torch.nn.Linear(3, 2, bias=False).requires_grad_(False).zero_grad() or torch.nn.Embedding.from_pretrained(torch.eye(3))',
      'torch.eye(3).tolist()',
    );
    expect(told.part).toBe('weight');
    const { told: model } = await ask(
      'torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Linear(2, 5))',
    );
    expect(model.choices.map(({ suffix }) => suffix)).toEqual([
      ".get_parameter('0.weight')",
      ".get_parameter('1.weight')",
    ]);
    expect((await ask('torch.nn.ReLU()')).told).toMatchObject({ code: 'noParameters' });
  });

  it('refuses what has no data', async () => {
    expect((await ask('torch.empty(2, 2, device="meta")')).told).toMatchObject({ code: 'noData' });
    expect((await ask('torch.tensor(1.)')).told).toMatchObject({ code: 'scalar' });
  });
});

describe('SciPy', () => {
  it.each('csr csc coo lil dok bsr dia'.split(' '))('%s', async (format) => {
    await values.run(`s = sp.random(7, 5, 0.4, random_state=0).asformat('${format}')`);
    const told = await expectSame('s', 's.toarray().tolist()');
    expect(told.order).toBe('sparse');
  });

  it('other types and byte orders', async () => {
    await expectSame('sp.csr_matrix(base.astype(">f8"))', 'base.tolist()');
    await expectSame('sp.csr_matrix(base.astype("g"))', 'base.tolist()');
    await expectSame('sp.csc_matrix(base + 1j)', '(base + 1j).tolist()');
  });
});

describe('lists', () => {
  it.each([
    ['[[1, 2], [3, 4]]', 'i64'],
    ['[[True], [False]]', 'bool'],
    ['[[1, 2.5], [None, fractions.Fraction(1, 3)]]', 'f64'],
    ['[[2 ** 70, 10 ** 400]]', 'f64'],
    ['[1j, 2, None]', 'f64', '[1j, 2 + 0j, complex("nan")]'],
    ['((1, 2), range(2))', 'i64'],
    ['array("f", [1, 2])', 'f64'],
    ['[decimal.Decimal("0.1"), 2 ** 63 - 1]', 'f64'],
    ['[]', 'f64'],
    ['[[], []]', 'f64'],
  ])('%s', async (expression, type, list = expression) => {
    expect((await expectSame(expression, list)).type).toBe(type);
  });

  it('says that whole numbers beyond 2^53 beside others are rounded', async () => {
    expect((await ask('[[2 ** 53 + 1, 0.5]]')).told.notes).toEqual([['rounded', 'int']]);
    expect((await ask('[[2 ** 53, 0.5]]')).told.notes).toEqual([]);
    const wide = 'pd.DataFrame({"a": [2 ** 53 + 1, 2], "b": [0.5, 1]})';
    expect((await ask(wide)).told.notes).toEqual([['rounded', 'int64']]);
    expect((await ask(wide.replace('53 + 1', '53'))).told.notes).toEqual([]);
    const nullable =
      'pd.DataFrame({"a": pd.array([2 ** 60 + 1, None], dtype="Int64"), "b": [0.5, 1]})';
    expect((await ask(nullable)).told.notes).toEqual([['rounded', 'int64']]);
  });

  it('keeps whole numbers of NumPy whole', async () => {
    const told = await expectSame('[[np.int64(2 ** 53 + 1)], [np.int64(3)]]', '[2 ** 53 + 1, 3]');
    expect(told.type).toBe('i64');
  });

  it.each([
    ['[[1, 2], [3]]', 'ragged', ['2', '1', '2']],
    ['[[], [1]]', 'ragged', ['2', '1', '0']],
    ['[[1], 2]', 'noRow', ['2', '2', '1']],
    ['[1, [2]]', 'entry', ['2', '[2]']],
  ])('refuses %s', async (expression, code, args) => {
    expect((await ask(expression)).told).toMatchObject({ kind: 'problem', code, args });
  });

  it('puts arrays of one shape together, and offers others', async () => {
    expect((await expectSame('[base[0], base[1]]', 'base[:2].tolist()')).shape).toEqual([2, 6]);
    const { told } = await ask('np.linalg.svd(base)');
    expect(told.choices.map(({ suffix, shape }) => [suffix, shape])).toEqual([
      ['[0]', [4, 4]],
      ['[1]', [4]],
      ['[2]', [6, 6]],
    ]);
  });
});

describe('dictionaries', () => {
  it('columns of one length are a table', async () => {
    const told = await expectSame('{"a": [1, 2], "b": [3, None]}', '[1, 3, 2, None]');
    expect(told.cols).toEqual(['a', 'b']);
  });

  it('offers arrays and lists of lists, under any kind of key', async () => {
    const { told } = await ask(
      '{"W": base, 3: [[1, 2]], np.str_("s"): sp.eye(2), "no": "text", (1,): base}',
    );
    expect(told.choices.map(({ suffix, shape }) => [suffix, shape])).toEqual([
      ["['W']", [4, 6]],
      ['[3]', [1, 2]],
      ["['s']", [2, 2]],
    ]);
    expect((await ask('{}')).told).toMatchObject({ code: 'noArray', args: ['dict'] });
  });
});

it.each(['"text"', 'None', 'True', '3', '{1, 2}', 'np'])('refuses %s', async (expression) => {
  expect((await ask(expression)).told.kind).toBe('problem');
});

describe('a reading', () => {
  it('changes nothing', async () => {
    await values.run(
      'kept = np.asfortranarray(base.copy()); kept.flags.writeable = False; t = torch.ones(2, 2, requires_grad=True)',
    );
    await values.run(
      'state = torch.random.get_rng_state().tolist(), np.random.get_state()[1].tolist()',
    );
    for (const expression of ['kept', 't', 'frame', 'sp.csr_matrix(base)']) {
      await ask(expression);
      await ask(expression, [0, 2]);
      await ask(expression, 2);
    }
    expect(await values.evaluate('(kept == base).all().item() and kept.flags.f_contiguous')).toBe(
      true,
    );
    expect(await values.evaluate('t.requires_grad and t.grad is None')).toBe(true);
    expect(
      await values.evaluate(
        'state == (torch.random.get_rng_state().tolist(), np.random.get_state()[1].tolist())',
      ),
    ).toBe(true);
  });

  it('does not keep the value alive', async () => {
    await values.run('gc.disable(); lost = np.ones((3, 3)); watch = weakref.ref(lost)');
    await ask('lost', [0, 9]);
    await ask('lost', 2);
    await values.run('del lost');
    expect(await values.evaluate('watch() is None')).toBe(true);
    await values.run('gc.enable()');
  });

  it('evaluates the expression once, whatever is in it', async () => {
    await values.run('calls = []\ndef once():\n    calls.append(1)\n    return base');
    await ask('once()  # a comment');
    expect(await values.evaluate('len(calls)')).toBe(1);
    await expectSame('[[inside]]', '[1]');
    await expect(ask('missing')).rejects.toThrow("name 'missing' is not defined");
  });
});
