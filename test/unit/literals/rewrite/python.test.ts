import { describe, expect, it } from 'vitest';
import { rewrite } from './rewrite.js';

describe('a Python literal with other entries', () => {
  it('keeps its name, its constructor, its lines and its comments', () => {
    const text = `def f():
    W = np.array(
        [
            [3, 2, 5],  # the 1st of 2
            [2, 3, 5],
        ],
        order="C",
    )
    return W`;
    expect(rewrite(text, [0.5, 1, 2, 3, 4, -5])).toBe(`def f():
    W = np.array(
        [
            [0.5, 1, 2],  # the 1st of 2
            [3, 4, -5],
        ],
        order="C",
    )
    return W`);
  });

  it('has as many decimals as the text', () => {
    const text = 'X = [[1.25, 2.50], [3.00, 4.75]]';
    expect(rewrite(text, [1 / 3, -2 / 3, 0.001, 10], { decimals: 2 })).toBe(
      'X = [[0.33, -0.67], [0.00, 10.00]]',
    );
    expect(rewrite('X = [[1.5, 2], [3, 4.75]]', [1 / 3, 2, 3, 4], { decimals: 2 })).toBe(
      'X = [[0.33, 2], [3, 4]]',
    );
  });

  it('has all digits where they are wanted, and points where the text has them', () => {
    expect(rewrite('X = [[1.0, 2.0], [3.0, 4.0]]', [1 / 3, 2, 1e-20, 1e21])).toBe(
      'X = [[0.3333333333333333, 2.0], [1e-20, 1e21]]',
    );
  });

  it('keeps its columns below each other', () => {
    const text = `X = np.array([[ 1.0, -2.5],
              [10.0,  4.0]])`;
    expect(rewrite(text, [-100, 2, 3.25, -4])).toBe(`X = np.array([[-100.0,  2.0],
              [  3.25, -4.0]])`);
  });

  it('becomes floating-point where its type is whole', () => {
    const values = [0.5, 1, 2, 3];
    const typed = (type: string) => `X = np.array([[1, 2], [3, 4]], dtype=${type})`;
    expect(rewrite(typed('int'), values)).toBe('X = np.array([[0.5, 1], [2, 3]], dtype=float)');
    expect(rewrite(typed('np.int32'), values)).toBe(
      'X = np.array([[0.5, 1], [2, 3]], dtype=np.float64)',
    );
    expect(rewrite(typed("'uint8'"), values)).toBe(
      "X = np.array([[0.5, 1], [2, 3]], dtype='float64')",
    );
    expect(rewrite(typed('np.float32'), values)).toContain('dtype=np.float32');
    expect(rewrite(typed('int'), [5, 6, 7, 8])).toBe('X = np.array([[5, 6], [7, 8]], dtype=int)');
  });

  it('is left alone where its elements would be cut to whole numbers', () => {
    expect(rewrite('X = np.array([[1, 2], [3, 4]]).astype(int)', [0.5, 1, 2, 3])).toBeUndefined();
    expect(rewrite('X = torch.LongTensor([[1, 2], [3, 4]])', [0.5, 1, 2, 3])).toBeUndefined();
    const c = { languageId: 'c' };
    expect(rewrite('int a[2][2] = {{1, 2}, {3, 4}};', [0.5, 1, 2, 3], c)).toBeUndefined();
    expect(rewrite('int a[2][2] = {{1, 2}, {3, 4}};', [4, 1, 2, 3], c)).toBe(
      'int a[2][2] = {{4, 1}, {2, 3}};',
    );
  });

  it('is left alone where an entry is computed', () => {
    expect(rewrite('X = [[1/3, 2], [3, 4]]', [1, 2, 3, 4])).toBeUndefined();
    expect(rewrite('X = 2 * np.array([[1, 2], [3, 4]])', [1, 2, 3, 4])).toBeUndefined();
  });

  it('has its missing entries filled, and the others as they were written', () => {
    const text = 'X = np.array([[1.50, np.nan], [float("nan"), 2e0]])';
    const only = (index: number) => index === 1 || index === 2;
    expect(rewrite(text, [0, 7.25, -3, 0], { only })).toBe(
      'X = np.array([[1.50, 7.25], [-3.0, 2e0]])',
    );
    expect(rewrite('X = [[1, None], [3, 4]]', [0, 2.5, 0, 0], { only: (i) => i === 1 })).toBe(
      'X = [[1, 2.5], [3, 4]]',
    );
  });

  it('keeps the suffix and the exponents of its language', () => {
    const c = { languageId: 'cpp' };
    expect(rewrite('float a[2][2] = {{1.5f, 2.f}, {3.f, 4.f}};', [1, 2.25, 3, -4], c)).toBe(
      'float a[2][2] = {{1.0f, 2.25f}, {3.0f, -4.0f}};',
    );
    const wolfram = { languageId: 'wolfram' };
    expect(rewrite('A = {{1.5*^-7, 2.}, {3., 4.}}', [1e-9, 2, 3, 4], wolfram)).toBe(
      'A = {{1*^-9, 2.0}, {3.0, 4.0}}',
    );
  });

  it('is found by columns where it is written by columns', () => {
    const r = { languageId: 'r' };
    expect(rewrite('A <- matrix(c(1, 2, 3, 4, 5, 6), nrow = 2)', [1, 3, 5, 2, 4, 6.5], r)).toBe(
      'A <- matrix(c(1, 2, 3, 4, 5, 6.5), nrow = 2)',
    );
  });
});
