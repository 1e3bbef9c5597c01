import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../src/core/index.js';
import { placeAfter } from '../../../src/host/sources/text/insertion/place.js';
import { statementsOf } from '../../../src/host/sources/text/insertion/statements.js';

/** The text with `|` at the place for new statements, and their indentation. */
function insertion(text: string, languageId: string): string | undefined {
  const found = findMatrices(text, languageId)[0];
  if (!found) throw new Error('no matrix');
  const place = placeAfter(text, found.start, found.end, languageId);
  return place && `${text.slice(0, place.offset)}|${place.indentation}|${text.slice(place.offset)}`;
}

describe('where new statements go', () => {
  it.each([
    ['python', 'X = np.array([[1, 2],\n  [3, 4]])  # four\ny = 1\n', '# four||\ny'],
    [
      'python',
      'def f():\n    X = np.array([[1, 2], [3, 4]])\n    return X',
      '])|    |\n    return',
    ],
    ['python', 'show(np.array([[1, 2], [3, 4]]),\n     title="a)b")\nz', 'b")||\nz'],
    ['python', "# it's\nX = np.array([[1, 2], [3, 4]])\nz", ')||\nz'],
    ['javascript', 'function f() {\n  const a = [[1, 2], [3, 4]]; // a\n}', '// a|  |\n}'],
    ['javascript', 'const o = {\n  a: [[1, 2], [3, 4]],\n};\nz', '};||\nz'],
    ['matlab', "B = A';\nA = [1 2; 3 4];\nz", '4];||\nz'],
    ['fortran', "! it's\nreal :: A(2,2) = reshape([1, 2, 3, 4], [2, 2]) ! don't\nz", "don't||\nz"],
    ['lua', "-- it's\nlocal a = {{1, 2}, {3, 4}} -- (open\nz", '(open||\nz'],
    ['ruby', "# it's\na = [[1, 2], [3, 4]] # (open\nz", '(open||\nz'],
    ['matlab', "%{\n[it's (\n  %{\n  [\n  %}\n(\n%}\nA = [1 2; 3 4];\nz", '4];||\nz'],
    ['matlab', 'x = 1; %{ [\nA = [1 2; 3 4]; %{\nz', '%{||\nz'],
    ['octave', '  %{\n  it (\n  %}\nA = [1 2; 3 4];\nz', '4];||\nz'],
    ['lua', 'f({\n  a = {{1, 2}, {3, 4}},\n})\nz', '})||\nz'],
    ['octave', "# it's\nA = [1 2; 3 4]; % (open\nz", '(open||\nz'],
    ['rust', "fn f<'a>(x: &'a str) {\n  let a = [[1, 2], [3, 4]]; // (\n}", '// (|  |\n}'],
    ['julia', "#= it's [ =# A = [1 2; 3 4]\nz", '4]||\nz'],
    ['r', 'A <- matrix(c(1, 2, 3, 4), 2)\n', ', 2)||\n'],
  ])('in %s: %j', (languageId, text, expected) => {
    expect(insertion(text, languageId)).toContain(expected);
  });

  it.each([
    ['python', 'S = """\narray([[1, 2],\n       [3, 4]])\n"""\n'],
    ['python', '# X = np.array([[1, 2], [3, 4]])\n'],
    ['matlab', '%{\nA = [1 2; 3 4];\n%}\nz\n'],
    ['javascript', '/* const a = [[1, 2], [3, 4]]; */'],
  ])('nowhere inside strings and comments: %s %j', (languageId, text) => {
    expect(insertion(text, languageId)).toBeUndefined();
  });
});

describe('statements with closed forms', () => {
  const exact = { rows: 1, cols: 2, data: Float64Array.of(1 / Math.sqrt(6), 0.123456789) };
  const matrix = { ...exact, data: Float64Array.of(0.4082, 0.1235) };

  it('are written in LaTeX, beside the decimals of other entries', () => {
    const [written] = statementsOf([{ name: 'U_1', matrix, exact }], 'latex', undefined);
    expect(written).toContain('\\frac{1}{\\sqrt{6}} & 0.1235');
  });

  it('are decimals in other languages, and where they are not wished', () => {
    expect(statementsOf([{ name: 'U', matrix, exact }], 'matlab', undefined)[0]).toContain(
      '0.4082',
    );
    const [plain] = statementsOf([{ name: 'U', matrix }], 'latex', undefined);
    expect(plain).toContain('0.4082 & 0.1235');
  });
});
