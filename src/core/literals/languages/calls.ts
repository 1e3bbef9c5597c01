import { braceReader, type BraceLanguage } from '../braces/brace-reader.js';
import { constructorReader } from '../constructors/stated-shapes.js';
import type { Where } from '../constructors/types.js';
import { plainGrammar, type Division } from '../grammar/plain.js';
import { listMethods } from '../nested/list-methods.js';
import { assigning, curly, nestedPrinter, square } from '../print/nested.js';
import { withPoint } from '../print/entry.js';
import type { Reader } from '../reader.js';
import type { CommentSyntax } from '../text-scan.js';
import { slashes, type Language, type Sample } from './language.js';

/**
 * Languages whose lists are calls (Kotlin's `arrayOf(doubleArrayOf(1.0, 2.0), …)`, Scala's `Array(Array(1,
 * 2), …)` and Breeze's `DenseMatrix((1.0, 2.0), …)`, PHP's `array(array(1, 2), …)`), and languages whose
 * lists are plain braces.
 */

interface Called
  extends
    Pick<BraceLanguage, 'openers'>,
    Pick<
      Language,
      'ids' | 'name' | 'extensions' | 'reads' | 'print' | 'assign' | 'bracesHoldValues'
    > {
  readonly comments: CommentSyntax;
  readonly quotes?: readonly string[];
  readonly division: Division;
  readonly suffixes?: Readonly<Record<string, 'real' | 'same'>>;
  readonly type?: RegExp;
  readonly inner?: RegExp;
  /** Its lists have methods. */
  readonly hasMethods?: boolean;
  /** Its name in the table of constructors. */
  readonly constructors?: Where;
  readonly samples: readonly Sample[];
}

/** For languages without a word before a list. */
const never = /(?!)/;
const neverHere = /(?!)/y;

function called(language: Called): Language {
  const { ids, name, extensions = [], comments, quotes = ['"', "'"], reads, samples } = language;
  const { print, assign, bracesHoldValues } = language;
  const grammar = plainGrammar(comments, language.division, language.suffixes);
  const reader = braceReader({
    id: ids[0],
    grammar,
    openers: language.openers,
    type: language.type ?? never,
    inner: language.inner ?? neverHere,
    ...(language.hasMethods === true ? { methods: listMethods(comments) } : {}),
  });
  const where = language.constructors;
  const readers: Reader[] = where ? [constructorReader(where, grammar), reader] : [reader];
  return {
    ids,
    name,
    extensions,
    comments,
    quotes,
    bracesHoldValues,
    readers,
    reads,
    print,
    assign,
    samples,
  };
}

/** An array of doubles does not accept integers, so every number gets a point. */
const jvm = { missing: 'Double.NaN', finite: withPoint };

const floats = { f: 'real', d: 'real', l: 'same', u: 'same', ul: 'same' } as const;

export const callLanguages: readonly Language[] = [
  called({
    ids: ['kotlin'],
    constructors: 'kotlin',
    name: 'Kotlin',
    extensions: ['kt', 'kts'],
    comments: slashes,
    division: 'none',
    suffixes: floats,
    hasMethods: true,
    openers: '(',
    type: /\b(?:arrayOf|listOf|mutableListOf|arrayListOf|(?:double|float|int|long|short|byte)ArrayOf)(?:<[\w<>?, ]{1,40}>)?$/,
    inner:
      /(?:arrayOf|listOf|mutableListOf|arrayListOf|(?:double|float|int|long|short|byte)ArrayOf)(?:<[\w<>?, ]{1,40}>)?\s{0,4}(?=\()/y,
    reads: '`arrayOf`, `listOf`, `doubleArrayOf` and their like',
    print: nestedPrinter({
      ...jvm,
      minusInfinity: 'Double.NEGATIVE_INFINITY',
      infinity: 'Double.POSITIVE_INFINITY',
      brackets: ['arrayOf(', 'doubleArrayOf(', ')', ')'],
    }),
    assign: assigning('val '),
    samples: [
      ['val a = arrayOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.5))', 2, 2, [1, 2, 3, 4.5]],
    ],
  }),
  called({
    ids: ['scala'],
    constructors: 'scala',
    name: 'Scala',
    extensions: ['scala', 'sc'],
    comments: slashes,
    division: 'none',
    suffixes: floats,
    hasMethods: true,
    openers: '(',
    type: /\b(?:Array|List|Vector|Seq|IndexedSeq|DenseMatrix)(?:\[[\w[\], ]{1,40}\])?$/,
    inner: /(?:Array|List|Vector|Seq|IndexedSeq)(?:\[[\w ]{1,20}\])?\s{0,4}(?=\()/y,
    reads: '`Array`, `List`, `Seq`, Breeze’s `DenseMatrix`',
    print: nestedPrinter({
      ...jvm,
      infinity: 'Double.PositiveInfinity',
      minusInfinity: 'Double.NegativeInfinity',
      brackets: ['Array(', 'Array(', ')', ')'],
    }),
    assign: assigning('val '),
    samples: [['val a = Array(Array(1.0, 2.0), Array(3.0, 4.5))', 2, 2, [1, 2, 3, 4.5]]],
  }),
  called({
    ids: ['php'],
    name: 'PHP',
    comments: slashes,
    division: 'real',
    hasMethods: true,
    openers: '[(',
    type: /\barray$/,
    inner: /array\s{0,4}(?=\()/y,
    reads: 'arrays in brackets and `array(…)`',
    print: nestedPrinter({
      missing: 'NAN',
      infinity: 'INF',
      minusInfinity: '-INF',
      brackets: square,
    }),
    assign: assigning('$', ' = ', ';'),
    samples: [['$a = [[1, 2], [3, 4.5]];', 2, 2, [1, 2, 3, 4.5]]],
  }),
  called({
    ids: ['lua'],
    name: 'Lua',
    comments: { line: '--', block: ['--[[', ']]'] },
    bracesHoldValues: true,
    division: 'real',
    openers: '{',
    reads: 'nested tables',
    // Lua divides in floating point, and has no names for these values.
    print: nestedPrinter({
      missing: '0/0',
      infinity: '1/0',
      minusInfinity: '-1/0',
      brackets: curly,
    }),
    assign: assigning('local '),
    samples: [['local a = {{1, 2}, {3, 4.5}}', 2, 2, [1, 2, 3, 4.5]]],
  }),
  called({
    ids: ['vb'],
    constructors: 'vb',
    name: 'Visual Basic',
    comments: { line: "'" },
    quotes: ['"'],
    division: 'real',
    openers: '{',
    reads: 'initialisers in braces',
    print: nestedPrinter({
      missing: 'Double.NaN',
      infinity: 'Double.PositiveInfinity',
      minusInfinity: 'Double.NegativeInfinity',
      finite: withPoint,
      brackets: curly,
    }),
    assign: assigning('Dim '),
    samples: [['Dim a = {{1, 2}, {3, 4.5}}', 2, 2, [1, 2, 3, 4.5]]],
  }),
];
