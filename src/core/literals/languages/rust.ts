import { constructorReader } from '../constructors/stated-shapes.js';
import { rustGrammar } from '../grammar/c-family.js';
import { assignRust, printRust } from '../print/braces.js';
import { matrixMacroReader } from '../rust/matrix-macro.js';
import { rustNewReader, rustReader } from '../rust/rust-arrays.js';
import { slashes, type Language } from './language.js';

export const rust: Language = {
  ids: ['rust'],
  aliases: ['rs'],
  name: 'Rust',
  comments: slashes,
  quotes: ['"'],
  readers: [constructorReader('rust', rustGrammar), matrixMacroReader, rustNewReader, rustReader],
  reads: 'arrays, `vec!`, `array!`, `mat!`, `matrix!`, nalgebra’s and glam’s constructors',
  print: printRust,
  assign: assignRust,
  samples: [['let a = array![[1.0, 2.0], [3.0, 4.5]];', 2, 2, [1, 2, 3, 4.5]]],
};
