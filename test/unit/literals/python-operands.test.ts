import { describe, expect, it } from 'vitest';
import { along, down, found, parsed, problem, rows } from './text/read.js';

describe('what a call builds of lists is computed where it only arranges them', () => {
  it.each([
    ['np.stack([[1, 2], [3, 4]])', along],
    ['np.stack([[1, 2], [3, 4]], axis=0)', along],
    ['np.stack([[1, 2], [3, 4]], axis=1)', down],
    ['torch.stack([torch.tensor([1., 2.]), torch.tensor([3., 4.])], dim=-1)', down],
    ['np.vstack(([1, 2], [3, 4]))', along],
    ['np.vstack([np.array([1, 2]), np.array([3, 4])])', along],
    ['np.block([[1, 2], [3, 4]])', along],
    ['np.column_stack(([1, 2], [3, 4]))', down],
    ['np.array([[1, 2], [3, 4]]).T', down],
    ['torch.sparse_coo_tensor([[0, 0, 1, 1], [0, 1, 0, 1]], [1, 2, 3, 4], (2, 2))', along],
    [
      'torch.sparse_coo_tensor(\n    [[1, 0, 1, 0], [1, 1, 0, 0]],\n    [4., 2, 3, 1],\n    size=(2, 2))',
      along,
    ],
    ['torch.sparse_coo_tensor([[0, 0, 1, 1, 1], [0, 1, 0, 1, 1]], [1, 2, 3, 1, 3])', along],
    ['cvxopt.matrix([[1, 2], [3, 4]])', down],
    ['from cvxopt import matrix, solvers\nG = matrix([1, 2, 3, 4], (2, 2))', down],
    ["cvxopt.matrix([[1.0, 2.0], [3.0, 4.0]], tc='d')", down],
    ['matrix(ZZ, 2, 2, [1, 2, 3, 4])', along],
    ['matrix(QQ, 2, [1, 2, 3, 4])', along],
    ['matrix(QQ, [[1, 2], [3, 4]])', along],
    ['matrix(2, 2, [1, 2, 3, 4])', along],
  ])('%s', (text, matrix) => {
    expect(rows(text, 'python')).toEqual(matrix);
  });
});

describe('for other calls the list is an operand: a problem when asked, nothing in a scan', () => {
  it.each([
    'np.tensordot(a, b, axes_list=[[1, 0], [0, 1]])',
    'scene.add([[1, 2], [3, 4]])',
    'SimilarityTransform(matrix=[[1, 2], [3, 4]])',
    'np.interp([[1, 2], [3, 4]], xp, fp)',
    'nn.Sequential(Layer([[1, 2], [3, 4]]))',
    'f(x, [[1, 2],\n     [3, 4]])',
    'np.dstack([[1, 2], [3, 4]])',
    'stack([[1, 2], [3, 4]])',
  ])('%s', (text) => {
    for (const language of ['python', 'plaintext']) {
      expect(found(text, language)).toEqual([]);
      problem(text, language);
    }
    expect(
      found('torch.sparse_coo_tensor([[0, 5], [0, 1]], [1, 2], (2, 2))', 'python')[0]![1],
    ).toBe('syntax');
  });

  it.each([
    'np.linalg.inv([[1, 2], [3, 4]])',
    'np.dot(x, [[1, 2], [3, 4]])',
    'plt.imshow([[1, 2], [3, 4]])',
  ])('but %s computes with the matrix as it is, and the reading says so', (text) => {
    expect(rows(text, 'python')).toEqual(along);
    expect(parsed(text, 'python').reading?.notes[0]).toMatch(/^operand of /);
  });

  it.each(['print([[1, 2], [3, 4]])', 'def f(a=[[1, 2], [3, 4]]): pass', 'x = ([[1, 2], [3, 4]])'])(
    '%s only shows or keeps it',
    (text) => {
      expect(found(text, 'python').map(([, matrix]) => matrix)).toEqual([along]);
    },
  );
});

describe('lists of arrays and of numbers that are made of text', () => {
  it.each([
    '[array([1., 2.]), array([3., 4.])]',
    '(array([1., 2.]), array([3., 4.]))',
    '[array([1., 2.], dtype=float32), array([3., 4.], dtype=float32)]',
    '[tensor([1., 2.]), tensor([3., 4.])]',
    "[tensor([1., 2.], device='cuda:0'),\n tensor([3., 4.], device='cuda:0')]",
    '[np.array([1, 2]), np.array([3, 4])]',
    '[[tensor(1.), tensor(2.)], [tensor(3.), tensor(4.)]]',
    "[[Decimal('1'), Decimal('2.0')], [Decimal('3E+0'), Decimal('4')]]",
    "[[Fraction(1, 1), Fraction('4/2')], [Fraction(3, 1), 4]]",
    '[[np.float64(1.0), np.float64(2.0)], [np.float64(3.0), np.float64(4.0)]]',
    'Matrix([[S(1), S(8)/4], [Rational(9, 3), 4]])',
    "matrix([[mpf('1.0'), mpf('2.0')], [mpf('3.0'), mpf('4.0')]])",
  ])('%s', (text) => {
    for (const language of ['python', 'plaintext']) expect(rows(text, language)).toEqual(along);
  });

  it.each([
    ['[array([1., 2.]), array([3., 4., 5.])]', 'ragged'],
    ['[array([1., 2.]), x]', 'notNumeric'],
    ['[[datetime.date(2024, 1, 2), 1], [datetime.date(2024, 1, 3), 2]]', 'notNumeric'],
    ["[[Decimal('a'), 1], [2, 3]]", 'notNumeric'],
    ['[tensor([1., 2.]), tensor([1.+2.j, 3.])]', 'complex'],
  ])('%s is a problem', (text, code) => {
    expect(problem(text, 'python').code).toBe(code);
  });

  it('arrays beside a matrix are no rows of it', () => {
    const text = '(array([0.5, 2.0]), array([[1, 2], [3, 4]]))';
    expect(found(text, 'python')).toEqual([['array([[1, 2], [3, 4]])', along]]);
  });
});

describe('calls without a module in prose are nobody\u2019s', () => {
  it.each([
    'Format is described in magic(5)',
    'see zeros(3) and ones(2), or hilb(4)',
    'open(2), magic(4), toeplitz(3)',
    'a pattern ([0-5][0-9]):([0-5][0-9])',
    'r"[0-9] [1-7]"',
  ])('%s', (text) => {
    for (const language of ['plaintext', 'log']) {
      expect(found(text, language)).toEqual([]);
      problem(text, language);
    }
  });

  it('a module says whose rule it is', () => {
    expect(rows('np.zeros(3)', 'plaintext')).toEqual([[0, 0, 0]]);
    expect(rows('np.eye(2) in prose', 'plaintext')).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});
