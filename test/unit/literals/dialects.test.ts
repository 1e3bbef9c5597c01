import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';
import { bits, matrixOf } from './matrices.js';

const x = undefined;

/** Language, text, number of rows, and the entries row by row; x is a missing one. */
type Read = readonly [string, string, number, readonly (number | undefined)[]];

const reads: readonly Read[] = [
  ['python', 'np.array([1,2,3,4]).reshape(2, 2).T', 2, [1, 3, 2, 4]],
  ['python', 'sympy.Matrix([1, 2, 3])', 3, [1, 2, 3]],
  ['python', '[[ 1.  2.]\n [ 3. -4.]]', 2, [1, 2, 3, -4]],
  ['python', 'tf.constant([1,2,3,4,5,6], shape=[2,3])', 2, [1, 2, 3, 4, 5, 6]],
  ['python', 'np.array([[1.5, -2.5],[3,4]], dtype=int)', 2, [1, -2, 3, 4]],
  ['python', "[[float('inf'), float('nan')], [7 // 2, -7 % 3]]", 2, [Infinity, x, 3, 2]],
  ['python', '[[(1+2)*3, -2**2], [True, 2**-1]]', 2, [9, -4, 1, 0.5]],
  ['javascript', 'const a = [[1,,3],[4,5,0x1f]]', 2, [1, x, 3, 4, 5, 31]],
  ['javascript', 'tf.tensor([1,2,3,4,5,6],[2,3])', 2, [1, 2, 3, 4, 5, 6]],
  ['javascript', '[new Float64Array([1,2]), new Float64Array([3,4])]', 2, [1, 2, 3, 4]],
  ['typescript', 'math.matrix([[1, 1/3], [Math.sqrt(4), 2n]])', 2, [1, 1 / 3, 2, 2]],
  ['json', '[[1, NaN],[-Infinity, 1e5]]', 2, [1, x, -Infinity, 1e5]],
  ['json5', '[[1, .5],[+2,3,],]', 2, [1, 0.5, 2, 3]],
  ['matlab', 'magic(4)', 4, [16, 2, 3, 13, 5, 11, 10, 8, 9, 7, 6, 12, 4, 14, 15, 1]],
  ['matlab', '[eye(2), [5;6]; 7 8 9]', 3, [1, 0, 5, 0, 1, 6, 7, 8, 9]],
  ['matlab', "[1:3; 4:6]'", 3, [1, 4, 2, 5, 3, 6]],
  ['matlab', '[2^-1 -2^2; 2^3^2 (1 - 3)]', 2, [0.5, -4, 64, -2]],
  ['matlab', 'diag([1 2])', 2, [1, 0, 0, 2]],
  ['octave', '[1 2 # c ]\n 3 NA]', 2, [1, 2, 3, x]],
  ['r', 'data.frame(a = c(1, 2), b = c(3, 4), stringsAsFactors = FALSE)', 2, [1, 3, 2, 4]],
  ['julia', '[1; 2;; 3; 4]', 2, [1, 3, 2, 4]],
  ['julia', '[1//2 2π; 3 4.5f0]', 2, [0.5, 2 * Math.PI, 3, 4.5]],
  ['julia', '[[1,2] [3,4]]', 2, [1, 3, 2, 4]],
  ['julia', 'reshape([1,2,3,4,5,6], 2, 3)', 2, [1, 3, 5, 2, 4, 6]],
  ['julia', '[1 2 #= ] =#\n 2^3^2 4]', 2, [1, 2, 512, 4]],
  ['r', 'rbind(c(1, NA), c(3, 4L))', 2, [1, x, 3, 4]],
  ['r', 'cbind(a = c(1, 2), b = c(3, -4))', 2, [1, 3, 2, -4]],
  ['r', 't(matrix(1:4, 2))', 2, [1, 2, 3, 4]],
  ['r', 'structure(c(1, 2, 3, 4), .Dim = c(2L, 2L))', 2, [1, 3, 2, 4]],
  ['r', 'matrix(rep(c(1, 2), times = 3), ncol = 2)', 3, [1, 2, 2, 1, 1, 2]],
  ['r', 'matrix(c(-2^2, -5 %% 3, -5 %/% 3, -1:-2), nrow = 1)', 1, [-4, 1, -2, -1, -2]],
  ['c', 'int a[2][3] = {{1},{2,3}};', 2, [1, 0, 0, 2, 3, 0]],
  ['c', 'int a[3][2] = {1};', 3, [1, 0, 0, 0, 0, 0]],
  ['c', 'double b[][2] = {{1/3, 1.0/3}, {010, 0xFF}};', 2, [0, 1 / 3, 8, 255]],
  ['cpp', 'std::array<std::array<double, 2>, 2> a{{ {{1,2}}, {{3,4}} }};', 2, [1, 2, 3, 4]],
  ['cpp', 'cv::Mat m = (cv::Mat_<double>(2,2) << 1, 2, 3, 4);', 2, [1, 2, 3, 4]],
  ['cpp', 'Eigen::Matrix2d m;\nm << 1, 2, (float)3, 4/3;', 2, [1, 2, 3, 1]],
  ['java', 'new double[][]{new double[]{1,2}, new double[]{3,7/2}}', 2, [1, 2, 3, 3]],
  ['java', 'List.of(List.of(1, 2), List.of(3, 4))', 2, [1, 2, 3, 4]],
  ['csharp', 'new double[,] { { 1, 010 }, { 3m, 4 } }', 2, [1, 10, 3, 4]],
  ['csharp', 'int[][] m = [[1, 2], [3, 4]];', 2, [1, 2, 3, 4]],
  ['go', '[2][3]float64{{1}, {2, 3}}', 2, [1, 0, 0, 2, 3, 0]],
  ['go', '[...][2]float64{{1, math.NaN()}, {math.Inf(-1), 1/2}}', 2, [1, x, -Infinity, 0]],
  ['rust', 'vec![vec![1.0, 2.0], vec![3.0_f64, 1_000.]]', 2, [1, 2, 3, 1000]],
  ['rust', '[[0.5; 3]; 2]', 2, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
  ['rust', 'DMatrix::from_vec(2, 2, vec![1.0, 2.0, 3.0, 4.0])', 2, [1, 3, 2, 4]],
  ['rust', 'matrix![1.0, 2.0; 3.0, f64::NAN]', 2, [1, 2, 3, x]],
  ['fortran', 'reshape((/ 1.0d0, 2.5_dp, &\n & 3.d-1, 1/3 /), (/ 2, 2 /))', 2, [1, 0.3, 2.5, 0]],
  ['fortran', 'RESHAPE([1, 2, 3, 4], [2, 2], order=[2, 1])', 2, [1, 2, 3, 4]],
  ['fortran', 'transpose(reshape([real(8) :: 1, 2, 3, 4], shape=[2, 2]))', 2, [1, 2, 3, 4]],
  ['wolfram', '{{1, 2 Pi}, {Sqrt[4]/2, Missing[]}}', 2, [1, 2 * Math.PI, 1, x]],
  ['wolfram', '{{1.5`20, 2^-1}, {1.25*^5, 3 (* } *)}}', 2, [1.5, 0.5, 125000, 3]],
];

describe('what is read', () => {
  it.each(reads)('%s: %s', (language, text, rows, entries) => {
    const result = parseMatrix(text, language);
    const want = bits(matrixOf(rows, entries.length / rows, entries));
    expect(result.ok ? bits(result.value) : result.problem).toEqual(want);
  });
});

const refused: readonly (readonly [string, string, string])[] = [
  ['julia', '[1,2;3,4]', 'syntax'],
  ['json', '[[1, .5],[2,3]]', 'syntax'],
  ['matlab', '[1 2;3 4', 'syntax'],
  ['matlab', '[1+2i 3; 4 5]', 'complex'],
  ['r', 'array(1:8, dim = c(2, 2, 2))', 'tooManyDimensions'],
  ['rust', '[[0; 99999]; 99999]', 'tooLarge'],
  ['wolfram', '{{1, 2}, {3, I}}', 'complex'],
  ['fortran', 'reshape([1, 2, 3], [2, 2])', 'syntax'],
  ['python', 'nothing of the kind', 'none'],
];

describe('what is refused', () => {
  it.each(refused)('%s: %.40s is %s', (language, text, code) => {
    const result = parseMatrix(text, language);
    expect(result.ok ? bits(result.value) : result.problem.code).toBe(code);
  });

  it('a million open brackets are a problem, not a crash', () => {
    const result = parseMatrix('['.repeat(1_000_000), 'python');
    expect(result.ok ? '' : result.problem.code).toBe('syntax');
  });

  it('names row and column', () => {
    const result = parseMatrix('[[1, 2], [3, four]]', 'python');
    expect(result.ok ? '' : result.problem.message).toContain('“four” at row 2, column 2');
  });
});

const silent: readonly (readonly [string, string])[] = [
  ['python', 'f([1, 2], [3, 4]); x[[0, 1], [1, 0]]; np.zeros((2, 3))'],
  ['python', 'd = [("a", 1), ("b", 2)]; [[v for v in r] for r in rows]'],
  ['javascript', 'const [[a, b], [c, d]] = m; let t: [[number]]; o[[1, 2]]'],
  ['matlab', '[q, r] = qr(A(:, [1 2])); x = [1 2 3];'],
  ['julia', 'A[1 2]; [i + j for i in 1:3, j in 1:3]'],
  ['java', 'public void f() { { int x = 3; } } int[] a = {1, 2};'],
  ['cpp', 'std::cout << 1 << 2; int y = 1 << 3; struct P { int x; };'],
  ['r', 'x <- rbind(x, y); c(1, 2, 3)'],
  ['go', 'for i := range []int{1, 2} { { f(i) } }'],
];

it.each(silent)('silent in %s: %s', (language, text) => {
  expect(findMatrices(text, language)).toEqual([]);
});
