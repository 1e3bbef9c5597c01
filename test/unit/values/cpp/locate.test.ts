import { describe, expect, it } from 'vitest';
import { cppAnswers } from '../../../../src/core/values/cpp/answers.js';
import type { AskedForm } from '../../../../src/core/values/cpp/program.js';
import { fakeProgram, type Fake } from './fake-program.js';

/** What is told of an expression, and its numbers as doubles or floats. */
async function show(fake: Fake, expression: string, asked?: AskedForm) {
  const program = fakeProgram(fake);
  const ask = cppAnswers(program, expression, asked);
  const { told } = await ask();
  const array = told as { kind: string; shape: number[]; type: string; complex: boolean };
  if (array.kind !== 'array') return { told, program };
  const count = array.shape.reduce((all, each) => all * each, 1);
  const { bytes } = await ask([0, count]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = array.type === 'f64' ? 8 : array.type === 'f32' ? 4 : 1;
  const numbers = Array.from({ length: bytes.length / size }, (_, k) =>
    size === 8
      ? view.getFloat64(8 * k, true)
      : size === 4
        ? view.getFloat32(4 * k, true)
        : bytes[k],
  );
  return { told, numbers, program };
}

/** A pointer and the distance of its entries. */
const at = (pointer: string, address: number, stride: number) => ({
  [`&${pointer}[0]`]: address,
  [`&${pointer}[1]`]: address + stride,
});

const six = Float64Array.of(1, 2, 3, 4, 5, 6);

describe('an array of C++', () => {
  it('of C', async () => {
    const { told, numbers } = await show(
      {
        types: { c: 'double[2][3]', 'c[0]': 'double[3]' },
        numbers: at('c', 4096, 24),
        memory: { 4096: six },
      },
      'c',
    );
    expect(told).toMatchObject({ shape: [2, 3], type: 'f64', order: 'rows', of: 'double[2][3]' });
    expect(numbers).toEqual([...six]);
  });

  it.each([
    ['libstdc++', '._M_impl._M_start', '._M_impl._M_finish'],
    ['libc++', '.__begin_', '.__end_'],
    ['Visual Studio', '._Mypair._Myval2._Myfirst', '._Mypair._Myval2._Mylast'],
  ])('std::vector of %s', async (_, first, last) => {
    const { told, numbers } = await show(
      {
        types: {
          v: 'std::vector<double, std::allocator<double> >',
          [`v${first}`]: 'double *',
          [`v${first}[0]`]: 'double',
        },
        numbers: { ...at(`v${first}`, 4096, 8), [`v${first}`]: 4096, [`v${last}`]: 4096 + 48 },
        memory: { 4096: six },
      },
      'v',
    );
    expect(told).toMatchObject({ shape: [6], type: 'f64' });
    expect(numbers).toEqual([...six]);
  });

  it('long has the size that the distance of two entries says', async () => {
    for (const [stride, type] of [
      [8, 'i64'],
      [4, 'i32'],
    ] as const) {
      const { told } = await show(
        {
          types: { a: 'long[2]', 'a[0]': 'long' },
          numbers: at('a', 4096, stride),
          memory: { 4096: six },
        },
        'a',
      );
      expect(told).toMatchObject({ type });
    }
  });

  it('refuses a type whose size is not the distance of two entries', async () => {
    const { told } = await show(
      {
        types: { a: 'double[2]', 'a[0]': 'double' },
        numbers: at('a', 4096, 16),
        memory: { 4096: six },
      },
      'a',
    );
    expect(told).toMatchObject({ kind: 'problem', code: 'type' });
  });

  it('of numbers by a name of the program', async () => {
    const fake = {
      types: { a: 'Real[2][3]', 'a[0]': 'Real[3]' },
      numbers: at('a', 4096, 24),
      memory: { 4096: six },
    };
    const { told, numbers } = await show({ ...fake, kinds: { 'a[0][0]': 'float' } }, 'a');
    expect(told).toMatchObject({ shape: [2, 3], type: 'f64', typeName: 'Real' });
    expect(numbers).toEqual([...six]);
    expect((await show(fake, 'a')).told).toMatchObject({ code: 'type', args: ['Real[3]'] });
  });

  it('of Eigen, by columns or rows, with the sizes of its storage', async () => {
    for (const [options, order] of [
      [0, 'columns'],
      [1, 'rows'],
    ] as const) {
      const { told } = await show(
        {
          types: {
            M: 'Matrix',
            'M.m_storage': `Eigen::DenseStorage<double, -1, -1, -1, ${options}>`,
            'M.m_storage.m_data[0]': 'double',
          },
          numbers: {
            ...at('M.m_storage.m_data', 4096, 8),
            'M.m_storage.m_rows': 2,
            'M.m_storage.m_cols': 3,
          },
          memory: { 4096: six },
        },
        'M',
      );
      expect(told).toMatchObject({ shape: [2, 3], order });
    }
  });

  it.each([
    ['Eigen::Map<Eigen::Matrix<double, -1, -1> >', [1, 2, 3, 4]],
    ['Eigen::Map<Eigen::Matrix<double, -1, -1>, 0, Eigen::Stride<0, 0> >', [1, 2, 3, 4]],
    ['Eigen::Map<Eigen::Matrix<double, -1, -1>, 0, Eigen::OuterStride<> >', [1, 2, 4, 5]],
    ['Eigen::Map<Eigen::Matrix<double, -1, -1>, 0, Eigen::OuterStride<4> >', [1, 2, 5, 6]],
    ['Eigen::Ref<Eigen::Matrix<double, -1, -1> >', [1, 2, 4, 5]],
    ['Eigen::Map<Eigen::Matrix<double, -1, -1>, 0, Eigen::Stride<-1, -1> >', undefined],
    ['Eigen::Map<Eigen::Matrix<double, -1, 1>, 0, Eigen::InnerStride<2> >', undefined],
  ])('%s', async (type, wanted) => {
    const { told, numbers } = await show(
      {
        types: { m: type, 'm.m_data': 'double *', 'm.m_data[0]': 'double' },
        numbers: {
          ...at('m.m_data', 4096, 8),
          'm.m_data': 4096,
          'm.m_rows.m_value': 2,
          'm.m_cols.m_value': 2,
          'm.m_stride.m_outer.m_value': 3,
        },
        memory: { 4096: six },
      },
      'm',
    );
    if (wanted) expect(numbers).toEqual(wanted);
    else expect(told).toMatchObject({ code: 'stepped' });
  });

  const mat = (flags: number, step: number, rows = 2, cols = 2): Fake => ({
    types: { m: 'cv::Mat', 'm.datastart': 'const uchar *' },
    numbers: {
      ...at('m.data', 4096, 1),
      'm.flags': flags,
      'm.dims': 2,
      'm.rows': rows,
      'm.cols': cols,
      'm.step.p[0]': step,
    },
    memory: { 4096: Uint8Array.from({ length: 40 }, (_, k) => k) },
  });

  it('of OpenCV, with channels and a region of an image', async () => {
    const { told, numbers } = await show(mat(0x42ff_0010, 10), 'm');
    expect(told).toMatchObject({ shape: [2, 2, 3], type: 'u8', typeName: 'CV_8UC3' });
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15]);
    expect((await show(mat(0, 10), 'm')).told).toMatchObject({ code: 'sizes' });
    expect((await show(mat(0x42ff_0010, 2), 'm')).told).toMatchObject({ code: 'sizes' });
    expect((await show(mat(0x42ff_0000, 2 ** 40, 2 ** 30), 'm')).told).toMatchObject({
      kind: 'problem',
    });
  });

  const nested = (lengths: readonly number[]): Fake => {
    const table = BigUint64Array.from(
      lengths.flatMap((length, row) => [
        BigInt(8192 + 1024 * row),
        BigInt(8192 + 1024 * row + 8 * length),
        0n,
      ]),
    );
    const start = 'v._M_impl._M_start';
    return {
      types: {
        v: 'std::vector<std::vector<double> >',
        [start]: 'std::vector<double> *',
        [`${start}[0]`]: 'std::vector<double>',
      },
      numbers: {
        ...at(start, 4096, 24),
        [start]: 4096,
        'v._M_impl._M_finish': 4096 + 24 * lengths.length,
      },
      memory: { 4096: table, 8192: six, 9216: six.map((x) => -x) },
    };
  };

  it('of vectors that lie anywhere', async () => {
    const { told, numbers } = await show(nested([3, 3]), 'v');
    expect(told).toMatchObject({ shape: [2, 3], type: 'f64' });
    expect(numbers).toEqual([1, 2, 3, -1, -2, -3]);
    expect((await show(nested([3, 2]), 'v')).told).toMatchObject({
      code: 'ragged',
      args: ['2', '2', '3'],
    });
    expect((await show(nested([3, 7]), 'v')).told).toMatchObject({ code: 'ragged' });
  });

  it('at a pointer, in the shape that is said', async () => {
    const fake: Fake = {
      types: { p: 'double *' },
      numbers: { p: 4096, ...at('p', 4096, 8) },
      memory: { 4096: six },
    };
    expect((await show(fake, 'p')).told).toMatchObject({ unsized: true });
    const { told, numbers } = await show(fake, 'p', { shape: [2, 3], byColumns: true });
    expect(told).toMatchObject({ shape: [2, 3], order: 'columns' });
    expect(numbers).toEqual([...six]);
    expect((await show(fake, 'p', { shape: [3, 3] })).told).toMatchObject({ code: 'memory' });
    expect((await show({ ...fake, numbers: { p: 0 } }, 'p')).told).toMatchObject({
      code: 'none',
      args: ['nullptr'],
    });
  });

  it('at pointers to rows', async () => {
    const fake: Fake = {
      types: { p: 'double **' },
      numbers: { p: 4096, ...at('p', 4096, 8), '&p[0][0]': 8192, '&p[0][1]': 8200 },
      memory: { 4096: BigUint64Array.of(8216n, 8192n), 8192: six },
    };
    const { told, numbers } = await show(fake, 'p', { shape: [2, 3] });
    expect(told).toMatchObject({ shape: [2, 3], order: 'rows' });
    expect(numbers).toEqual([4, 5, 6, 1, 2, 3]);
  });

  it('refuses sizes that cannot be', async () => {
    const vector = (first: number | bigint, last: number | bigint): Fake => ({
      types: { v: 'std::vector<double>', 'v._M_impl._M_start': 'double *' },
      numbers: {
        'v._M_impl._M_start': first,
        'v._M_impl._M_finish': last,
        ...at('v._M_impl._M_start', Number(first), 8),
      },
      memory: { 4096: six },
    });
    for (const [first, last, code] of [
      [4096, 4088, 'sizes'],
      [4096, 4099, 'sizes'],
      [4096, 4096 + 2 ** 52, 'sizes'],
      [512, 1024, 'memory'],
      [4096, 4096 + 80, 'memory'],
    ] as const) {
      const fake = vector(first, last);
      const told = (
        await show({ ...fake, types: { ...fake.types, 'v._M_impl._M_start[0]': 'double' } }, 'v')
      ).told;
      expect(told).toMatchObject({ kind: 'problem', code });
    }
    expect((await show(vector(0, 0), 'v')).told).toMatchObject({ kind: 'array', shape: [0] });
  });

  it('never asks the debugger to evaluate what may change the program', async () => {
    const { told, program } = await show({ types: {}, numbers: {}, memory: {} }, 'W.data()');
    expect(told).toMatchObject({ code: 'effects' });
    expect(program.asked).toEqual([]);
  });

  it('says what a value is that holds no numbers', async () => {
    const show1 = async (type: string) =>
      (await show({ types: { x: type }, numbers: {}, memory: {} }, 'x')).told;
    expect(await show1('double')).toMatchObject({ code: 'scalar' });
    expect(await show1('std::string')).toMatchObject({ code: 'noArray' });
    expect(await show1('long double')).toMatchObject({ code: 'noArray' });
  });
});
