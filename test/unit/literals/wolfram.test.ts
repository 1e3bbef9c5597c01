import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/literals/index.js';
import { along, down, found, problem, rows } from './text/read.js';

describe('calls that make a matrix of constants', () => {
  it.each<[string, number[][]]>([
    [
      'SparseArray[{{1, 1} -> 5, {2, 2} -> 7}, {2, 2}]',
      [
        [5, 0],
        [0, 7],
      ],
    ],
    [
      'SparseArray[{{1, 1} -> 5, {2, 3} -> 1/2}]',
      [
        [5, 0, 0],
        [0, 0, 0.5],
      ],
    ],
    [
      'SparseArray[{{1, 1}, {2, 3}} -> {4, 5}]',
      [
        [4, 0, 0],
        [0, 0, 5],
      ],
    ],
    [
      'SparseArray[{2, 1} → 3, {2, 2}, 9]',
      [
        [9, 9],
        [3, 9],
      ],
    ],
    // The first rule for a position counts.
    ['SparseArray[{{1, 1} -> 5, {1, 1} -> 6}, {2, 1}]', [[5], [0]]],
    ['SparseArray[{{1, 2}, {3, 4}}]', along],
    ['Transpose[{{1, 2}, {3, 4}}]', down],
    ['Transpose[ArrayReshape[{1, 2, 3, 4}, {2, 2}]]', down],
    ['{{1, 2}, {3, 4}} // Transpose', down],
    ['{{1, 2}, {3, 4}}\\[Transpose]', down],
    ['Partition[{1, 2, 3, 4}, 2]', along],
  ])('%s', (text, wanted) => {
    expect(rows(text, 'wolfram')).toEqual(wanted);
    expect(found(text, 'wolfram')).toEqual([[text, wanted]]);
    expect(rows(text, 'plaintext')).toEqual(wanted);
  });

  it.each<[string, number[][]]>([
    [
      'DiagonalMatrix[{1, 2}]',
      [
        [1, 0],
        [0, 2],
      ],
    ],
    [
      'IdentityMatrix[2]',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'ConstantArray[7, {2, 3}]',
      [
        [7, 7, 7],
        [7, 7, 7],
      ],
    ],
  ])('%s only when asked', (text, wanted) => {
    expect(rows(text, 'wolfram')).toEqual(wanted);
    expect(found(text, 'wolfram')).toEqual([]);
  });

  it.each([
    ['SparseArray[{«{i_, i_} -> 1»}, {3, 3}]', '“{i_, i_} -> 1'],
    ['SparseArray[«{{1, 3} -> 5}», {2, 2}]', 'the position {1, 3}'],
    ['«SparseArray[{{1, 1} -> 5}, {2, 2, 2}]»', 'two numbers'],
    ['«ArrayReshape[{1, 2, 3}, {2, 2}]»', '3 entries cannot be reshaped'],
    ['«Partition[{1, 2, 3}, 2]»', 'not computed here'],
    ['«Table[0, {3}, {2}]»', 'not computed here'],
    ['«Part[x, {1, 2}, {3, 4}]»', 'not computed here'],
    ['{{1, 2}, {3, 4}}«[[1]]»', 'the part [[1]]'],
  ])('%s is a problem', (marked, sentence) => {
    const text = marked.replace(/[«»]/g, '');
    const told = problem(text, 'wolfram');
    expect(told.code).toBe('syntax');
    expect(told.message).toContain(sentence);
    expect(told.start).toBe(marked.indexOf('«'));
    for (let at = 0; at <= text.length; at++) {
      expect(matrixAt(text, 'wolfram', at, { least: 'asked' })?.result.ok).not.toBe(true);
    }
  });

  it('asks for no more than can be shown', () => {
    expect(problem('SparseArray[{{1, 1} -> 5}, {100000, 100000}]', 'wolfram').code).toBe(
      'tooLarge',
    );
    expect(problem('IdentityMatrix[100000]', 'wolfram').code).toBe('tooLarge');
  });
});

describe('the positions of a part', () => {
  it.each(['x[[{1, 2}, {3, 4}]]', 'f[x][[{1, 2}, All]]', 'm[[All, {1, 2}]] + m[[{{1}}]]'])(
    '%s are no matrix',
    (text) => {
      const result = parseMatrix(text, 'wolfram');
      expect(!result.ok && result.problem.code).toBe('none');
      expect(found(text, 'wolfram')).toEqual([]);
    },
  );

  it('what is assigned to it may be one', () => {
    expect(found('x[[{1, 2}]] = {{1, 2}, {3, 4}}', 'wolfram')).toEqual([
      ['{{1, 2}, {3, 4}}', along],
    ]);
  });
});

describe('what stands around a list', () => {
  const square = (factor: number): number[] => [1, 2, 3, 4].map((x) => x * factor);
  const data = (text: string, language = 'wolfram'): number[] | string => {
    const result = parseMatrix(text, language);
    return result.ok ? Array.from(result.value.data) : result.problem.code;
  };

  it.each<[string, string, number]>([
    ['wolfram', 'A = 2 {{1, 2}, {3, 4}}', 2],
    ['wolfram', 'A = 1/2*{{1, 2}, {3, 4}};', 0.5],
    ['wolfram', 'A = -{{1, 2}, {3, 4}};', -1],
    ['wolfram', 'A = {{1, 2}, {3, 4}}/4', 0.25],
    ['wolfram', 'f[x_] := Sqrt[4] {{1, 2}, {3, 4}}', 2],
    ['plaintext', '2*{{1,2},{3,4}}', 2],
    ['plaintext', '- {{1,2},{3,4}}', 1],
    ['plaintext', 'return 2 {{1,2},{3,4}}', 1],
    ['wolfram', '{{1, 2}, {3, 4}} // MatrixForm', 1],
  ])('%s: %s', (language, text, factor) => {
    expect(data(text, language)).toEqual(square(factor));
    const found = findMatrices(text, language);
    expect(found.map(({ result }) => result.ok)).toEqual([true]);
  });

  it.each<[string, string]>([
    ['Inverse[{{1, 2}, {3, 4}}]', 'operand of Inverse'],
    ['{{1, 2}, {3, 4}} // Eigenvalues', 'operand of Eigenvalues'],
    ['{{1, 2}, {3, 4}} . v', 'operand of .'],
  ])('%s says of what it is the operand', (text, note) => {
    const result = parseMatrix(text, 'wolfram');
    expect(result.ok && result.value.reading?.notes).toEqual([note]);
  });

  it.each(['Join[{{1, 2}}, {{3, 4}}]', 'Reverse[{{1, 2}, {3, 4}}]', 'Flatten[{{1, 2}, {3, 4}}]'])(
    '%s is a problem',
    (text) => {
      expect(data(text)).toBe('syntax');
      expect(findMatrices(text, 'wolfram').filter(({ result }) => result.ok)).toEqual([]);
    },
  );
});
