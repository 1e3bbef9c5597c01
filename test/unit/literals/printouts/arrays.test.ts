import { describe, expect, it } from 'vitest';
import { found, problem, rows } from '../text/read.js';

const wanted = [
  [1, 2],
  [3, 4],
];

describe('arrays as Python libraries print them', () => {
  it.each([
    [
      'TensorFlow, repr',
      '<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>',
    ],
    ['TensorFlow, print', 'tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)'],
    [
      'TensorFlow variable',
      "<tf.Variable 'Variable:0' shape=(2, 2) dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>",
    ],
    ['NumPy matrix', 'matrix([[1, 2],\n        [3, 4]])'],
    [
      'PyTorch parameter',
      'Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], requires_grad=True)',
    ],
    ['JAX', 'Array([[1., 2.],\n       [3., 4.]], dtype=float32)'],
  ])('%s', (_name, text) => {
    for (const language of ['python', 'plaintext', 'log']) {
      expect(rows(text, language), language).toEqual(wanted);
      expect(found(`out:\n${text}\ndone\n`, language).map(([, got]) => got)).toEqual([wanted]);
    }
  });

  it('reads masked arrays, in full and as str', () => {
    const masked =
      'masked_array(\n  data=[[1, --],\n        [3, 4]],\n  mask=[[False,  True],\n        [False, False]],\n  fill_value=999999)';
    expect(found(masked, 'python').map(([, got]) => got)).toEqual([
      [
        [1, null],
        [3, 4],
      ],
    ]);
    expect(rows('[[1 --]\n [3 4]]', 'plaintext')).toEqual([
      [1, null],
      [3, 4],
    ]);
  });

  it('reads sparse tensors', () => {
    const text =
      'tensor(indices=tensor([[0, 1],\n                       [2, 0]]),\n       values=tensor([3., -4.]),\n       size=(2, 3), nnz=2, layout=torch.sparse_coo)';
    expect(found(text, 'python')).toEqual([
      [
        text,
        [
          [0, 0, 3],
          [-4, 0, 0],
        ],
      ],
    ]);
    expect(problem(text.replace('(2, 3)', '(2, 2)'), 'python').code).toBe('syntax');
    expect(problem(text.replace('(2, 3)', '(2, 3, 4)'), 'python').code).toBe('tooManyDimensions');
    expect(problem(text.replace('[3., -4.]', '[3., -4., 5.]'), 'python').code).toBe('syntax');
  });

  it('reads one printed row when asked, in plain text', () => {
    expect(rows('[[ 6.25 -0.31]]', 'plaintext')).toEqual([[6.25, -0.31]]);
    expect(found('[[ 6.25 -0.31]]', 'plaintext')).toEqual([]);
  });
});

describe('drawn matrices', () => {
  it('reads fractions, roots and both brackets', () => {
    expect(
      rows('⎡1   1 ⎤\n⎢    ─ ⎥\n⎢    2 ⎥\n⎢      ⎥\n⎢    √3⎥\n⎢-2  ──⎥\n⎣    3 ⎦', 'plaintext'),
    ).toEqual([
      [1, 0.5],
      [-2, Math.sqrt(3) / 3],
    ]);
    const ascii = '[         ___]\n[1    2*\\/ 3 ]\n[            ]\n[pi     -4   ]';
    expect(rows(ascii, 'plaintext')).toEqual([
      [1, 2 * Math.sqrt(3)],
      [Math.PI, -4],
    ]);
    expect(rows('⎛1  2⎞\n⎜    ⎟\n⎝3  4⎠', 'plaintext')).toEqual(wanted);
  });

  it('says which entry is no number', () => {
    expect(problem('⎡x  2⎤\n⎢    ⎥\n⎣3  4⎦', 'plaintext').message).toContain(
      '“x” at row 1, column 1',
    );
    expect(problem('⎡2⋅ⅈ  2⎤\n⎢      ⎥\n⎣ 3   4⎦', 'plaintext').code).toBe('complex');
    expect(problem('⎡1  …  2⎤\n⎢       ⎥\n⎣3  …  4⎦', 'plaintext').code).toBe('summarised');
  });

  it('is silent on boxes of words', () => {
    expect(found('┌──────┐\n│ Note │\n└──────┘\n', 'plaintext')).toEqual([]);
  });
});
