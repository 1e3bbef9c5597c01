import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/index.js';
import { matricesIn } from '../../../../src/host/sources/output/matrices.js';
import { textsOf } from '../../../../src/host/sources/output/texts.js';

const item = (mime: string, text: string) => ({ mime, data: encodeUtf8(text) });
const output = (...items: ReturnType<typeof item>[]) => ({ items });
const stdout = 'application/vnd.code.notebook.stdout';

/** Rows of every matrix that is found. */
function found(...outputs: ReturnType<typeof output>[]) {
  return matricesIn(outputs).map(({ output, ordinal, result }) => ({
    at: [output, ordinal],
    rows: result.ok
      ? Array.from({ length: result.value.rows }, (_, i) => {
          const { cols, data } = result.value;
          return [...data.subarray(i * cols, (i + 1) * cols)];
        })
      : result.problem.code,
  }));
}

const numpy = 'array([[1., 2.],\n       [3., 4.]])';

/** `_repr_html_()` of pandas 1.5.3. */
const html = `<div>
<style scoped>
    .dataframe tbody tr th:only-of-type {
        vertical-align: middle;
    }

    .dataframe tbody tr th {
        vertical-align: top;
    }

    .dataframe thead th {
        text-align: right;
    }
</style>
<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;">
      <th></th>
      <th>a</th>
      <th>b</th>
      <th>c</th>
    </tr>
  </thead>
  <tbody>
    <tr>
      <th>x</th>
      <td>1.5</td>
      <td>2</td>
      <td>3</td>
    </tr>
    <tr>
      <th>y</th>
      <td>4.0</td>
      <td>5</td>
      <td>6</td>
    </tr>
  </tbody>
</table>
</div>`;

describe('the matrices of outputs', () => {
  it.each([
    [
      'a value of NumPy',
      output(item('text/plain', numpy)),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'what was printed',
      output(item(stdout, '[[1 2]\n [3 4]]\n')),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'CSV',
      output(item('text/csv', 'a,b\n1,2\n3,4\n')),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'JSON',
      output(item('application/json', '[[1, 2], [3, 4]]')),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'LaTeX',
      output(
        item(
          'text/latex',
          '$\\displaystyle \\left[\\begin{matrix}1 & 2\\\\3 & 4\\end{matrix}\\right]$',
        ),
      ),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'the stream of older versions',
      output(item('application/x.notebook.stdout', numpy)),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'colours of a terminal',
      output(item(stdout, '[[\u001b[1m1\u001b[0m 2]\n [3 4]]')),
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'a table of pandas',
      output(item('text/html', html)),
      [
        [1.5, 2, 3],
        [4, 5, 6],
      ],
    ],
  ])('%s', (_, one, rows) => {
    expect(found(one)).toEqual([{ at: [0, 0], rows }]);
  });

  it('puts the pieces of a stream together', () => {
    const pieces = [item(stdout, '[[1 2]\n'), item(stdout, ' [3 4]]\n')];
    expect(found(output(...pieces))).toEqual([
      {
        at: [0, 0],
        rows: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
  });

  it('takes a table once, though it has two forms', () => {
    const plain = '     a  b  c\nx  1.5  2  3\ny  4.0  5  6';
    const both = output(item('text/plain', plain), item('text/html', html));
    expect(found(both)).toEqual([
      {
        at: [0, 0],
        rows: [
          [1.5, 2, 3],
          [4, 5, 6],
        ],
      },
    ]);
    expect(textsOf(both.items).map(({ mime }) => mime)).toEqual(['text/html', 'text/plain']);
  });

  it('finds several in one output and in several outputs', () => {
    const two = output(item(stdout, `A =\n[[1 2]\n [3 4]]\nB =\n[[5 6]\n [7 8]]\n`));
    expect(found(two, output(item('text/plain', numpy))).map(({ at }) => at)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('says of a shortened printout that it is shortened', () => {
    const cut = '[[ 0  1  2 ...  7  8  9]\n ...\n [90 91 92 ... 97 98 99]]';
    expect(found(output(item(stdout, cut)))).toEqual([{ at: [0, 0], rows: 'summarised' }]);
  });

  it('finds none in a picture or in words', () => {
    const picture = output(item('image/png', '[[1, 2], [3, 4]]'));
    expect(found(picture, output(item('text/plain', "'done in 3.5 s'")))).toEqual([]);
  });
});
