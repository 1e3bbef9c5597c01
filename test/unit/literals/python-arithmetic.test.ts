import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt } from '../../../src/core/literals/index.js';
import { along, found, parsed, problem, rows } from './text/read.js';

const A = 'np.array([[1, 2], [3, 4]])';
const times = (factor: number): number[][] => along.map((row) => row.map((x) => x * factor));

describe('an array that is multiplied with constants is one matrix', () => {
  it.each([
    [`2*${A}`, 2],
    [`x = 2 * ${A}`, 2],
    [`${A}/2`, 0.5],
    [`${A} * 3 / 4`, 0.75],
    [`-${A}`, -1],
    [`return -${A}`, -1],
    [`-2.5 * ${A}`, -2.5],
    [`f(1e-3 * torch.tensor([[1., 2.], [3., 4.]]), 7)`, 1e-3],
    [`y = ${A} * (1/3)`, 1 / 3],
    [`${A} * -1`, -1],
    [`${A} * np.pi`, Math.PI],
    [`${A} / math.sqrt(4)`, 0.5],
    ['R = 10 * Matrix([[1, 2], [3, 4]])', 10],
    [`0.5 * ${A}.T.T * 4  # half`, 2],
    ['\tz = [2 * np.array([[1, 2],\n\t[3, 4]]), b]', 2],
  ])('%s', (text, factor) => {
    for (const language of ['python', 'plaintext']) {
      expect(rows(text, language)).toEqual(times(factor));
      const [literal, ...more] = findMatrices(text, language);
      expect(more).toEqual([]);
      for (const at of [literal!.start, literal!.end - 1]) {
        expect(matrixAt(text, language, at)).toEqual(literal);
      }
      const { start, end } = literal!;
      expect(rows(text.slice(start, end), language)).toEqual(times(factor));
      expect(parsed(text, language).reading?.notes).toContain('computed from constants');
    }
  });

  it.each([
    [`${A} @ B`, '@'],
    [`A + ${A}`, '+'],
    [`${A} ** 2`, '**'],
    [`a * ${A}`, '*'],
    [`2 / ${A}`, '/'],
    [`${A} * 2 + 1`, '+'],
    [`x * 2 * ${A}`, '*'],
    [`${A} // 2`, '//'],
    [`2 ** ${A}`, '**'],
    [`${A} * b[0]`, '*'],
    [`${A} * 2j`, '*'],
    [`~${A}`, '~'],
    [`(1/3) * ${A}`, '*'],
    [`2 * np.array([[1, 2], [3, 4]], dtype=np.uint8)`, '*'],
  ])('%s has it as an operand of %s', (text, operator) => {
    expect(rows(text, 'python')).toEqual(along);
    expect(parsed(text, 'python').reading?.notes).toEqual([`operand of ${operator}`]);
  });

  it.each([`(2 * ${A}).T`, `(${A} / 2)[0]`, `(-${A}).reshape(4, 1)`])(
    '%s is not computed',
    (text) => {
      expect(problem(text, 'python').code).toBe('syntax');
    },
  );

  it.each([`- ${A}`, `* ${A}`, `x -= ${A}`, `x = ${A}  # - 2 * b`, `f(${A}, -1)`, `"a", ${A}`])(
    '%s stands by itself',
    (text) => {
      expect(rows(text, 'plaintext')).toEqual(along);
      expect(parsed(text, 'plaintext').reading?.notes).toEqual([]);
    },
  );

  it('keeps what is missing', () => {
    expect(rows('2 * np.array([[1, np.nan], [3, 4]])', 'python')).toEqual([
      [2, null],
      [6, 8],
    ]);
  });
});

describe('arrays of times and tensors of an unknown kind are refused', () => {
  it.each([
    ["np.array([[1, 2], [3, 4]], dtype='timedelta64[s]')", 'notNumeric'],
    ["np.array([[1, 2], [3, 4]], dtype='datetime64[D]')", 'notNumeric'],
    ['np.array([[1, 2], [3, 4]], dtype=np.timedelta64)', 'notNumeric'],
    ["array([[1, 2],\n       [3, 4]], dtype='timedelta64[ns]')", 'notNumeric'],
    ["np.array([[1, 2], [3, 4]], dtype='<m8[s]')", 'notNumeric'],
    ['<tf.RaggedTensor [[1, 2], [3]]>', 'ragged'],
    ['x = <tf.RaggedTensor [[1, 2], [3, 4]]>', 'ragged'],
    ['<foo.Tensor [[1, 2], [3, 4]]>', 'syntax'],
    ['out: <my.BatchTensor [[1, 2],\n [3, 4]]> done', 'syntax'],
    ['<SparseTensor [[0, 1], [1, 0]]>', 'syntax'],
  ])('%s', (text, code) => {
    for (const language of ['python', 'plaintext', 'log']) {
      expect(problem(text, language).code).toBe(code);
      expect(found(text, language).filter(([, what]) => typeof what !== 'string')).toEqual([]);
    }
  });
});
