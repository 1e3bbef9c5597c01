import { describe, expect, it } from 'vitest';
import { matrixAt, parseMatrix } from '../../../src/core/literals/index.js';
import { found, problem, rows } from './text/read.js';

const down = [
  [1, 3],
  [2, 4],
];
const along = [
  [1, 2],
  [3, 4],
];

describe('what only arranges the entries is read', () => {
  it.each<[string, number[][]]>([
    ['np.array([1,2,3,4]).reshape(2,2,order="F")', down],
    ["np.array([1,2,3,4]).reshape((2, 2), order='F')", down],
    ["np.array([1,2,3,4]).reshape(2, -1, order='A')", along],
    ['np.array([1,2,3,4]).reshape(-1, 2)', along],
    [
      "np.array([[1,2,3],[4,5,6]]).reshape(3, 2, order='F')",
      [
        [1, 5],
        [4, 3],
        [2, 6],
      ],
    ],
    ['np.reshape([1,2,3,4], (2, 2))', along],
    ["np.reshape([1,2,3,4], newshape=(2, 2), order='F')", down],
    ["np.reshape([1,2,3,4], (2, 2), 'F')", down],
    ["np.reshape(np.array([1,2,3,4]), (2, 2), order='F')", down],
    ['torch.reshape(torch.tensor([[1,2],[3,4]]).T, (2, 2))', down],
    ['np.transpose(np.array([[1,2],[3,4]]))', down],
    ['np.transpose(np.array([1, 2]))', [[1, 2]]],
    ['tf.transpose([[1,2],[3,4]])', down],
    ['torch.tensor([1,2,3,4]).view(2,2)', along],
    ['torch.tensor([[1,2],[3,4]]).transpose(0, 1)', down],
    ['torch.tensor([[1,2],[3,4]]).permute(1, 0)', down],
    ['torch.tensor([[1,2],[3,4]]).t().contiguous()', down],
    ['np.array([[1,2],[3,4]]).transpose(0, 1)', along],
    ['np.array([[1,2],[3,4]]).transpose((1, 0))', down],
    ['np.array([[1,2],[3,4]]).T', down],
    ['np.array([1,2,3,4])\\\n  .reshape(2, 2)', along],
    ['(np.array([1,2,3,4])\n  .reshape(2, 2)  # rows\n  .T)', down],
    ['np.array([[1,2],[3,4]]).flatten()', [[1, 2, 3, 4]]],
    ["np.array([[1,2],[3,4]]).ravel(order='F')", [[1, 3, 2, 4]]],
    ['np.array([1, 2]).T', [[1, 2]]],
    ['np.matrix([1, 2]).T', [[1], [2]]],
    ['np.array([[1], [2]]).squeeze()', [[1, 2]]],
    ['torch.tensor([1, 2]).unsqueeze(1)', [[1], [2]]],
    ['torch.tensor([1, 2]).unsqueeze(0).T', [[1], [2]]],
    ['np.array([[1.5, -2.5]]).astype(int)', [[1, -2]]],
    ['torch.tensor([[0, 2.5]]).to(torch.bool)', [[0, 1]]],
    ['np.array([[1.5, -2.5]]).astype(np.float32)', [[1.5, -2.5]]],
  ])('%s', (text, wanted) => {
    expect(rows(text, 'python')).toEqual(wanted);
    expect(rows(text, 'plaintext')).toEqual(wanted);
  });
});

describe('what arranges them in another way is a problem that names it', () => {
  it.each([
    ['np.array([[1,2],[3,4]])«[::-1]»', '“[::-1]”'],
    ['np.array([[1,2],[3,4]])«[:, 0]»', '“[:, 0]”'],
    ['[[1,2],[3,4]]«[0]»', '“[0]”'],
    ["np.array([[1,2],[3,4]], order='F')«.reshape(4, order='A')»", '.reshape(4'],
    ["np.array([[1,2],[3,4]]).T«.ravel('K')»", '.ravel('],
    ['«np.reshape(np.array([1,2,3,4]), (n, 2))»', '“np.reshape('],
    ['np.array([[1,2],[3,4]])«.repeat(2)»', '“.repeat(2)”'],
    ['np.array([1,2,3,4])«.reshape(n, 2)»', '“.reshape(n, 2)”'],
    ['np.array([1,2,3,4])«.reshape(2, 2, order=o)»', '“.reshape(2, 2, order=o)”'],
    ['np.array([[1,2],[3,4]]).T«.take([0])»', '“.take([0])”'],
    ['pd.DataFrame([[1,2],[3,4]])«.iloc»[0]', '“.iloc”'],
    ['«np.array([1,2,3,4]).reshape(3, 2)»', '4 entries cannot be reshaped to 3 × 2'],
    ['«np.array([1,2,3,4]).reshape(-1, -1)»', 'cannot be reshaped'],
    ["«np.array([1,2,3,4]).reshape(3, 2, order='F')»", 'cannot be reshaped'],
  ])('%s', (marked, sentence) => {
    const text = marked.replace(/[«»]/g, '');
    const told = problem(text, 'python');
    expect(told.code).toBe('syntax');
    expect(told.message).toContain(sentence);
    expect([told.start, told.end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
    for (let at = 0; at < text.indexOf(']'); at++) {
      expect(matrixAt(text, 'python', at, { least: 'asked' })?.result.ok).not.toBe(true);
    }
  });
});

describe('what computes has the literal as its operand', () => {
  it.each(['.sum(axis=0)', '.dot(b)', ' * b', ' @ b', '.mean()'])('…%s', (after) => {
    const literal = 'np.array([[1, 2], [3, 4]])';
    expect(found(`x = ${literal}${after}`, 'python')).toEqual([[literal, along]]);
  });
});

describe('sizes, axes and names are no matrix', () => {
  it.each([
    'np.random.normal(size=(3, 4))',
    'np.random.rand((2, 3))',
    'x.reshape((2, 3))',
    'x.view([2, 3])',
    'plt.figure(figsize=(8, 6))',
    'np.sum(x, axis=(0, 1))',
    'x.transpose((1, 0))',
    'pd.DataFrame(x, index=[1, 2, 3])',
  ])('%s', (text) => {
    const result = parseMatrix(text, 'python');
    expect(!result.ok && result.problem.code).toBe('none');
  });

  it('but what a function is given as its array is one', () => {
    expect(problem('np.dot([1, 2], 3)', 'python').message).toContain('operand of np.dot');
    expect(rows('np.sum([[1, 2], [3, 4]], axis=(0, 1))', 'python')).toEqual(along);
  });
});
