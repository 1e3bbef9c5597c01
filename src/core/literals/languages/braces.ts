import { braceReader } from '../braces/brace-reader.js';
import { cppGrammar } from '../grammar/c-family.js';
import { plainGrammar } from '../grammar/plain.js';
import { nestedPrinter } from '../print/nested.js';
import { slashes, type Language } from './language.js';

/** Languages whose initialisers are braces with a mark before them: Zig, SystemVerilog. */

const named = { missing: 'NaN', infinity: 'Inf', minusInfinity: '-Inf' };

const zigComments = { line: '//' };
const zigType =
  '(?:\\.|(?:\\[\\s{0,4}[\\d_]{0,9}\\s{0,4}\\]){1,3}\\w{1,20}|@Vector\\([\\w\\s,]{1,20}\\))';

/** Zig reference, "Arrays": `[2][2]f32{ … }`, and `.{ … }` with an inferred type. */
export const zig: Language = {
  ids: ['zig'],
  name: 'Zig',
  extensions: ['zig'],
  comments: zigComments,
  quotes: ['"'],
  readers: [
    braceReader({
      id: 'zig',
      grammar: plainGrammar(zigComments, 'none'),
      openers: '{',
      type: new RegExp(`${zigType}$`),
      inner: new RegExp(`${zigType}\\s{0,4}(?=\\{)`, 'y'),
    }),
  ],
  reads: 'arrays of arrays',
  print: nestedPrinter({ ...named, brackets: ['.{', '.{ ', ' }', '}'] }),
  assign: (name, literal, { rows, cols }) => `const ${name}: [${rows}][${cols}]f64 = ${literal};`,
  samples: [
    ['const m = [2][2]f32{\n    [_]f32{ 1, 2 },\n    [_]f32{ 3, 4.5 },\n};', 2, 2, [1, 2, 3, 4.5]],
  ],
};

/** IEEE 1800, section 10.9, "Assignment patterns": `'{ … }`. */
export const systemVerilog: Language = {
  ids: ['systemverilog', 'verilog'],
  name: 'SystemVerilog',
  extensions: ['sv', 'svh', 'v'],
  comments: slashes,
  quotes: ['"'],
  readers: [
    braceReader({
      id: 'systemverilog',
      grammar: { ...cppGrammar, numerals: { separator: '_' } },
      openers: '{',
      type: /'$/,
      inner: /'\s{0,4}(?=\{)/y,
    }),
  ],
  reads: 'assignment patterns',
  print: nestedPrinter({ ...named, brackets: ["'{", "'{", '}', '}'] }),
  assign: (name, literal, { rows, cols }) => `real ${name} [${rows}][${cols}] = ${literal};`,
  samples: [["real m [2][2] = '{'{1, 2}, '{3, 4.5}};", 2, 2, [1, 2, 3, 4.5]]],
};
