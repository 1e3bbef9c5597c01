import { scalarsOf, type Scalars } from './scalars.js';
import { parseCppType } from './type-name.js';

/** Numbers of one type that lie one after the other, the last axis fastest. */
export interface Layout {
  readonly types: Scalars;
  readonly complex: boolean;
  readonly shape: readonly number[];
  /** The type of one number, as the program names it. */
  readonly number: string;
}

/** What a type is made of. */
interface Fixed {
  readonly of: string;
  readonly shape: readonly number[];
}

const counts = (...texts: (string | undefined)[]) => texts.map((text) => parseInt(text ?? '', 10));

/** The letters of OpenCV and Eigen. */
const letters: Readonly<Record<string, string>> = {
  b: 'uchar',
  s: 'short',
  w: 'ushort',
  i: 'int',
  f: 'float',
  d: 'double',
  cf: 'std::complex<float>',
  cd: 'std::complex<double>',
};

/** Types whose numbers lie in the object itself, one line each. The arguments are those of the template, or parts of the name. */
const fixed: readonly (readonly [
  RegExp,
  (args: readonly string[], name: readonly string[]) => Fixed,
])[] = [
  [/^std::array$/, ([of = '', n]) => ({ of, shape: counts(n) })],
  [/^std::__array_traits::_Type$/, ([of = '', n]) => ({ of, shape: counts(n) })],
  [/^cv::Vec$/, ([of = '', n]) => ({ of, shape: counts(n) })],
  [/^cv::Vec(\d)([bswifd])$/, (_, [, n, of]) => ({ of: letters[of!]!, shape: counts(n) })],
  [/^cv::Matx$/, ([of = '', m, n]) => ({ of, shape: counts(m, n) })],
  [/^cv::Matx(\d)(\d)([fd])$/, (_, [, m, n, of]) => ({ of: letters[of!]!, shape: counts(m, n) })],
  [/^cv::Point_$/, ([of = '']) => ({ of, shape: [2] })],
  [/^cv::Point3_$/, ([of = '']) => ({ of, shape: [3] })],
  [/^cv::Point([23])([ifd])$/, (_, [, n, of]) => ({ of: letters[of!]!, shape: counts(n) })],
  [/^cv::Scalar_$/, ([of = '']) => ({ of, shape: [4] })],
  [/^Eigen::(?:Matrix|Array)$/, ([of = '', m, n]) => ({ of, shape: vector(counts(m, n)) })],
  [
    /^Eigen::(?:Row)?Vector([234])(i|f|d|cf|cd)$/,
    (_, [, n, of]) => ({ of: letters[of!]!, shape: counts(n) }),
  ],
  [/^glm::vec$/, ([n, of = '']) => ({ of, shape: counts(n) })],
];

/** A vector has one axis. A matrix that lies by columns is none of these types. */
function vector([rows = 0, cols = 0]: readonly number[]): number[] {
  return rows === 1 || cols === 1 ? [rows * cols] : [NaN];
}

/** How a value of this type lies in memory; undefined if not all of its numbers lie in it. */
export function layoutOf(type: string): Layout | undefined {
  const parsed = parseCppType(type);
  if (parsed.kind === 'pointer') return undefined;
  if (parsed.kind === 'array') return within(parsed.of, parsed.lengths);
  const { name, args } = parsed;
  const complex =
    name === 'std::complex' ? (args[0] ?? '') : /^(?:_Complex|complex) (.+)$/.exec(name)?.[1];
  if (complex !== undefined) {
    const inner = layoutOf(complex);
    if (!inner || inner.complex || inner.shape.length > 0) return undefined;
    const isReal = inner.types.every((each) => each === 'f32' || each === 'f64');
    return isReal ? { ...inner, complex: true, number: type.trim() } : undefined;
  }
  for (const [pattern, of] of fixed) {
    const match = pattern.exec(name);
    if (!match) continue;
    const { of: inner, shape } = of(args, match);
    return within(inner, shape);
  }
  const types = scalarsOf(name);
  return types && args.length === 0
    ? { types, complex: false, shape: [], number: name }
    : undefined;
}

function within(type: string, lengths: readonly number[]): Layout | undefined {
  const inner = layoutOf(type);
  const known = lengths.every((length) => Number.isSafeInteger(length) && length >= 0);
  return inner && known ? { ...inner, shape: [...lengths, ...inner.shape] } : undefined;
}
