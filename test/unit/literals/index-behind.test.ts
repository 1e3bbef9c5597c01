import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';
import { found, problem, rows } from './text/read.js';

describe('an index right behind a literal', () => {
  it.each([
    ['julia', '[1 2; 3 4]«[1, :]»'],
    ['julia', "Float64[1 2; 3 4]'«[:, 1]»"],
    ['julia', 'reshape(1:4, 2, 2)«[[1, 2], 1]»'],
    ['julia', '([1 2; 3 4])«[k]»'],
    ['octave', '[1 2; 3 4]«(:, [2 1])»'],
    ['octave', 'magic(4)«(end, :)»'],
    ['r', 'matrix(1:4, 2)«[1, ]»'],
    ['r', 'x <- rbind(c(1, 2), c(3, 4))«[[2]]»'],
    ['r', '(t(matrix(1:4, 2)))«[, 1, drop = FALSE]»'],
    ['r', 'data.frame(a = c(1, 2), b = c(3, 4))«$a»'],
    ['r', 'c(1, 2, 3)«[2]»'],
  ])('%s: %s is named, and the literal is not shown without it', (language, marked) => {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const text = marked.replace(/[«»]/g, '');
    const place = problem(text, language);
    expect(place.message).toContain(`“${text.slice(start, end)}”`);
    expect([place.start, place.end]).toEqual([start, end]);
    expect(findMatrices(text, language).filter(({ result }) => result.ok)).toEqual([]);
  });

  it.each([
    ['julia', '[[1 2; 3 4][1, :] [5, 6]]'],
    ['octave', '[[1 2](1, :); 4 5]'],
    ['r', 't(matrix(1:4, 2)[1, ])'],
    ['r', 'cbind(matrix(1:4, 2)[1, ], c(1, 2))'],
  ])('%s: inside of %s it is no constant', (language, text) => {
    expect(parseMatrix(text, language)).toMatchObject({
      ok: false,
      problem: { code: 'notNumeric' },
    });
  });

  it.each([
    ['julia', '[1 2; 3 4].^x'],
    ['julia', 'f([1 2; 3 4])[1, :]'],
    ['matlab', '[[1 2]; [3 4]]'],
    ['plaintext', 'See [1 2; 3 4](the matrix A).'],
    ['r', 'f(rbind(c(1, 2), c(3, 4)))[1]'],
  ])('%s: %s indexes nothing that is read', (language, text) => {
    expect(found(text, language)).toHaveLength(1);
    expect(rows(text, language)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});
