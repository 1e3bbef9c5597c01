import { transpose } from '../../matrix.js';
import { success } from '../../result.js';
import { braceReader } from '../braces/brace-reader.js';
import { rustGrammar } from '../grammar/c-family.js';
import { restOfCall } from '../nested/arguments.js';
import { isApplied, wordBefore } from '../nested/before.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/nested-lists.js';
import { rearranged } from '../nested/rearranged.js';
import { toDeclared } from '../nested/to-matrix.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { isSpaceCode, isWordCode, skipSpaceBack } from '../text-scan.js';
import { rustMethods } from './methods.js';

/**
 * Rust arrays: arrays of arrays with `[x; n]` (Reference, "Array expressions"), `vec!`, ndarray's `array!`,
 * faer's `mat!`, `arr2(&…)`, `Array2::from_shape_vec((2, 3), …)`, nalgebra's `DMatrix::from_row_slice(2, 3,
 * &…)`. Column-major are nalgebra's `from_vec` and `from_column_slice` and glam's
 * `Mat3::from_cols_array(&…)`. The inner lists are columns in glam's `from_cols_array_2d(&…)` and
 * nalgebra's `Matrix2::from(…)`.
 */
const syntax: NestedSyntax = {
  openers: '[',
  comments: rustGrammar.comments,
  grammar: rustGrammar,
  trailingComma: true,
  repeat: true,
  listPrefix(text, at) {
    prefix.lastIndex = at;
    return prefix.test(text) ? prefix.lastIndex : -1;
  },
};

const prefix = /(?:&\s{0,4}(?:mut\s{1,4})?)?(?:(?:vec|array|mat)\s?!\s{0,4})?(?=\[)/y;

/** The end of a call before its list: two sizes after the opening bracket. */
const sized =
  /\(\s{0,40}\(?\s{0,4}(\d{1,7})\s{0,4},\s{0,4}(\d{1,7})\s{0,4}\)?(\.f\(\))?\s{0,4},\s{0,40}$/;
const maker = /(?:from_row_slice|from_row_iterator|from_vec|from_column_slice|from_shape_vec)$/;

interface MakerCall {
  readonly start: number;
  readonly name: string;
  readonly sizes?: readonly [number, number];
  /** Entries run down the columns. */
  readonly down?: boolean;
  /** The inner lists are columns. */
  readonly turned?: boolean;
}

/** Square matrices of columns: glam. */
const ofColumns = /\bD?Mat([234])::from_cols_array(_2d)?$/;
/** nalgebra, `From<[[T; R]; C]>`. */
const fromColumns = /\bS?Matrix\d(?:x\d)?(?:::<\w{1,8}>)?::from$/;

/** The call whose list follows at `end`: its start, its name and its sizes. */
function makerBefore(text: string, end: number): MakerCall | undefined {
  // A quick test of the last character first, since this runs for every bracket.
  const last = text.charCodeAt(end - 1);
  if (last === 40) {
    const name = wordBefore(text, end - 1);
    const start = end - 1 - name.length;
    const square = ofColumns.exec(name);
    if (square?.[2] !== undefined || fromColumns.test(name)) return { start, name, turned: true };
    const n = Number(square?.[1]);
    if (square) return { start, name, sizes: [n, n], down: true };
    return /\barr[12]$/.test(name) ? { start, name } : undefined;
  }
  if (last !== 44 && !isSpaceCode(last)) return undefined;
  const before = text.slice(Math.max(0, end - 130), end);
  const sizes = sized.exec(before);
  if (!sizes) return undefined;
  const bracket = end - before.length + sizes.index;
  const name = maker.exec(text.slice(Math.max(0, bracket - 20), bracket))?.[0];
  if (name === undefined) return undefined;
  let start = bracket - name.length;
  const floor = Math.max(0, start - 60);
  while (start > floor && isTypeCode(text.charCodeAt(start - 1))) start--;
  while (isSpaceCode(text.charCodeAt(start))) start++;
  const down = sizes[3] !== undefined || name === 'from_vec' || name === 'from_column_slice';
  return { start, name, sizes: [Number(sizes[1]), Number(sizes[2])], down };
}

/** Characters of a path with type parameters: `Array2::<f64>::from_shape_vec`. */
function isTypeCode(code: number): boolean {
  return (
    isWordCode(code) || code === 58 || code === 60 || code === 62 || code === 44 || code === 32
  );
}

interface RustIntroduction extends Introduction {
  readonly called: boolean;
  readonly turned?: boolean;
}

function introduction(text: string, opener: number): RustIntroduction {
  const from = opener - prefixBefore(text, opener);
  const call = makerBefore(text, from);
  if (!call) return { start: from, opener, role: 'bare', called: false };
  const { start, sizes, down = false, turned = false } = call;
  const base = { start, opener, role: 'matrix', called: true, turned } as const;
  if (!sizes) return base;
  return { ...base, declared: { sizes, columnMajor: down } };
}

/** The length of `&`, `&mut `, `vec!`, `array!` or `mat!` right before a bracket. */
function prefixBefore(text: string, opener: number): number {
  if (!'& !'.includes(text[opener - 1] ?? 'x')) return 0;
  const macro = /(?:&\s?(?:mut )?)?(?:\b(?:vec|array|mat)\s?!\s?)?$/.exec(
    text.slice(Math.max(0, opener - 20), opener),
  );
  return macro?.[0].length ?? 0;
}

const keywords: ReadonlySet<string> = new Set([
  'return',
  'in',
  'match',
  'if',
  'else',
  'break',
  'mut',
]);

const surroundings: Surroundings<RustIntroduction> = {
  before(text, opener) {
    const intro = introduction(text, opener);
    if (intro.start === opener && isApplied(text, opener, keywords)) return undefined;
    // `matrix![…; …]` has its own reader. In other macros only lists of lists are read.
    const isMacro = text[skipSpaceBack(text, opener, 4) - 1] === '!' && intro.start === opener;
    return isMacro && !/^\[\s{0,80}\[/.test(text.slice(opener, opener + 90)) ? undefined : intro;
  },
  bare: (_text, opener) => ({ start: opener, opener, role: 'bare', called: false }),
  after(text, list, intro) {
    const call = intro.called ? restOfCall(text, list.end, syntax.comments) : undefined;
    const end = call?.end ?? list.end;
    const isVector = list.shape.length === 1 && !intro.declared;
    const value = toDeclared(list, intro, end);
    const matrix = value.ok && intro.turned ? success(transpose(value.value)) : value;
    return rearranged(text, end, matrix, rustMethods, isVector);
  },
};

export const rustReader: Reader = nestedReader('rust', syntax, surroundings);

const made = /\bMatrix([1-6])(?:x([1-6]))?(?:::<\w{1,8}>)?::new$/;

/** nalgebra's `Matrix2x3::new(1.0, …)`, row by row (its documentation, `Matrix2x3::new`). */
export const rustNewReader: Reader = braceReader({
  id: 'nalgebra',
  grammar: rustGrammar,
  openers: '(',
  type: made,
  inner: /(?!)/y,
  shape(before) {
    const sizes = made.exec(before);
    const rows = Number(sizes?.[1]);
    return sizes ? { sizes: [rows, Number(sizes[2] ?? rows)] } : undefined;
  },
  methods: rustMethods,
});
