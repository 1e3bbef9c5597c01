import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/literals/index.js';
import { along, down, found, problem, rows } from './text/read.js';

/** Languages that write lists of lists and have no matrices of their own. */

const literals: [language: string, text: string, entries: number[][]][] = [
  ['ruby', '[[1, 2], [3, 4]]', along],
  ['ruby', 'Matrix[[1, 2], [3, 4]]', along],
  ['ruby', 'Matrix[ [1, 2], [3, 4] ].transpose', down],
  ['ruby', 'Numo::DFloat[[1, 2], [3, 4]]', along],
  ['crystal', '[[1, 2], [3, 4]]', along],
  ['swift', '[[1.0, 2.0], [3.0, 4.0],]', along],
  ['dart', '[[1, 2], [3, 4]]', along],
  ['groovy', '[[1, 2], [3, 4]].transpose()', down],
  ['d', '[[1.0, 2.0], [3.0, 4.0]]', along],
  ['nim', '[[1, 2], [3, 4]]', along],
  ['nim', '[@[1, 2], @[3, 4]]', along],
  ['elixir', '[[1, 2], [3, 4]]', along],
  ['coffeescript', '[[1, 2]\n  [3, 4]]', along],
  ['gdscript', '[[1, 2], [3, 4]]', along],
  ['perl', '([1, 2], [3, 4])', along],
  ['perl', '[[1, 2], [3, 4]]', along],
  ['raku', '[[1, 2], [3, 4]]', along],
  ['haskell', '[[1, 2], [3, 4]]', along],
  ['haskell', '(2><2) [1, 2, 3, 4]', along],
  ['fsharp', '[[1.0; 2.0]; [3.0; 4.0]]', along],
  ['fsharp', '[[1.0; 2.0]\n [3.0; 4.0]]', along],
  ['ocaml', '[[1.; 2.]; [3.; 4.]]', along],
  ['kotlin', 'arrayOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))', along],
  ['kotlin', 'listOf(listOf(1, 2), listOf(3, 4))', along],
  ['scala', 'Array(Array(1.0, 2.0), Array(3.0, 4.0))', along],
  ['scala', 'DenseMatrix((1.0, 2.0), (3.0, 4.0)).t', down],
  ['php', '[[1, 2], [3, 4]]', along],
  ['php', 'array(array(1, 2), array(3, 4))', along],
  ['lua', '{{1, 2}, {3, 4},}', along],
  ['vb', '{{1, 2}, {3, 4}}', along],
  ['vue', '[[1, 2], [3, 4]]', along],
];

describe('lists of lists in other languages', () => {
  it.each(literals)('%s: %s', (language, text, entries) => {
    const document = `x = ${text}\ny = 3`;
    expect(rows(text, language)).toEqual(entries);
    expect(found(document, language)).toEqual([[text, entries]]);
    const at = document.indexOf('2');
    const { start, end, result } = matrixAt(document, language, at) ?? {};
    expect(result?.ok).toBe(true);
    expect(document.slice(start, end)).toBe(text);
  });

  it('a division of whole numbers is what the language makes of it', () => {
    expect(rows('[[1/3, -1/2], [1.0/4, 1/4r]]', 'ruby')).toEqual([
      [0, -1],
      [0.25, 0.25],
    ]);
    expect(rows('[[1/2, 3], [4, 5]]', 'php')[0]).toEqual([0.5, 3]);
    for (const language of ['swift', 'kotlin', 'scala', 'd', 'fsharp', 'gdscript']) {
      const text = literals.find(([id]) => id === language)![1].replace(/\b1(\.0)?/, '1/3');
      expect(problem(text, language).code).toBe('notNumeric');
    }
    expect(rows('[[1.0/4, 2], [3, 4]]', 'swift')[0]).toEqual([0.25, 2]);
  });

  it('missing entries keep their place', () => {
    const result = parseMatrix('[[1, nil], [3, 4]]', 'ruby');
    expect(result.ok && result.value.missing).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  it.each([
    ['ruby', 'm[[1, 2], [3, 4]]'],
    ['ruby', 'm[0][[1, 2], [3, 4]]'],
    ['php', '$m[[1, 2]]'],
    ['ocaml', '[|[|1.; 2.|]; [|3.; 4.|]|]'],
    ['plaintext', 'm[[1, 2], [3, 4]]'],
  ])('%s: nothing is a matrix in %s', (language, text) => {
    expect(findMatrices(text, language)).toEqual([]);
    expect(problem(text, language).code).toBe('none');
  });

  it.each([
    ['ruby', '[[1, 2], [3, 4]]', '.flatten'],
    ['ruby', '[[1, 2], [3, 4]]', '[0]'],
    ['scala', 'Array(Array(1, 2), Array(3, 4))', '.flatten'],
    ['kotlin', 'listOf(listOf(1, 2), listOf(3, 4))', '.reversed()'],
  ])('%s: another order or choice of entries is a problem, %s%s', (language, text, behind) => {
    expect(problem(text + behind, language).code).toBe('syntax');
    expect(rows(`${text}.size`, language)).toEqual(along);
  });

  it('a list does not fit sizes that are written before it', () => {
    expect(problem('(2><3) [1, 2, 3, 4]', 'haskell').message).toMatch(/4 entries .* 2 × 3/);
  });

  it('commas make tuples in F#', () => {
    const text = '[[1, 2]; [3, 4]]';
    const { code, start, message } = problem(text, 'fsharp');
    expect([code, start]).toEqual(['syntax', text.indexOf(',')]);
    expect(message).toMatch(/tuple/);
  });
});

describe('numbers with a blank between them in braces', () => {
  it('are a product in Wolfram, and a problem where the language is not known', () => {
    const text = '{{1 2, 3}, {4, 5}}';
    expect(rows(text, 'wolfram')).toEqual([
      [2, 3],
      [4, 5],
    ]);
    for (const odd of [text, '{{1 -2, 3}, {4, 5}}']) {
      const { code, start, end } = problem(odd, 'plaintext');
      expect([code, odd.slice(start, end)]).toEqual(['notNumeric', odd.slice(2, odd.indexOf(','))]);
    }
    expect(findMatrices('{1 2, 3 4}', 'plaintext')).toEqual([]);
    expect(rows('{{1 - 2, 3}, {4, 5}}', 'plaintext')[0]).toEqual([-1, 3]);
    expect(rows('{{2 Pi, 3}, {4, 5}}', 'markdown')[0]).toEqual([2 * Math.PI, 3]);
  });
});
