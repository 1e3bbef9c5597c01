import { listReader, type ListLanguage } from '../nested/list-language.js';
import { hash, slashes, type Language, type Sample } from './language.js';

/** Languages whose matrices are lists of lists in square brackets, and little else. */

interface Listed extends Omit<ListLanguage, 'id'>, Pick<Language, 'ids' | 'name' | 'extensions'> {
  readonly quotes?: readonly string[];
  readonly reads?: string;
  readonly samples?: readonly Sample[];
}

function listed(language: Listed): Language {
  const { ids, name, extensions = [], comments, quotes = ['"', "'"] } = language;
  return {
    ids,
    name,
    extensions,
    comments,
    quotes,
    readers: [listReader({ ...language, id: ids[0] })],
    reads: language.reads ?? 'nested lists',
    samples: language.samples ?? [['a = [[1, 2], [3, 4.5]]', 2, 2, [1, 2, 3, 4.5]]],
  };
}

const semicolons: readonly Sample[] = [['let a = [[1.0; 2.0]; [3.0; 4.5]]', 2, 2, [1, 2, 3, 4.5]]];

export const listLanguages: readonly Language[] = [
  listed({
    ids: ['ruby'],
    name: 'Ruby',
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
    extensions: ['cr'],
    comments: hash,
    division: 'real',
    maker: /\bMatrix$/,
  }),
  listed({ ids: ['swift'], name: 'Swift', comments: slashes, division: 'none' }),
  listed({ ids: ['dart'], name: 'Dart', comments: slashes, division: 'real' }),
  listed({ ids: ['groovy'], name: 'Groovy', comments: slashes, division: 'real' }),
  listed({ ids: ['d'], name: 'D', extensions: ['d'], comments: slashes, division: 'none' }),
  listed({
    ids: ['nim'],
    name: 'Nim',
    extensions: ['nim'],
    comments: hash,
    division: 'real',
    prefix: /@(?=\[)/y,
    samples: [['let a = @[@[1.0, 2.0], @[3.0, 4.5]]', 2, 2, [1, 2, 3, 4.5]]],
  }),
  listed({
    ids: ['elixir'],
    name: 'Elixir',
    extensions: ['ex', 'exs'],
    comments: hash,
    division: 'real',
  }),
  listed({
    ids: ['coffeescript'],
    name: 'CoffeeScript',
    comments: hash,
    division: 'real',
    lineBreaks: true,
  }),
  listed({
    ids: ['gdscript'],
    name: 'GDScript',
    extensions: ['gd'],
    comments: hash,
    division: 'none',
  }),
  listed({ ids: ['perl'], name: 'Perl', openers: '[(', comments: hash, division: 'real' }),
  listed({
    ids: ['raku', 'perl6'],
    name: 'Raku',
    openers: '[(',
    comments: hash,
    division: 'real',
  }),
  listed({
    ids: ['haskell'],
    name: 'Haskell',
    extensions: ['hs'],
    comments: { line: '--', block: ['{-', '-}'] },
    division: 'real',
    maker: /\(\s{0,4}(\d{1,7})\s{0,4}><\s{0,4}(\d{1,7})\s{0,4}\)\s{0,8}$/,
    reads: 'nested lists, hmatrix’ `(2><3) […]`',
    samples: [['a = (2><2) [1, 2, 3, 4.5]', 2, 2, [1, 2, 3, 4.5]]],
  }),
  listed({
    ids: ['fsharp'],
    name: 'F#',
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
    extensions: ['ml'],
    comments: { block: ['(*', '*)'] },
    division: 'none',
    semicolons: true,
    reads: 'nested lists with `;` between entries',
    samples: semicolons,
  }),
];
