import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/literals/index.js';

const market = (format: string): string => `%%MatrixMarket matrix ${format} real general\n`;

/** Language, text with the problem's range between « and », code, and a text that the message contains. */
const marked: readonly (readonly [string, string, string, string])[] = [
  ['python', 'A = [[1, 2], «[3, 4, 5]», [6]]', 'ragged', 'Row 2 has 3'],
  ['python', 'A = [[1, 2], [3, 4], «5»]', 'ragged', 'row 3, column 1'],
  ['python', 'A = [1, 2, «3»]'.replace('«3»', '[«3»]'), 'ragged', 'row 1, column 3'],
  ['python', 'A = [[1, 2], [3, 4,«,» 5]]', 'syntax', 'row 2, column 3'],
  ['python', 'A = [[1, 2], [3, 4« »5]]', 'syntax', 'row 2, column 3'],
  ['python', 'A = [[1, 2], [3, «"a"»]]', 'notNumeric', 'row 2, column 2'],
  ['python', 'A = [[1, 2], [«x + 1», 2]]', 'notNumeric', 'row 2, column 1'],
  ['python', 'A = [[1, 2], [3, «2j»]]', 'complex', 'row 2, column 2'],
  ['python', 'A = np.array(«[»[1, 2], [3, 4]', 'syntax', 'closing bracket'],
  ['python', 'A = np.array([[1, 2], «[»3, 4', 'syntax', 'closing bracket'],
  ['python', 'x = [[1 2 «...» 3]\n [3 4 ... 5]]', 'summarised', 'row 1, column 3'],
  ['python', "np.matrix('1 2; «3 4 5»')", 'ragged', 'Row 2'],
  ['python', "np.matrix('1 2; 3 «b»')", 'notNumeric', 'row 2, column 2'],
  ['python', 'x = «np.array([])»', 'empty', 'shape is 0'],
  ['python', 'x = «[]»', 'empty', 'shape is 0'],
  ['python', 'x = «np.zeros((0, 3))»', 'empty', '0 × 3'],
  [
    'python',
    'x = «np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])»',
    'tooManyDimensions',
    '2 × 2 × 2',
  ],
  ['json', '[[1, 2], [3, 4«,»]]', 'syntax', 'row 2, column 3'],
  ['javascript', 'const a = [[1, 2], «[3]»];', 'ragged', 'Row 2 has 1 entry'],
  ['c', 'double a[2][2] = {{1, 2}, «{3, 4, 5}»};', 'ragged', 'Row 2 has 3'],
  ['java', 'double[][] m = {{1, 2}, «{3}»};', 'ragged', 'Row 2'],
  ['go', '[][]float64{{1, 2}, «{3}»}', 'ragged', 'Row 2'],
  ['rust', 'let a = [[1., 2.], «[3.]»];', 'ragged', 'Row 2'],
  ['rust', 'let a = matrix![1.0, 2.0; «3.0»];', 'ragged', 'Row 2'],
  ['wolfram', '{{1, 2}, «{3}»}', 'ragged', 'Row 2'],
  ['matlab', 'A = [1 2; «3 4 5»; 6 7];', 'ragged', 'Row 2 has 3'],
  ['matlab', 'A = [1 2; 3,«,»4];', 'syntax', 'row 2, column 2'],
  ['matlab', 'A = [«,»1];', 'syntax', 'row 1, column 1'],
  ['matlab', 'A = [eye(2); «1 2 3»];', 'ragged', 'Row 3 has 3'],
  ['matlab', 'A = [«eye(2), 5»; 1 2 3];', 'syntax', 'heights'],
  ['matlab', 'A = «[»1 2; 3 4', 'syntax', 'closing bracket'],
  ['matlab', 'x =\n\n   1   2\n   «3»\n   4   5\n', 'ragged', 'Row 2'],
  ['julia', 'A = [1 2; «3 4 5»]', 'ragged', 'Row 2'],
  ['julia', 'A = [1, 2«;» 3]', 'syntax', 'cannot be mixed'],
  ['julia', '2×2 Matrix{Int64}:\n 1  2\n «3  4  5»', 'ragged', 'Row 2'],
  ['julia', '3×9 Matrix{Int64}:\n 1  «…»  9\n 2  …  8\n 3  …  7', 'summarised', 'row 1, column 2'],
  ['r', 'rbind(c(1, 2), «c(3, 4, 5)»)', 'ragged', 'Row 2 has 3'],
  ['r', 'cbind(1:4, «1:3»)', 'ragged', 'Column 2 has 3 entries, but column 1 has 4'],
  ['fortran', 'a = reshape([1, 2, «x», 4], [2, 2])', 'notNumeric', 'row 1, column 2'],
  ['fortran', 'a = reshape([1, 2, 3, «(0, 1)»], [2, 2])', 'complex', 'row 2, column 2'],
  [
    'fortran',
    'a = reshape((/ 1.0, «b(2)», 3.0, 4.0 /), (/ 2, 2 /))',
    'notNumeric',
    '“b(2)” at row 2',
  ],
  ['fortran', 'a = reshape([1,2,«y»,4,5,6], [2,3], order=[2,1])', 'notNumeric', 'row 1, column 3'],
  ['fortran', 'a = transpose(reshape([1,2,«y»,4,5,6], [2,3]))', 'notNumeric', 'row 2, column 1'],
  ['fortran', 'a = reshape([1, 2, 3, 4]«, [2, 2)»', 'syntax', 'the shape after the entries'],
  ['fortran', 'v = [1, «z», 3]', 'notNumeric', 'row 1, column 2'],
  ['matrix-market', `${market('array')}2 2\n1\n2\n«x»\n4\n`, 'notNumeric', 'row 1, column 2'],
  ['matrix-market', `${market('coordinate')}2 2 1\n2 1 «q»\n`, 'notNumeric', 'row 2, column 1'],
  [
    'matrix-market',
    `${market('coordinate')}2 2 1\n«3 1 4.0»\n`,
    'syntax',
    'row 3, column 1 of 2 × 2',
  ],
  ['matrix-market', `${market('coordinate')}2 2 2\n«2 1 4.0»\n`, 'syntax', 'the file ends'],
  [
    'matrix-market',
    '%%MatrixMarket matrix array «complex» general\n1 1\n1 1\n',
    'complex',
    'a complex matrix',
  ],
  ['python', '⎡1/2  1⎤\n⎢      ⎥\n⎣ 3   «a»⎦', 'notNumeric', 'row 2, column 2'],
  ['python', '⎡1   2 ⎤\n⎢      ⎥\n⎣3  «2⋅ⅈ»⎦', 'complex', 'row 2, column 2'],
  ['r', 'matrix(c(1, 2, «x», 4), 2)', 'notNumeric', 'row 1, column 2'],
  ['r', 'matrix(c(1, 2, «2 * x», 4, 5, 6), 2, byrow = TRUE)', 'notNumeric', 'row 1, column 3'],
  ['r', 'matrix(c(1, 2, «"a"», 4), nrow = 2)', 'notNumeric', 'row 1, column 2'],
  ['r', 'matrix(c(1, 2, «3+2i», 4), 2)', 'complex', 'row 1, column 2'],
  ['r', 'rbind(c(1, 2), c(3, «f(x)»))', 'notNumeric', 'row 2, column 2'],
  ['r', 'structure(c(1, 2, 3, «z»), dim = c(2L, 2L))', 'notNumeric', 'row 2, column 2'],
  ['r', 'matrix(«x», 2)', 'notNumeric', '“x” is not a constant'],
  ['latex', '\\begin{bmatrix} 1 & 2 \\\\ «3» \\end{bmatrix}', 'ragged', 'Row 2'],
  ['latex', '\\begin{bmatrix} 1 & «x» \\\\ 3 & 4 \\end{bmatrix}', 'notNumeric', 'row 1, column 2'],
  [
    'latex',
    '\\begin{bmatrix} 1 & «\\cdots» & 2 \\\\ 3 & 4 & 5 \\end{bmatrix}',
    'summarised',
    'column 2',
  ],
  ['typst', '$ mat(1, 2; «3») $', 'ragged', 'Row 2'],
  ['typst', '$ mat(1, 2; 3, «"a"») $'.replace('«"a"»', '«z»'), 'notNumeric', 'row 2, column 2'],
  ['csv', '1,2\n«3»\n4,5\n', 'ragged', 'Row 2'],
  ['csv', '1,2\n3,«x»\n', 'notNumeric', 'row 2, column 2'],
  ['markdown', '| a | b |\n|---|---|\n| 1 | 2 |\n| «3» |\n', 'ragged', 'Row 2'],
  ['plaintext', 'so\n\n1 2 3\n«4 5»\n6 7 8\n', 'ragged', 'Row 2'],
];

describe('a problem says where it is', () => {
  it.each(marked)('%s: %s → %s', (language, source, code, said) => {
    const start = source.indexOf('«');
    const end = source.indexOf('»') - 1;
    const text = source.replace('«', '').replace('»', '');
    const result = parseMatrix(text, language);
    if (result.ok) expect.fail(`read as ${[...result.value.data].join(' ')}`);
    const { problem } = result;
    expect([problem.code, problem.start, problem.end]).toEqual([code, start, end]);
    expect(problem.message).toContain(said);
    const [found] = findMatrices(text, language);
    if (found && !found.result.ok) expect(found.result.problem).toEqual(problem);
  });

  it('a slip between two entries is found by a scan too', () => {
    const [found] = findMatrices('A = [[1, 2], [3, 4 5]]\n', 'python');
    expect(found?.result.ok === false && found.result.problem.code).toBe('syntax');
  });
});

describe('at the cursor, when asked', () => {
  it.each([
    ['python', 'x = np.array([|])', 'empty'],
    ['python', 'x = [|]', 'empty'],
    ['python', 'x = np.ze|ros((0, 3))', 'empty'],
    ['javascript', 'const x = [|];', 'empty'],
    ['matlab', 'x = [|];', 'empty'],
    ['python', 'x = [[1, 2],\n [3,, 4],\n [5, |6]]', 'syntax'],
  ])('%s: %s → %s', (language, source, code) => {
    const offset = source.indexOf('|');
    const text = source.replace('|', '');
    expect(matrixAt(text, language, offset)).toBeUndefined();
    const found = matrixAt(text, language, offset, { least: 'asked' });
    expect(found?.result.ok === false && found.result.problem.code).toBe(code);
  });

  it('reads arrays of one value and identities, and no shape as a list', () => {
    const data = (text: string) => {
      const result = parseMatrix(text, 'python');
      return result.ok && [result.value.rows, result.value.cols, [...result.value.data]];
    };
    expect(data('np.ones((2, 3))')).toEqual([2, 3, [1, 1, 1, 1, 1, 1]]);
    expect(data('torch.zeros(1, 2)')).toEqual([1, 2, [0, 0]]);
    expect(data('np.eye(2)')).toEqual([2, 2, [1, 0, 0, 1]]);
    expect(data('np.eye(1, 2).T')).toEqual([2, 1, [1, 0]]);
    expect(data('np.full((1, 2), -2.5)')).toEqual([1, 2, [-2.5, -2.5]]);
    expect(data('np.full((1, 2), fill_value=3)')).toEqual([1, 2, [3, 3]]);
    expect(findMatrices('W = np.zeros((20, 30))', 'python')).toEqual([]);
  });
});
