import type { Grammar, ScalarFunction } from '../expression.js';
import {
  integer,
  missingScalar,
  real,
  type Numeral,
  type NumeralSyntax,
  type Scalar,
} from '../numeral.js';
import { commonCall, commonConstant } from './names.js';
import {
  minus,
  plus,
  shiftLeft,
  times,
  toInteger,
  toReal,
  truncatedDivision,
  truncatedRemainder,
} from './operators.js';

/**
 * Constant arithmetic of C (ISO/IEC 9899 6.5), C++, Java (JLS 15), C# and Go: 1/3 between integers is 0,
 * and a cast precedes its operand.
 */
function cLike(
  numerals: NumeralSyntax,
  cast: Grammar['cast'],
  special?: Grammar['special'],
): Grammar {
  return {
    comments: { line: '//', block: ['/*', '*/'] },
    numerals,
    operators: [shiftLeft, times, truncatedDivision, truncatedRemainder, plus, minus],
    constant: commonConstant,
    call: (name) => conversion(name) ?? commonCall(name),
    callBrackets: ['(', ')'],
    ...(cast ? { cast } : {}),
    ...(special ? { special } : {}),
  };
}

const realTypes =
  /^(const )?(long )?(float|double|Float|Double|decimal|float32|float64|float_t|double_t|T|Scalar)$/;
const integerTypes =
  /^(const )?((un)?signed )?(char|short|int|long|long long|byte|sbyte|uint|ushort|ulong|size_t|u?int\d+(_t)?|rune)$/;

function conversion(type: string): ScalarFunction | undefined {
  if (realTypes.test(type)) return toReal;
  return integerTypes.test(type) ? toInteger : undefined;
}

/** C++: digit separators, `std::numeric_limits<T>::infinity()`. */
export const cppGrammar = cLike(
  {
    separator: "'",
    leadingZeroIsOctal: true,
    suffixes: {
      f: 'real',
      l: 'same',
      u: 'same',
      ul: 'same',
      lu: 'same',
      ll: 'same',
      ull: 'same',
      llu: 'same',
      z: 'same',
      uz: 'same',
      f16: 'real',
      f32: 'real',
      f64: 'real',
    },
    imaginary: ['i', 'if', 'j'],
  },
  conversion,
  numericLimits,
);

const limits =
  /(?:std::)?numeric_limits<[\w: ]{1,30}>::(infinity|quiet_NaN|signaling_NaN|max|lowest|epsilon)\(\)/y;

function numericLimits(text: string, at: number): Numeral | undefined {
  const code = text.charCodeAt(at);
  if (code !== 115 && code !== 110) return undefined;
  limits.lastIndex = at;
  const match = limits.exec(text);
  const scalar = match && limitValue(match[1]!);
  return scalar ? { scalar, end: limits.lastIndex } : undefined;
}

function limitValue(name: string): Scalar {
  if (name === 'infinity') return real(Infinity);
  if (name === 'max') return real(Number.MAX_VALUE);
  if (name === 'lowest') return real(-Number.MAX_VALUE);
  return name === 'epsilon' ? real(Number.EPSILON) : missingScalar;
}

/** Java: `1_000`, `1d`, `2f`, `3L`, octal `010`, `Double.NaN`. */
export const javaGrammar = cLike(
  {
    separator: '_',
    leadingZeroIsOctal: true,
    suffixes: { d: 'real', f: 'real', l: 'same' },
  },
  conversion,
);

/** C#: no octal; `1m` is a decimal. */
export const csharpGrammar = cLike(
  {
    separator: '_',
    suffixes: { d: 'real', f: 'real', m: 'real', l: 'same', u: 'same', ul: 'same', lu: 'same' },
  },
  conversion,
);

/**
 * Go (specification, "Constant expressions"): untyped constants; 1/3 is 0 because both are integer
 * constants, 1/3.0 is real. `math.NaN()` and `math.Inf(-1)` are calls; conversions look like calls.
 */
export const goGrammar: Grammar = {
  ...cLike({ separator: '_', leadingZeroIsOctal: true, imaginary: ['i'] }, undefined),
  call(name) {
    if (name === 'math.NaN') return () => missingScalar;
    if (name === 'math.Inf') return ([sign]) => sign && real(sign.value < 0 ? -Infinity : Infinity);
    return conversion(name) ?? commonCall(name);
  },
};

const rustSuffix = 'f32 f64'.split(' ').map((name) => [name, 'real'] as const);
const rustInteger = 'i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize'
  .split(' ')
  .map((name) => [name, 'same'] as const);

/** Rust (Reference, "Literal expressions"): typed suffixes, `1 / 3` is 0, `f64::consts::PI`. */
export const rustGrammar: Grammar = {
  ...cLike(
    { separator: '_', suffixes: Object.fromEntries([...rustSuffix, ...rustInteger]) },
    undefined,
  ),
  constant(name) {
    if (/(^|::)EPSILON$/.test(name)) return real(2 ** -52);
    if (/(^|::)consts::E$/.test(name)) return real(Math.E);
    if (/(^|::)FRAC_1_SQRT_2$/.test(name)) return real(Math.SQRT1_2);
    if (/(^|::)(None)$/.test(name)) return missingScalar;
    return commonConstant(name) ?? (name === 'u8::MAX' ? integer(255) : undefined);
  },
};
