import type { Container } from './container.js';
import { problem } from './program.js';
import { parseCppType } from './type-name.js';

/** The bit of Eigen's options that says that rows lie one after the other. */
const rowMajor = 1;

const argumentsOf = (type: string): readonly string[] => {
  const parsed = parseCppType(type);
  return parsed.kind === 'named' ? parsed.args : [];
};

/**
 * `Eigen::Matrix` and `Eigen::Array`. Their storage has the type `DenseStorage<T, Size, Rows, Cols, Options>`, also where the
 * debugger names the matrix by a shorter name; −1 stands for a number that the object has.
 */
export const eigenStorage: Container = {
  name: /^Eigen::(?:Matrix|Array|(?:Row)?Vector)\w*$/,
  member: '.m_storage',
  async locate({ type, memberType, at, count }) {
    const [, size, rows, cols, options] = argumentsOf(memberType).map(Number);
    if (size === undefined || rows === undefined || cols === undefined || options === undefined) {
      return problem(type, 'noArray', type);
    }
    const shape = [
      rows === -1 ? await count('.m_storage.m_rows') : rows,
      cols === -1 ? await count('.m_storage.m_cols') : cols,
    ];
    return {
      pointer: at(size === -1 ? '.m_storage.m_data' : '.m_storage.m_data.array'),
      shape,
      byColumns: (options & rowMajor) === 0,
    };
  },
};

/** `Eigen::Map` and `Eigen::Ref` of a matrix or an array, whose lines may have a distance. */
export const eigenMap: Container = {
  name: /^Eigen::(?:Map|Ref)$/,
  member: '.m_data',
  async locate({ program, type, at, count }) {
    const [of = '', , stride = ''] = argumentsOf(type);
    const args = argumentsOf(of);
    const [rows, cols, options] = [Number(args[1]), Number(args[2]), Number(args[3] ?? 0)];
    if (!Number.isSafeInteger(rows) || !Number.isSafeInteger(cols))
      return problem(type, 'noArray', type);
    const isVector = rows === 1 || cols === 1;
    const strides = stridesOf(stride, /\bRef\b/.test(type), isVector);
    if (!strides || (strides.inner !== 0 && strides.inner !== 1)) {
      return problem(type, 'stepped', type);
    }
    const shape = [
      rows === -1 ? await count('.m_rows.m_value') : rows,
      cols === -1 ? await count('.m_cols.m_value') : cols,
    ];
    const { outer } = strides;
    const distance = outer === -1 ? await count('.m_stride.m_outer.m_value') : outer;
    const pointer = at('.m_data');
    return {
      pointer,
      shape,
      byColumns: (options & rowMajor) === 0,
      step: isVector || distance === 0 ? undefined : distance * (await sizeOf(program, pointer)),
    };
  },
};

/**
 * The distances of lines and of entries in a line: 0 where they touch, −1 where the object has the number. Debuggers leave
 * out arguments that are the usual ones: `OuterStride<>` is `OuterStride<-1>`.
 */
function stridesOf(
  text: string,
  isRef: boolean,
  isVector: boolean,
): { outer: number; inner: number } | undefined {
  if (text === '') return { outer: isRef && !isVector ? -1 : 0, inner: isRef && isVector ? 1 : 0 };
  const parsed = parseCppType(text);
  if (parsed.kind !== 'named') return undefined;
  const [first = -1, second = -1] = parsed.args.filter((each) => each !== '').map(Number);
  if (parsed.name.endsWith('OuterStride')) return { outer: first, inner: 0 };
  if (parsed.name.endsWith('InnerStride')) return { outer: 0, inner: first };
  return { outer: first, inner: second };
}

async function sizeOf(
  program: { integer(expression: string): Promise<bigint | undefined> },
  pointer: string,
): Promise<number> {
  const [from, to] = [await program.integer(pointer), await program.integer(`&${pointer}[1]`)];
  return from === undefined || to === undefined ? 0 : Number(to - from);
}
