import { describe, expect, it } from 'vitest';
import { along, found, parsed, problem, rows } from '../text/read.js';

describe('PyTorch printouts over a line of type', () => {
  it.each<[what: string, text: string, wanted: number[][], language?: string]>([
    ['before 0.4', '\n 1  2\n 3  4\n[torch.FloatTensor of size 2x2]\n', along],
    [
      'on a GPU',
      '\n 1.5 -2\n 3   4\n[torch.cuda.DoubleTensor of size 2x2 (GPU 0)]\n',
      [
        [1.5, -2],
        [3, 4],
      ],
    ],
    [
      'libtorch',
      '-0.5867  1.1990\n 0.3000 -2.0000\n[ CPUFloatType{2,2} ]\n',
      [
        [-0.5867, 1.199],
        [0.3, -2],
      ],
    ],
    [
      'a factor',
      '0.01 *\n 1.0000  2.0000\n 3.0000  4.5000\n[ CPUFloatType{2,2} ]',
      [
        [0.01, 0.02],
        [0.03, 0.045],
      ],
    ],
    [
      'a large factor',
      '1e+03 *\n 1.5000  2.0000\n 3.0000  4.0000\n[ CUDADoubleType{2,2} ]',
      [
        [1500, 2000],
        [3000, 4000],
      ],
    ],
    [
      'blocks',
      'Columns 1 to 3 1  2  3\n 5  6  7\n\nColumns 4 to 4 4\n 8\n[ CPUFloatType{2,4} ]',
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    ],
    [
      'in R',
      '#> torch_tensor\n#>  1.0000  2.0000\n#>  3.0000  4.0000\n#> [ CPUFloatType{2,2} ]\n',
      along,
      'r',
    ],
  ])('reads %s', (_, text, wanted, language = 'plaintext') => {
    expect(rows(text, language)).toEqual(wanted);
    expect(parsed(text, language).reading?.notation).toBe('PyTorch printout');
    expect(found(`so\n\n${text}`, language).map(([, got]) => got)).toEqual([wanted]);
  });

  it.each([
    ['a row is missing', ' 1  2\n[ CPUFloatType{2,2} ]', 'ragged'],
    ['a row is short', ' 1  2\n 3\n[ CPUFloatType{2,2} ]', 'ragged'],
    ['a row has a name before it', 'a.grad:  1  1\n 1  1\n[ CPUFloatType{2,2} ]', 'ragged'],
    [
      'three dimensions',
      '(1,.,.) =\n  1  2\n  3  4\n\n(2,.,.) =\n  5  6\n  7  8\n[ CPUFloatType{2,2,2} ]',
      'tooManyDimensions',
    ],
    [
      'rows left out',
      ' 1  2\n 3  4\n... [the output was truncated (use n=-1 to disable)]\n[ CPUFloatType{900,2} ]',
      'summarised',
    ],
  ])('%s is told', (_, text, code) => {
    expect(problem(text, 'plaintext').code).toBe(code);
    expect(found(text, 'plaintext').filter(([, got]) => typeof got !== 'string')).toEqual([]);
  });
});

describe('compressed sparse tensors', () => {
  const csr = (crow: string, col: string, values: string, size: string) =>
    `tensor(crow_indices=tensor(${crow}),\n       col_indices=tensor(${col}),\n       values=tensor(${values}), size=${size}, nnz=2,\n       layout=torch.sparse_csr)`;

  it.each(['python', 'plaintext'])('are read in %s', (language) => {
    expect(rows(csr('[0, 1, 2]', '[2, 0]', '[3., 4.]', '(2, 3)'), language)).toEqual([
      [0, 0, 3],
      [4, 0, 0],
    ]);
    expect(rows(csr('[0, 0, 2, 2]', '[0, 1]', '[-1., 2.]', '(3, 2)'), language)).toEqual([
      [0, 0],
      [-1, 2],
      [0, 0],
    ]);
    const csc = csr('[0, 0, 2]', '[0, 2]', '[5., 6.]', '(3, 2)');
    const text = csc.replace('crow', 'ccol').replace(' col_', ' row_').replace('csr', 'csc');
    expect(rows(text, language)).toEqual([[0, 5], [0, 0], [0, 6]]); // prettier-ignore
  });

  it.each([
    ['left out', csr('[0, 1, ..., 2]', '[2, 0]', '[3., 4.]', '(9, 3)'), 'summarised'],
    [
      'blocks',
      csr('[0, 1, 2]', '[1, 0]', '[[[3.]], [[4.]]]', '(2, 2)').replace('csr', 'bsr'),
      'syntax',
    ],
    ['nested', 'NestedTensor(size=(2, j1), offsets=tensor([0, 2, 4]), contiguous=True)', 'ragged'],
    ['nested, with entries', 'nested_tensor([\n  tensor([1., 2.]),\n  tensor([3.])\n])', 'ragged'],
    ['ragged', '<tf.RaggedTensor [[1, 2], [3]]>', 'ragged'],
  ])('%s is told', (_, text, code) => {
    for (const language of ['python', 'plaintext']) expect(problem(text, language).code).toBe(code);
  });
});
