import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyTargets, parseMatrix } from '../../../src/core/literals/index.js';
import { copyTargetLanguages } from '../../../src/protocol/index.js';
import { printAs } from '../../../src/core/literals/print/targets.js';
import { printMatrix } from '../../../src/core/literals/print/index.js';
import { anyMatrix, bits } from './matrices.js';

const languages = [
  'python',
  'matlab',
  'octave',
  'julia',
  'r',
  'javascript',
  'typescript',
  'json',
  'c',
  'cpp',
  'java',
  'csharp',
  'go',
  'rust',
  'fortran',
  'wolfram',
  'latex',
  'typst',
  'markdown',
  'csv',
  'tsv',
  'plaintext',
  'matrix-market',
  'a language nobody knows',
];

function roundTrips(
  print: (matrix: Parameters<typeof printMatrix>[0]) => string,
  id: string,
): void {
  fc.assert(
    fc.property(anyMatrix(), (matrix) => {
      const text = print(matrix);
      const result = parseMatrix(text, id);
      expect(result.ok ? bits(result.value) : result.problem, text).toEqual(bits(matrix));
    }),
    { numRuns: 150, seed: 20261121 },
  );
}

describe('what is printed reads back bit for bit', () => {
  it.each(languages)('%s', (id) => roundTrips((matrix) => printMatrix(matrix, id), id));
  it.each(copyTargets.map((target) => [target]))('copied as %s', (target) =>
    roundTrips((matrix) => printAs(matrix, target), copyTargetLanguages[target]),
  );
});
