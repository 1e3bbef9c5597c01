import { constructorReader } from '../constructors/stated-shapes.js';
import type { Where } from '../constructors/types.js';
import { plainGrammar } from '../grammar/plain.js';
import { listReader, type ListLanguage } from '../nested/list-language.js';
import { withPoint } from '../print/entry.js';
import { assigning, nestedPrinter, round, square, type NestedStyle } from '../print/nested.js';
import { hash, slashes, type Language, type Sample } from './language.js';

/** Languages whose matrices are lists of lists in square brackets, and little else. */

interface Listed
  extends
    Omit<ListLanguage, 'id'>,
    Pick<Language, 'ids' | 'name' | 'extensions' | 'aliases' | 'assign'> {
  /**
   * How it writes missing and infinite values; also numbers and brackets, if they are not the usual ones.
   */
  readonly writes: Omit<NestedStyle, 'brackets'> & Partial<NestedStyle>;
  readonly quotes?: readonly string[];
  /** Its name in the table of constructors. */
  readonly constructors?: Where;
  readonly reads?: string;
  readonly samples?: readonly Sample[];
}

function listed(language: Listed): Language {
  const { ids, name, extensions = [], aliases = [], comments, quotes = ['"', "'"] } = language;
  const { constructors: where } = language;
  const reader = listReader({ ...language, id: ids[0] });
  const grammar = plainGrammar(comments, language.division, language.suffixes);
  return {
    ids,
    name,
    extensions,
    aliases,
    comments,
    quotes,
    readers: where ? [constructorReader(where, grammar), reader] : [reader],
    reads: language.reads ?? 'nested lists',
    print: nestedPrinter({ brackets: square, ...language.writes }),
    assign: language.assign,
    samples: language.samples ?? [['a = [[1, 2], [3, 4.5]]', 2, 2, [1, 2, 3, 4.5]]],
  };
}

const semicolons: readonly Sample[] = [['let a = [[1.0; 2.0]; [3.0; 4.5]]', 2, 2, [1, 2, 3, 4.5]]];

/** For languages without such words: the spelling that their readers accept. */
const named = { missing: 'NaN', infinity: 'Inf', minusInfinity: '-Inf' };

export const listLanguages: readonly Language[] = [
  listed({
    ids: ['ruby'],
    aliases: ['rb', 'irb'],
    name: 'Ruby',
    constructors: 'ruby',
    writes: {
      missing: 'Float::NAN',
      infinity: 'Float::INFINITY',
      minusInfinity: '-Float::INFINITY',
      brackets: ['Matrix[', '[', ']', ']'],
    },
    assign: assigning(''),
    comments: hash,
    division: 'floor',
    suffixes: { r: 'real' },
    // Standard library, NMatrix and Numo::NArray.
    maker: /(?:\b[A-Z]\w{0,40}::)?\b(?:\w{0,20}Matrix|NArray|[DS]Float|U?Int\d{1,2}|N)$/,
    reads: 'nested lists, `Matrix[…]`, NMatrix, Numo',
    samples: [['a = Matrix[[1, 2], [3, 4.5]]', 2, 2, [1, 2, 3, 4.5]]],
  }),
  listed({
    ids: ['crystal'],
    name: 'Crystal',
    writes: {
      missing: 'Float64::NAN',
      infinity: 'Float64::INFINITY',
      minusInfinity: '-Float64::INFINITY',
    },
    assign: assigning(''),
    extensions: ['cr'],
    comments: hash,
    division: 'real',
    maker: /\bMatrix$/,
  }),
  listed({
    ids: ['swift'],
    constructors: 'swift',
    name: 'Swift',
    comments: slashes,
    division: 'none',
    writes: {
      missing: 'Double.nan',
      infinity: 'Double.infinity',
      minusInfinity: '-Double.infinity',
      finite: withPoint,
    },
    assign: assigning('let '),
  }),
  listed({
    ids: ['dart'],
    constructors: 'dart',
    name: 'Dart',
    comments: slashes,
    division: 'real',
    writes: {
      missing: 'double.nan',
      infinity: 'double.infinity',
      minusInfinity: '-double.infinity',
      finite: withPoint,
    },
    assign: assigning('final ', ' = ', ';'),
  }),
  listed({
    ids: ['groovy'],
    name: 'Groovy',
    comments: slashes,
    division: 'real',
    writes: {
      missing: 'Double.NaN',
      infinity: 'Double.POSITIVE_INFINITY',
      minusInfinity: 'Double.NEGATIVE_INFINITY',
    },
    assign: assigning('def '),
  }),
  listed({
    ids: ['d'],
    name: 'D',
    extensions: ['d'],
    comments: slashes,
    division: 'none',
    writes: {
      missing: 'double.nan',
      infinity: 'double.infinity',
      minusInfinity: '-double.infinity',
      finite: withPoint,
    },
    assign: assigning('auto ', ' = ', ';'),
  }),
  listed({
    ids: ['nim'],
    name: 'Nim',
    writes: {
      missing: 'NaN',
      infinity: 'Inf',
      minusInfinity: '-Inf',
      finite: withPoint,
      brackets: ['@[', '@[', ']', ']'],
    },
    assign: assigning('let '),
    extensions: ['nim'],
    comments: hash,
    division: 'real',
    prefix: /@(?=\[)/y,
    samples: [['let a = @[@[1.0, 2.0], @[3.0, 4.5]]', 2, 2, [1, 2, 3, 4.5]]],
  }),
  listed({
    ids: ['elixir'],
    name: 'Elixir',

    writes: { missing: 'nil', infinity: 'Infinity', minusInfinity: '-Infinity' },
    assign: assigning(''),
    extensions: ['ex', 'exs'],
    comments: hash,
    division: 'real',
  }),
  listed({
    ids: ['coffeescript'],
    aliases: ['coffee'],
    name: 'CoffeeScript',
    writes: { missing: 'NaN', infinity: 'Infinity', minusInfinity: '-Infinity' },
    assign: assigning(''),
    comments: hash,
    division: 'real',
    lineBreaks: true,
  }),
  listed({
    ids: ['gdscript'],
    constructors: 'gdscript',
    name: 'GDScript',
    writes: { missing: 'NAN', infinity: 'INF', minusInfinity: '-INF' },
    assign: assigning('var '),
    extensions: ['gd'],
    comments: hash,
    division: 'none',
  }),
  listed({
    ids: ['pascal', 'objectpascal', 'delphi'],
    name: 'Pascal',
    writes: { ...named, brackets: round },
    assign: (name, literal, { rows, cols }) =>
      `const ${name}: array[1..${rows}, 1..${cols}] of Double = ${literal};`,
    extensions: ['pas', 'pp', 'dpr'],
    quotes: ["'"],
    openers: '([',
    comments: { line: '//', block: ['{', '}'] },
    division: 'real',
    reads: 'array constants in round brackets, nested lists',
    samples: [['const A: array[1..2, 1..2] of Double = ((1, 2), (3, 4.5));', 2, 2, [1, 2, 3, 4.5]]],
  }),
  listed({
    ids: ['ada'],
    name: 'Ada',
    writes: { ...named, brackets: round, finite: withPoint },
    assign: (name, literal, { rows, cols }) =>
      `${name} : Real_Matrix (1 .. ${rows}, 1 .. ${cols}) := ${literal};`,
    extensions: ['adb', 'ads'],
    quotes: ['"'],
    openers: '([',
    comments: { line: '--' },
    division: 'none',
    reads: 'aggregates of aggregates',
    samples: [
      ['A : Real_Matrix (1 .. 2, 1 .. 2) := ((1.0, 2.0), (3.0, 4.5));', 2, 2, [1, 2, 3, 4.5]],
    ],
  }),
  // IDL Reference, "Arrays": the inner list runs along the first index, the column. So it is a row, as IDL
  // prints it.
  listed({
    ids: ['idl'],
    name: 'IDL',
    writes: { ...named, betweenRows: ', $\n ' },
    assign: assigning(''),
    extensions: ['pro'],
    comments: { line: ';', joiner: '$' },
    division: 'none',
    suffixes: { b: 'same', l: 'same', ll: 'same', u: 'same', ul: 'same', s: 'same', d: 'real' },
  }),
  listed({
    ids: ['perl'],
    aliases: ['pl'],
    name: 'Perl',
    openers: '[(',
    comments: hash,
    division: 'real',
    writes: { missing: 'undef', infinity: 'Inf', minusInfinity: '-Inf' },
    assign: assigning('my $', ' = ', ';'),
  }),
  listed({
    ids: ['raku', 'perl6'],
    name: 'Raku',
    writes: { missing: 'NaN', infinity: 'Inf', minusInfinity: '-Inf' },
    assign: assigning('my $', ' = ', ';'),
    openers: '[(',
    comments: hash,
    division: 'real',
  }),
  listed({
    ids: ['haskell'],
    name: 'Haskell',
    writes: { missing: '(0/0)', infinity: '(1/0)', minusInfinity: '(-1/0)' },
    assign: assigning(''),
    extensions: ['hs'],
    comments: { line: '--', block: ['{-', '-}'] },
    division: 'real',
    maker: /\(\s{0,4}(\d{1,7})\s{0,4}><\s{0,4}(\d{1,7})\s{0,4}\)\s{0,8}$/,
    reads: 'nested lists, hmatrix’ `(2><3) […]`',
    samples: [['a = (2><2) [1, 2, 3, 4.5]', 2, 2, [1, 2, 3, 4.5]]],
  }),
  listed({
    ids: ['fsharp'],
    aliases: ['fs', 'fsi'],
    constructors: 'fsharp',
    name: 'F#',
    writes: {
      missing: 'nan',
      infinity: 'infinity',
      minusInfinity: '-infinity',
      finite: withPoint,
      separator: ';',
    },
    assign: assigning('let '),
    comments: { line: '//', block: ['(*', '*)'] },
    division: 'none',
    semicolons: true,
    lineBreaks: true,
    reads: 'nested lists with `;` between entries',
    samples: semicolons,
  }),
  listed({
    ids: ['ocaml'],
    name: 'OCaml',
    writes: {
      missing: 'nan',
      infinity: 'infinity',
      minusInfinity: 'neg_infinity',
      finite: withPoint,
      separator: ';',
    },
    assign: assigning('let '),
    extensions: ['ml'],
    comments: { block: ['(*', '*)'] },
    division: 'none',
    semicolons: true,
    reads: 'nested lists with `;` between entries',
    samples: semicolons,
  }),
];
