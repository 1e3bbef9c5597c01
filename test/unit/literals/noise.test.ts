import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../src/core/literals/index.js';
import { found, problem } from './text/read.js';

describe('a problem without numbers to speak of is told only to whom asks', () => {
  it.each([
    ['python', 'x = ([], [], [])', 'empty'],
    ['python', '# ([], [])\n', 'empty'],
    ['javascript', 'const a = [[], []];', 'empty'],
    ['python', 'x = [[1, 2], [3]]', 'ragged'],
    ['json', '[[], []]', 'empty'],
    [
      'markdown',
      '| a | b |\n|---|---|\n| one | two |\n| three | four | five |\n| ... | ... |\n',
      undefined,
    ],
  ])('%s %j', (language, text, code) => {
    expect(found(text, language)).toEqual([]);
    expect(matrixAt(text, language, text.indexOf('[') + 1)).toBeUndefined();
    if (code !== undefined) expect(problem(text, language).code).toBe(code);
  });

  it.each([
    ['python', 'x = [[1, 2, 3], [4, 5]]', 'ragged'],
    ['python', 'np.array([[1, 2], [3]])', 'ragged'],
    ['python', 'np.array([[], []])', 'empty'],
    ['python', '[[1 2 ... 3]\n [4 5 ... 6]]', 'summarised'],
    ['javascript', 'tf.tensor2d([[1, 2], [3]])', 'ragged'],
    ['julia', '100×2 Matrix{Int64}:\n 1  2\n ⋮  \n 7  8\n', 'summarised'],
  ])('but %s %j is told', (language, text, code) => {
    expect(found(text, language).map(([, what]) => what)).toEqual([code]);
    expect(problem(text, language).code).toBe(code);
  });
});
