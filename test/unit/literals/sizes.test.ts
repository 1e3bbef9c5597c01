import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';
import { found, problem, rows } from './text/read.js';

describe('sizes, axes and counts', () => {
  it.each([
    ['python', 'np.tile(x, (2, 1))'],
    ['python', 'np.resize(x, (2, 2))'],
    ['python', 'np.broadcast_to(f(x), [2, 2])'],
    ['python', 'np.pad(x, ((1, 1), (2, 2)))'],
    ['python', 'rng.normal(0, 1, (2, 3))'],
    ['plaintext', 'np.tile(x, [2, 1])'],
    ['javascript', 'math.reshape(x, [2, 2])'],
    ['r', 'dim(x) <- c(2, 2)'],
    ['matlab', 'y = reshape(x, [2; 2])'],
    ['matlab', 'z = randn([2 3])'],
    ['plaintext', 'y = reshape(x, [2 2])'],
    ['julia', 'repeat(x, outer = [2, 2])'],
    ['fortran', 'y = reshape(x, [2, 2])'],
    ['wolfram', 'ArrayReshape[x, {2, 2}]'],
  ])('%s: %s holds no matrix', (language, text) => {
    expect(findMatrices(text, language)).toEqual([]);
    expect(parseMatrix(text, language).ok).toBe(false);
  });

  it('of an array in R that is no constant', () => {
    expect(problem('y <- array(x, c(2, 2))', 'r').message).toContain('“x”');
  });

  it.each([
    ['python', 'columns = [[1, 2], [3, 4]]'],
    ['python', 'np.dot(x, [[1, 2], [3, 4]])'],
    ['matlab', 'size = [1 2; 3 4]'],
    ['matlab', 'max(x, [1 2; 3 4])'],
    ['javascript', 'math.multiply(x, [[1, 2], [3, 4]])'],
    ['julia', 'permutedims([1 3; 2 4], [2, 1])'],
    ['javascript', 'math.reshape([1, 2, 3, 4], [2, 2])'],
    ['javascript', 'math.transpose([[1, 3], [2, 4]])'],
  ])('%s: %s is a matrix', (language, text) => {
    expect(found(text, language)).toHaveLength(1);
    expect(rows(text, language)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it.each([
    ['python', 'np.tile([[1, 2], [3, 4]], (2, 1))'],
    ['python', 'np.flip(np.array([[1, 2], [3, 4]]))'],
    ['javascript', 'math.resize([[1, 2], [3, 4]], [3, 3])'],
    ['javascript', 'math.reshape(math.matrix([[1, 2]]), [2, 1])'],
    ['javascript', 'math.reshape([[1, 2]], sizes)'],
  ])('%s: what is put elsewhere in %s is not shown as it was', (language, text) => {
    expect(found(text, language)).toEqual([[text, 'syntax']]);
    expect(problem(text, language).message).toContain(text.slice(0, 20));
  });
});
