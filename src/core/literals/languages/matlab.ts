import { cellReader } from '../concat/cells.js';
import { concatReader } from '../concat/concatenation.js';
import { selectedRowsReader } from '../concat/rows.js';
import { matlab as matlabSyntax, octave as octaveSyntax } from '../matlab/language.js';
import { withSemicolon } from '../print/assign.js';
import { printMatlab } from '../print/concat.js';
import type { Reader } from '../reader.js';
import type { ConcatLanguage } from '../concat/language.js';
import type { Language } from './language.js';

function readersOf(syntax: ConcatLanguage): readonly Reader[] {
  return [concatReader(syntax), cellReader(syntax), selectedRowsReader(syntax)];
}

export const matlab: Language = {
  ids: ['matlab'],
  aliases: ['matlabsession'],
  name: 'MATLAB',
  extensions: ['m'],
  comments: { line: '%', block: ['%{', '%}'], blockLines: true },
  quotes: ['"', "'"],
  transposes: true,
  bracesHoldValues: true,
  printouts: true,
  readers: readersOf(matlabSyntax),
  reads:
    "`[1 -2; 3 4]'`, ranges, nesting, `zeros`, `ones`, `eye`, `diag`, `magic`; products and quotients with a number",
  print: printMatlab,
  assign: withSemicolon,
  samples: [['A = [1 -2; 3 4.5];', 2, 2, [1, -2, 3, 4.5]]],
};

export const octave: Language = {
  ...matlab,
  ids: ['octave'],
  name: 'Octave',
  extensions: [],
  aliases: [],
  comments: { line: '#', also: '%', block: ['%{', '%}'], blockLines: true },
  readers: readersOf(octaveSyntax),
  samples: [['A = [1 -2 # first row\n 3 4.5]', 2, 2, [1, -2, 3, 4.5]]],
};
