import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../src/core/literals/index.js';
import { along, down, found, problem, rows } from './text/read.js';

describe('what is done with an array in JavaScript', () => {
  it.each<[string, number[][]]>([
    ['tf.tensor([1, 2, 3, 4]).reshape([2, 2])', along],
    ['tf.tensor([1, 2, 3, 4]).reshape([2, -1]).transpose()', down],
    ['tf.tensor2d([1, 2, 3, 4], [2, 2]).transpose()', down],
    ['nj.array([1, 2, 3, 4]).reshape(2, 2)', along],
    ['new Matrix([[1, 2], [3, 4]])\n  .transpose()\n  .clone()', down],
    ['tf.tensor([1, 2]).transpose()', [[1, 2]]],
  ])('%s is read', (text, wanted) => {
    expect(rows(text, 'javascript')).toEqual(wanted);
  });

  it.each([
    ['[[1, 2], [3, 4]]«[0]»', '“[0]”'],
    ['[[1, 2], [3, 4]]«.flat()»', '“.flat()”'],
    ['tf.tensor([1, 2, 3, 4])«.reshape([n, 2])»', '“.reshape([n, 2])”'],
    ['tf.tensor([1, 2, 3, 4])«.reshape([3, 2])»', 'cannot be reshaped to 3 × 2'],
  ])('%s is a problem', (marked, sentence) => {
    const told = problem(marked.replace(/[«»]/g, ''), 'javascript');
    expect(told.code).toBe('syntax');
    expect(told.message).toContain(sentence);
    expect([told.start, told.end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
  });

  it('what computes has the literal as its operand', () => {
    expect(found('[[1, 2], [3, 4]].map((row) => row[0])', 'javascript')).toEqual([
      ['[[1, 2], [3, 4]]', along],
    ]);
  });

  it.each(['tf.zeros([2, 3])', 'x.reshape([2, 3])'])('%s holds sizes', (text) => {
    const result = parseMatrix(text, 'javascript');
    expect(!result.ok && result.problem.code).toBe('none');
  });
});
