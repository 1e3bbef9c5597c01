import { describe, expect, it } from 'vitest';
import { problem, rows } from './text/read.js';

describe('a row that accounts for the selection is its answer', () => {
  it.each([
    ['x = [1, 2, 3]', 'python'],
    ['x: list[int] = [1, 2, 3]', 'python'],
    ['x1 = [1, 2, 3]  # 3 of 7 entries', 'python'],
    ['# took 0.5 s\nx = (1, 2, 3),', 'python'],
    ['print([1, 2, 3])', 'python'],
    ['return [1, 2, 3]', 'python'],
    ['({ data: [1, 2, 3] })', 'javascript'],
    ['const v = new Float64Array([1, 2, 3]);', 'javascript'],
    ['{"name": "weights", "data": [1, 2, 3]}', 'json'],
    ['The result is [1, 2, 3].', 'plaintext'],
    ['Out[3]: array([1, 2, 3])', 'plaintext'],
    ['In [12]: x\nOut[12]: array([1, 2, 3])', 'python'],
    ['\t[1, 2, 3];\r\n', 'plaintext'],
    ['- [1, 2, 3]', 'markdown'],
    ['> [1, 2, 3]', 'markdown'],
    ['std::vector<double> v = {1, 2, 3};', 'cpp'],
    ['let v = vec![1, 2, 3];', 'rust'],
  ])('%s', (text, language) => {
    expect(rows(text, language)).toEqual([[1, 2, 3]]);
  });
});

describe('one row of more, an operand or a part of an expression is a problem that says so', () => {
  it.each([
    ['ax.plot([0, 1], [2, 3])', 'python', 'operand of ax.plot'],
    ['plt.axis([-1, 1, -2, 2])', 'python', 'operand of plt.axis'],
    ['plt.xlim([0, 10])', 'python', 'operand of plt.xlim'],
    ['np.polyfit([1, 2, 3], y, 2)', 'python', 'operand of np.polyfit'],
    ['a = [1, 2]\nb = [3, 4]', 'python', 'more in this selection'],
    ['if sys.version_info >= (3, 8):\n    pass', 'python', 'part of an expression'],
    ['if t == [1, 2]:', 'python', 'part of an expression'],
    ['y = x + [1, 2, 3]', 'python', 'part of an expression'],
    ['y = [1, 2, 3] + x', 'python', 'a sum of lists'],
    ['y = [1, 2, 3] + x', 'javascript', 'part of an expression'],
    ['y = x * np.array([1, 2, 3])', 'python', 'part of an expression'],
    ['step 4: [1, 2, 3]', 'plaintext', 'more in this selection'],
    ['{"bbox": [10, 20, 30, 40], "area": 1200}', 'json', 'more in this selection'],
    ['{"bbox": [1, 2], "poly": [[1, 2, 3, 4]]}', 'json', 'more in this selection'],
    ['Conv2d-1    [-1, 64, 112, 112]    9,408', 'plaintext', 'more in this selection'],
    ['Input shape: [1, 3, 224, 224]\nOutput shape: [1, 1000]', 'log', 'more in this selection'],
    ['mat.NewBandDense(2, 2, 0, 1, []float64{1, 2, 3, 4})', 'go', 'more in this selection'],
    ['new OtherMatrix(2, 3, new double[] {1, 2, 3, 4, 5, 6})', 'csharp', 'more in this selection'],
    ['Others.dense(3, 2, Array(1.0, 3.0, 5.0, 2.0))', 'scala', 'more in this selection'],
    ['new Other().fromArray([1, 2, 3, 4, 5, 6, 7, 8, 9])', 'javascript', 'operand of'],
  ])('%s', (text, language, said) => {
    expect(problem(text, language).message).toContain(said);
  });
});
