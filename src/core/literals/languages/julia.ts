import { concatReader } from '../concat/concatenation.js';
import { juliaFrameReader } from '../julia/frame.js';
import { julia as syntax } from '../julia/language.js';
import { equals } from '../print/assign.js';
import { juliaStaticReader } from '../julia/static.js';
import { printJulia } from '../print/concat.js';
import type { Language } from './language.js';

export const julia: Language = {
  ids: ['julia'],
  aliases: ['julia-repl', 'jldoctest', 'jlcon'],
  name: 'Julia',
  extensions: ['jl'],
  comments: { line: '#', block: ['#=', '=#'] },
  quotes: ['"""', '"'],
  transposes: true,
  bracesHoldValues: true,
  printouts: true,
  readers: [juliaFrameReader, juliaStaticReader, concatReader(syntax)],
  reads:
    'blanks, `;`, `;;`, typed arrays, `//`, `reshape`, `hcat`, `vcat`, `stack`, `reduce(hcat, …)`, `SMatrix`, `DataFrame(…)`',
  print: printJulia,
  assign: equals,
  samples: [['A = [1 2; 3 4//8]', 2, 2, [1, 2, 3, 0.5]]],
};
