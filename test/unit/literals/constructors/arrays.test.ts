import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/index.js';
import { along, down, found, problem, rows } from '../text/read.js';

const wide = [
  [1, 2, 3],
  [4, 5, 6],
];
const byColumns = [
  [1, 3, 5],
  [2, 4, 6],
];
const data = 'double data[] = {1, 2, 3, 4, 5, 6};\n';

describe('a flat array that a library takes as a matrix', () => {
  it.each<[string, number[][]]>([
    ['Eigen::Map<Eigen::Matrix<double, 2, 3>> m(data);', byColumns],
    ['Eigen::Map<const Eigen::Matrix<double, 2, 3, Eigen::RowMajor>> m(data);', wide],
    ['Map<MatrixXd> m(data, 2, 3);', byColumns],
    ['Map<Matrix<double, Dynamic, Dynamic, RowMajor>> m(data, 2, 3);', wide],
    ['cv::Mat m(2, 3, CV_64F, data);', wide],
    ['cv::Mat m = cv::Mat(2, 3, CV_64FC1, data).clone();', wide],
    ['arma::mat A(data, 2, 3);', byColumns],
    ['auto v = gsl_matrix_view_array(data, 2, 3);', wide],
  ])('%s', (line, wanted) => {
    expect(rows(data + line, 'cpp')).toEqual(wanted);
    const vector = line.replace('data', 'data.data()');
    expect(
      rows(`std::vector<double> data{1, 2, 3,\n  4, 5, 6};\n// filled\n${vector}`, 'cpp'),
    ).toEqual(wanted);
  });

  it('that another array is not shown for', () => {
    const text = `${data}Eigen::Map<Eigen::Matrix<double, 2, 3>> m(other);`;
    expect(problem(text, 'cpp').message).toMatch(/more in this selection/);
  });

  it('that does not fit is a problem', () => {
    expect(problem(`${data}Map<Matrix<double, 2, 2>> m(data);`, 'cpp').message).toMatch(
      /6 entries/,
    );
  });
});

describe('Eigen and Armadillo', () => {
  it.each<[string, number[][]]>([
    ['(Matrix2d() << 1, 2, 3, 4).finished()', along],
    ['(Eigen::Matrix<double, 2, 2>() << 1, 2, 3, 4).finished()', along],
    ['(Eigen::Matrix23d() << 1, 2, 3, 4, 5, 6).finished()', wide],
    ['arma::mat A("1 2; 3 4");', along],
    ['arma::mat A = "1 2; 3 4";', along],
    ['mat B("1, 2, 3; 4, 5, 6");', wide],
    ['A << 1 << 2 << endr\n  << 3 << 4 << endr;', along],
    ['A << 1 << 2 << 3 << arma::endr\n  << 4 << 5 << 6;', wide],
  ])('%s', (text, wanted) => {
    expect(rows(text, 'cpp')).toEqual(wanted);
    expect(found(`  auto x = f();\n${text}\n`, 'cpp').map(([, m]) => m)).toEqual([wanted]);
  });

  it('a row of another length is a problem', () => {
    expect(problem('arma::mat A("1 2; 3");', 'cpp').code).toBe('ragged');
    expect(problem('A << 1 << 2 << endr << 3 << endr;', 'cpp').code).toBe('ragged');
  });

  it('a stream is no matrix', () => {
    const text = 'std::cout << 1 << 2 << std::endl;\nlog << 3 << 4 << x;\nflags = 1 << 2;';
    expect(findMatrices(text, 'cpp')).toEqual([]);
    expect(problem(text, 'cpp').code).toBe('none');
  });
});

describe('the inside of an initialiser', () => {
  it.each(['c', 'cpp', 'java', 'csharp', 'go'])('has a row on each line in %s', (language) => {
    expect(rows('    1, 2, 3,\n    4, 5, 6', language)).toEqual(wide);
    expect(rows('\t1, 2, 3, // first\r\n\t4, 5, 6,\r\n', language)).toEqual(wide);
    expect(problem('1, 2, 3,\n4, 5', language).code).toBe('ragged');
    expect(problem('1, 2, 3,\n4, x, 6', language).code).not.toBe('ragged');
  });
});

describe('printouts with rows in brackets', () => {
  const affine = [
    [1, 0, 5],
    [0, 1, -6],
    [0, 0, 1],
  ];
  it.each<[string, number[][]]>([
    ['<Matrix 3x3 (1.0000, 0.0000,  5.0000)\n            (0.0000, 1.0000, -6.0000)\n            (0.0000, 0.0000,  1.0000)>', affine],
    ['<Matrix 2x2 (1.0, 2.0)\r\n            (3.0, 4.0)>', along],
    ['Matrix{[1.0, 0.0, 5.0][0.0, 1.0, -6.0][0.0, 0.0, 1.0]}', affine],
    ['QMatrix4x4(type:Translation\n  1 0 0 5\n  0 1 0 -6\n  0 0 1 7\n  0 0 0 1\n)', [[1, 0, 0, 5], [0, 1, 0, -6], [0, 0, 1, 7], [0, 0, 0, 1]]],
  ])('%s', (text, wanted) => {
    for (const language of ['plaintext', 'log', 'python']) {
      expect(rows(text, language)).toEqual(wanted);
      expect(found(`view:\n${text}\n`, language).map(([, m]) => m)).toEqual([wanted]);
    }
  }); // prettier-ignore

  it('that are not whole are a problem', () => {
    expect(problem('Matrix{[1.0, 0.0, 5.0][0.0, 1.0]}', 'log').code).toBe('ragged');
    expect(problem('<Matrix 3x2 (1.0, 2.0)\n            (3.0, 4.0)>', 'log').code).toBe('syntax');
    expect(problem('<Matrix 2x2 (1.0, 2.0)\n            (3.0, n/a)>', 'log').code).toBe(
      'notNumeric',
    );
  });

  it('turned columns stay turned', () => {
    expect(rows('<Matrix 2x2 (1.0, 3.0)\n            (2.0, 4.0)>', 'log')).toEqual(down);
  });
});
