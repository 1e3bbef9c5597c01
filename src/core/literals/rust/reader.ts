import { rustGrammar } from '../grammar/c-family.js';
import { restOfCall } from '../nested/arguments.js';
import { isApplied } from '../nested/before.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/reader.js';
import { toDeclared } from '../nested/to-matrix.js';
import type { DeclaredShape, NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { skipSpaceBack } from '../text-scan.js';

/**
 * Rust: arrays of arrays with `[x; n]` (Reference, "Array expressions"), `vec!`, ndarray's `array!`,
 * `arr2(&…)`, `Array2::from_shape_vec((2, 3), …)`, nalgebra's `DMatrix::from_row_slice(2, 3, &…)` and its
 * column-major `from_vec` and `from_column_slice`.
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

const prefix = /(?:&\s{0,4}(?:mut\s{1,4})?)?(?:(?:vec|array)!\s{0,4})?(?=\[)/y;

const makers =
  /(?:[\w:]{0,60}\b(?:arr2|arr1)\(|[\w:<>, ]{0,60}\b(?:from_row_slice|from_row_iterator|from_vec|from_column_slice|from_shape_vec)\(\s{0,40}\(?\s{0,4}(\d{1,7})\s{0,4},\s{0,4}(\d{1,7})\s{0,4}\)?\s{0,4},\s{0,40})$/;

interface RustIntroduction extends Introduction {
  readonly called: boolean;
}

const reach = 200;

function introduction(text: string, opener: number): RustIntroduction {
  const macro = /(?:&\s?(?:mut )?)?(?:\b(?:vec|array)!\s?)?$/.exec(
    text.slice(Math.max(0, opener - 20), opener),
  );
  const from = opener - (macro?.[0].length ?? 0);
  const before = text.slice(Math.max(0, from - reach), from);
  const maker = makers.exec(before);
  if (!maker) return { start: from, opener, role: 'bare', called: false };
  const length = maker[0].trimStart().length;
  const base = { start: from - length, opener, role: 'matrix', called: true } as const;
  return maker[1] === undefined
    ? base
    : { ...base, declared: declaredBy(maker[0], Number(maker[1]), Number(maker[2])) };
}

function declaredBy(maker: string, rows: number, cols: number): DeclaredShape {
  const columnMajor = /from_vec\(|from_column_slice\(/.test(maker);
  return { sizes: [rows, cols], columnMajor };
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
    // Another macro's list is not read as a matrix: `matrix![…; …]` has its own reader.
    if (text[skipSpaceBack(text, opener, 4) - 1] === '!' && intro.start === opener)
      return undefined;
    return intro;
  },
  at(text, start) {
    for (let i = start; i < text.length && i <= start + reach; i++) {
      if (text[i] !== '[') continue;
      const intro = introduction(text, i);
      if (intro.start === start) return intro;
      if (i === start) return { start, opener: i, role: 'bare', called: false };
    }
    return undefined;
  },
  after(text, list, intro) {
    const call = intro.called ? restOfCall(text, list.end, syntax.comments) : undefined;
    const end = call?.end ?? list.end;
    return { end, result: toDeclared(list, intro, end) };
  },
};

export const rustReader: Reader = nestedReader('rust', syntax, surroundings);
