import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import type { Matrix } from '../../../../src/core/matrix.js';
import { problemCodes, type Result } from '../../../../src/core/result.js';

const folder = new URL('../../../fixtures/printouts/', import.meta.url);
const texts = ['numpy', 'torch', 'pandas', 'sympy', 'octave', 'r', 'series', 'scipy'].flatMap(
  (name) => {
    const { cases } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as {
      cases: { text: string }[];
    };
    return cases.map(({ text }) => text).filter((text) => text.length < 1500);
  },
);
const written = [
  '\\begin{bmatrix} \\frac{1}{2} & {\\color{red} -2} \\\\[4pt] \\hline 3 & \\sqrt[3]{8} \\end{bmatrix}',
  '\\left[\\begin{array}{c|c}1&2\\\\3&4\\end{array}\\right]',
  '$ mat(delim: "[", 1, 2; 3, 4) $',
  '| | a | b |\n|---|:-:|---|\n| x | 1 | ? |\n| y | 3 | 4 |\n',
  ',a,b\n0,1.5,"2"\n1,,4\n',
  '0,1;100;200\n1;1,1;3\n',
  '%%MatrixMarket matrix coordinate real symmetric\n% c\n2 2 2\n1 1 5\n2 1 -3\n',
  '2×2 SparseMatrixCSC{Float64, Int64} with 2 stored entries:\n  [1, 1]  =  1.0\n  [2, 2]  =  2.0\n',
  '2×2 Matrix{Union{Missing, Float64}}:\n 1.0       missing\n  missing  4.0\n',
];

/** A small random generator (Park and Miller 1988), so that every run uses the same inputs. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
}

/** A piece is deleted, doubled or replaced by marks, or the text is cut off. */
function mutated(text: string, pick: (below: number) => number): string {
  const from = pick(text.length);
  const to = Math.min(text.length, from + 1 + pick(12));
  const marks = [
    ...[
      '[',
      ']',
      '{',
      '}',
      '&',
      '\\\\',
      '|',
      '"',
      ';',
      '\n',
      '\n\n',
      '...',
      'NaN',
      '1e999',
      '\u2212',
    ],
    ...[
      '⎡',
      '⎦',
      ' ',
      '(1, 2) -> 3',
      'x =\n',
      '[,1]',
      '\\begin{bmatrix}',
      '\\end{bmatrix}',
      '\u0000',
    ],
  ];
  switch (pick(4)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(from);
    case 2:
      return text.slice(0, from) + marks[pick(marks.length)]! + text.slice(to);
    default:
      return text.slice(0, Math.max(1, from));
  }
}

function check(result: Result<Matrix>, text: string): void {
  if (!result.ok) {
    expect(problemCodes).toContain(result.problem.code);
    expect(result.problem.message.length).toBeGreaterThan(10);
    return;
  }
  const { rows, cols, data, missing, rowLabels, columnLabels } = result.value;
  const shape = [data.length, missing?.length ?? data.length];
  expect(shape, text).toEqual([rows * cols, rows * cols]);
  expect([rowLabels?.length ?? rows, columnLabels?.length ?? cols], text).toEqual([rows, cols]);
  expect(rows * cols).toBeGreaterThan(0);
}

describe('damaged printouts', () => {
  it.each([
    'plaintext',
    'markdown',
    'python',
    'matlab',
    'julia',
    'r',
    'latex',
    'typst',
    'csv',
    'tsv',
  ])('neither throw nor give a matrix of the wrong shape: %s', (language) => {
    const pick = random(20240607);
    const sources = [...written, ...written, ...written, ...texts];
    for (let run = 0; run < 300; run++) {
      let text = sources[pick(sources.length)]!;
      for (let change = pick(3); change >= 0 && text.length > 0; change--)
        text = mutated(text, pick);
      check(parseMatrix(text, language), text);
      let end = 0;
      for (const found of findMatrices(text, language)) {
        check(found.result, text);
        expect(found.start, text).toBeGreaterThanOrEqual(end);
        expect(found.end, text).toBeGreaterThan(found.start);
        end = found.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
