import { braceReader } from '../braces/brace-reader.js';
import type { Reader } from '../reader.js';
import { plainGrammar } from './grammar.js';
import { listMethods } from './methods.js';

/*
 * Lists as calls: Kotlin's `arrayOf(doubleArrayOf(1.0, 2.0), …)`, Scala's `Array(Array(1, 2), …)` and
 * Breeze's `DenseMatrix((1.0, 2.0), …)`, PHP's `array(array(1, 2), …)`; and lists in braces alone.
 */

const slashes = { line: '//', block: ['/*', '*/'] } as const;
/** No word before a list makes it one. */
const never = /(?!)/;
const neverHere = /(?!)/y;
const floats = { f: 'real', d: 'real', l: 'same', u: 'same', ul: 'same' } as const;

/** By language id. */
export const callReaders: Readonly<Record<string, Reader>> = {
  kotlin: braceReader({
    id: 'kotlin',
    grammar: plainGrammar(slashes, 'none', floats),
    methods: listMethods(slashes),
    openers: '(',
    type: /\b(?:arrayOf|listOf|mutableListOf|arrayListOf|(?:double|float|int|long|short|byte)ArrayOf)(?:<[\w<>?, ]{1,40}>)?$/,
    inner:
      /(?:arrayOf|listOf|mutableListOf|arrayListOf|(?:double|float|int|long|short|byte)ArrayOf)(?:<[\w<>?, ]{1,40}>)?\s{0,4}(?=\()/y,
  }),
  scala: braceReader({
    id: 'scala',
    grammar: plainGrammar(slashes, 'none', floats),
    methods: listMethods(slashes),
    openers: '(',
    type: /\b(?:Array|List|Vector|Seq|IndexedSeq|DenseMatrix)(?:\[[\w[\], ]{1,40}\])?$/,
    inner: /(?:Array|List|Vector|Seq|IndexedSeq)(?:\[[\w ]{1,20}\])?\s{0,4}(?=\()/y,
  }),
  php: braceReader({
    id: 'php',
    grammar: plainGrammar(slashes, 'real'),
    methods: listMethods(slashes),
    openers: '[(',
    type: /\barray$/,
    inner: /array\s{0,4}(?=\()/y,
  }),
  lua: braceReader({
    id: 'lua',
    grammar: plainGrammar({ line: '--' }, 'real'),
    openers: '{',
    type: never,
    inner: neverHere,
  }),
  vb: braceReader({
    id: 'vb',
    grammar: plainGrammar({ line: "'" }, 'real'),
    openers: '{',
    type: never,
    inner: neverHere,
  }),
};
