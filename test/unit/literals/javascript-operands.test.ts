import { describe, expect, it } from 'vitest';
import { along, found, parsed, problem, rows } from './text/read.js';

describe('a list that is given to an unknown call is no matrix: a problem when asked', () => {
  it.each([
    ['new Map([[1, 2], [3, 4]])', 'Map'],
    ['new Map<number, number>([\n  [1, 2],\n  [3, 4],\n])', 'Map'],
    ['expect(x).toEqual([[1, 2], [3, 4]])', 'toEqual'],
    ['assert.deepEqual(f(a), [[1, 2], [3, 4]]);', 'assert.deepEqual'],
    ['foo([[1, 2], [3, 4]], 3)', 'foo'],
    ['ctx.path([[1, 2], [3, 4]])', 'ctx.path'],
    ['new THREE.Shape([[1, 2], [3, 4]])', 'THREE.Shape'],
    ['Object.fromEntries([[1, 2], [3, 4]])', 'Object.fromEntries'],
    ['d3.line()([[1, 2], [3, 4]])', ''],
    ['tf.stack([[1, 2], [3, 4]], 1)', 'tf.stack'],
  ])('%s', (text, name) => {
    for (const language of ['javascript', 'typescript', 'svelte']) {
      expect(found(text, language)).toEqual([]);
      if (name !== '' && !text.includes('<'))
        expect(problem(text, language).message).toContain(name);
      else problem(text, language);
    }
  });

  it.each([
    'math.inv([[1, 2], [3, 4]])',
    'const d = math.det([[1, 2], [3, 4]]);',
    'numeric.svd([[1, 2], [3, 4]])',
    'tf.matMul([[1, 2], [3, 4]], b)',
  ])('but %s computes with the matrix as it is, and the reading says so', (text) => {
    expect(rows(text, 'javascript')).toEqual(along);
    expect(found(text, 'javascript').map(([, what]) => what)).toEqual([along]);
    expect(parsed(text, 'javascript').reading?.notes[0]).toMatch(/^operand of /);
  });

  it.each([
    'const A = [[1, 2], [3, 4]];',
    'return [[1, 2], [3, 4]];',
    'export default [[1, 2], [3, 4]]',
    'x = { a: [[1, 2], [3, 4]] }',
    'f({ data: [[1, 2], [3, 4]] })',
    'console.log([[1, 2], [3, 4]])',
    'const [a, setA] = useState([[1, 2], [3, 4]]);',
    'const A = Object.freeze([[1, 2], [3, 4]]);',
    'JSON.stringify([[1, 2], [3, 4]])',
    'const f = (x = [[1, 2], [3, 4]]) => x',
    'function f(a, b = [[1, 2], [3, 4]]) {}',
    'tf.tensor2d([[1, 2], [3, 4]])',
    'math.matrix([[1, 2], [3, 4]])',
    'new Matrix([[1, 2], [3, 4]])',
    'nj.array([[1, 2], [3, 4]])',
    'const x = y ? [[1, 2], [3, 4]] : 0;',
    'for (const [a, b] of [[1, 2], [3, 4]]) {}',
  ])('%s only shows or keeps it', (text) => {
    expect(found(text, 'javascript').map(([, what]) => what)).toEqual([along]);
    expect(rows(text, 'javascript')).toEqual(along);
  });
});
