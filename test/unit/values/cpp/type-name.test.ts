import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../../src/core/values/cpp/layout.js';
import { parseCppType } from '../../../../src/core/values/cpp/type-name.js';

describe('the name of a type of C++', () => {
  it.each([
    ['double', 'double', []],
    ['const double &', 'double', []],
    [
      'class std::vector<double,std::allocator<double> >',
      'std::vector',
      ['double', 'std::allocator<double>'],
    ],
    ['std::vector<double>', 'std::vector', ['double']],
    [
      'std::__1::vector<float, std::__1::allocator<float> > &',
      'std::vector',
      ['float', 'std::__1::allocator<float>'],
    ],
    ['std::__debug::vector<int>', 'std::vector', ['int']],
    [
      'std::__array_traits<std::array<short, 3>, 2>::_Type',
      'std::__array_traits::_Type',
      ['std::array<short, 3>', '2'],
    ],
    ['std::vector<std::vector<float>>', 'std::vector', ['std::vector<float>']],
    [
      'Eigen::Matrix<double, -1, -1, 0, -1, -1>',
      'Eigen::Matrix',
      ['double', '-1', '-1', '0', '-1', '-1'],
    ],
    ['Eigen::OuterStride<>', 'Eigen::OuterStride', ['']],
    ['long unsigned int', 'long unsigned int', []],
  ])('%s', (text, name, args) => {
    expect(parseCppType(text)).toEqual({ kind: 'named', name, args });
  });

  it.each([
    ['double[3][4]', 'double', [3, 4]],
    ['int64_t [2][3][4]', 'int64_t', [2, 3, 4]],
    ['const float (&)[3]', 'float', [3]],
    ['std::complex<double> [2]', 'std::complex<double>', [2]],
  ])('array %s', (text, of, lengths) => {
    expect(parseCppType(text)).toEqual({ kind: 'array', of, lengths });
  });

  it.each([
    ['double *', 'double'],
    ['double *const', 'double'],
    ['const char *', 'char'],
    ['double **', 'double *'],
    ['double *__restrict', 'double'],
    ['double (*)[4]', 'double[4]'],
    ['double (*)[4][5]', 'double[4][5]'],
    ['std::vector<double> *', 'std::vector<double>'],
  ])('pointer %s', (text, to) => {
    expect(parseCppType(text)).toEqual({ kind: 'pointer', to });
  });
});

describe('how a type lies in memory', () => {
  it.each([
    ['double', ['f64'], []],
    ['float', ['f32'], []],
    ['bool', ['bool'], []],
    ['char', ['i8'], []],
    ['unsigned char', ['u8'], []],
    ['uint8_t', ['u8'], []],
    ['std::uint16_t', ['u16'], []],
    ['short unsigned int', ['u16'], []],
    ['unsigned int', ['u32'], []],
    ['unsigned __int64', undefined, []],
    ['long', ['i64', 'i32'], []],
    ['long unsigned int', ['u64', 'u32'], []],
    ['long long', ['i64'], []],
    ['std::size_t', ['u64', 'u32'], []],
    ['uchar', ['u8'], []],
    ['Eigen::half', ['f16'], []],
    ['_Float16', ['f16'], []],
    ['__bf16', ['bf16'], []],
    ['float[2][3]', ['f32'], [2, 3]],
    ['std::array<std::array<short, 3>, 2>', ['i16'], [2, 3]],
    ['std::__array_traits<double, 5>::_Type', ['f64'], [5]],
    ['std::array<double, 3>[4]', ['f64'], [4, 3]],
    ['cv::Vec<unsigned char, 3>', ['u8'], [3]],
    ['cv::Vec3f', ['f32'], [3]],
    ['cv::Matx23d', ['f64'], [2, 3]],
    ['cv::Matx<float, 3, 4>', ['f32'], [3, 4]],
    ['cv::Point3f', ['f32'], [3]],
    ['cv::Point_<int>', ['i32'], [2]],
    ['Eigen::Vector3d', ['f64'], [3]],
    ['Eigen::Matrix<float, 4, 1, 0, 4, 1>', ['f32'], [4]],
    ['glm::vec<3, float, (glm::qualifier)0>', ['f32'], [3]],
    ['std::array<int, 18446744073709551616>', undefined, []],
    ['Eigen::Matrix<float, 3, 3, 0, 3, 3>', undefined, []],
    ['Eigen::Matrix<double, -1, -1, 0, -1, -1>', undefined, []],
    ['long double', undefined, []],
    ['double *', undefined, []],
    ['void', undefined, []],
    ['std::string', undefined, []],
    ['std::vector<double>', undefined, []],
    ['Real', undefined, []],
  ])('%s', (type, types, shape) => {
    const layout = layoutOf(type);
    expect(layout?.types).toEqual(types);
    expect(layout?.shape ?? []).toEqual(shape);
  });

  it('of complex numbers', () => {
    for (const type of ['std::complex<double>', '_Complex double', 'complex double']) {
      expect(layoutOf(type)).toMatchObject({ types: ['f64'], complex: true });
    }
    expect(layoutOf('std::complex<float>[2]')).toMatchObject({ complex: true, shape: [2] });
    expect(layoutOf('std::complex<int>')).toBeUndefined();
    expect(layoutOf('std::complex<std::complex<double>>')).toBeUndefined();
  });
});
