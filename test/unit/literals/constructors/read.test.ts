import { describe, expect, it } from 'vitest';
import { matrixAt, parseMatrix } from '../../../../src/core/literals/index.js';
import { along, down, found, parsed, rows } from '../text/read.js';

const diagonal = [
  [2, 0],
  [0, 2],
];
const wide = [
  [1, 2, 3],
  [4, 5, 6],
];

/** Language, text, rows: each call is written as its library writes [1 2; 3 4] or [1 2 3; 4 5 6]. */
const calls: readonly (readonly [string, string, number[][]])[] = [
  ['glsl', 'mat2(1.0, 3.0, 2.0, 4.0)', along],
  ['glsl', 'mat2(vec2(1.0, 3.0), vec2(2.0, 4.0))', along],
  ['glsl', 'mat2(\n\t1., 3., // first column\n\t2., 4. /* second */\n)', along],
  ['glsl', 'dmat2(1.0lf, 3.0lf, 2.0lf, 4.0lf)', along],
  ['glsl', 'mat3x2(1, 4, 2, 5, 3, 6)', wide],
  ['glsl', 'mat3x2(vec2(1, 4), vec2(2, 5), vec2(3, 6))', wide],
  ['glsl', 'mat2(2.0)', diagonal],
  ['glsl', 'transpose(mat2(1.0, 2.0, 3.0, 4.0))', along],
  ['glsl', 'float[2][2](float[2](1.0, 2.0), float[2](3.0, 4.0))', along],
  ['hlsl', 'float2x2(1, 2, 3, 4)', along],
  ['hlsl', 'float2x3(1, 2, 3, 4, 5, 6)', wide],
  ['hlsl', 'float2x2(float2(1, 2), float2(3, 4))', along],
  ['hlsl', 'matrix<float, 2, 2>(1, 2, 3, 4)', along],
  ['wgsl', 'mat2x2<f32>(1.0, 3.0, 2.0, 4.0)', along],
  ['wgsl', 'mat2x2f(vec2f(1.0, 3.0), vec2f(2.0, 4.0))', along],
  ['wgsl', 'mat2x2(vec2<f32>(1, 3), vec2<f32>(2, 4))', along],
  ['wgsl', 'mat3x2f(1, 4, 2, 5, 3, 6)', wide],
  ['wgsl', 'array<vec2f, 2>(array(1, 2), array(3, 4))', along],
  ['metal', 'float2x2(float2(1, 3), float2(2, 4))', along],
  ['metal', 'float3x2(float2(1, 4), float2(2, 5), float2(3, 6))', wide],
  ['swift', 'simd_float2x2([[1, 3], [2, 4]])', along],
  ['swift', 'simd_double2x2(columns: (simd_double2(1, 3), simd_double2(2, 4)))', along],
  ['swift', 'float2x2(rows: [SIMD2<Float>(1, 2), SIMD2<Float>(3, 4)])', along],
  ['swift', 'float2x2([SIMD2(1, 3), SIMD2(2, 4)])', along],
  ['swift', 'simd_float2x2(diagonal: SIMD2(2, 2))', diagonal],
  ['swift', 'simd_matrix(SIMD2<Float>(1, 3), SIMD2<Float>(2, 4))', along],
  ['cpp', 'glm::mat2(1.0f, 3.0f, 2.0f, 4.0f)', along],
  ['cpp', 'glm::mat3x2(1, 4, 2, 5, 3, 6)', wide],
  ['cpp', 'glm::dmat2{glm::dvec2(1, 3), glm::dvec2(2, 4)}', along],
  ['cpp', 'glm::mat2(2.0f)', diagonal],
  ['cpp', 'cv::Matx23d(1, 2, 3, 4, 5, 6)', wide],
  ['cpp', 'cv::Matx<double, 2, 2>(1, 2, 3, 4)', along],
  ['cpp', 'Eigen::Matrix2d{{1, 2}, {3, 4}}', along],
  ['cpp', 'XMFLOAT3X3(1,2,3, 4,5,6, 7,8,9)', [[1, 2, 3], [4, 5, 6], [7, 8, 9]]], // prettier-ignore
  ['python', 'glm.mat2(1, 3, 2, 4)', along],
  ['python', 'Matrices.dense(2, 3, [1, 4, 2, 5, 3, 6])', wide],
  ['python', 'DenseMatrix(2, 3, [1, 2, 3, 4, 5, 6], True)', wide],
  ['javascript', 'new THREE.Matrix2().set(1, 2, 3, 4)', along],
  ['javascript', 'new Matrix2().fromArray([1, 3, 2, 4])', along],
  ['javascript', 'mat2.fromValues(1, 3, 2, 4)', along],
  ['javascript', 'mat2d.fromValues(1, 4, 2, 5, 3, 6)', wide],
  ['javascript', 'new DOMMatrix([1, 4, 2, 5, 3, 6])', wide],
  ['csharp', 'Matrix<double>.Build.DenseOfRowArrays(new[] {1.0, 2}, new[] {3.0, 4})', along],
  ['csharp', 'M.DenseOfColumnArrays(new double[] { 1, 3 }, new double[] { 2, 4 })', along],
  ['csharp', 'Matrix<double>.Build.Dense(2, 3, new double[] {1, 4, 2, 5, 3, 6})', wide],
  ['csharp', 'M.DenseOfColumnMajor(2, 3, new[] {1.0, 4, 2, 5, 3, 6})', wide],
  ['csharp', 'DenseMatrix.OfArray(new double[,] {{1, 2}, {3, 4}})', along],
  ['csharp', 'new DenseMatrix(2, 3, new double[] {1, 4, 2, 5, 3, 6})', wide],
  ['csharp', 'new float2x2(1, 2, 3, 4)', along],
  ['csharp', 'new float2x2(new float2(1, 3), new float2(2, 4))', along],
  ['csharp', 'M.DenseOfDiagonalArray(new[] {2.0, 2.0})', diagonal],
  ['java', 'new Matrix(new double[] {1, 4, 2, 5, 3, 6}, 2)', wide],
  ['java', 'new SimpleMatrix(2, 3, true, new double[]{1, 2, 3, 4, 5, 6})', wide],
  ['java', 'new DMatrixRMaj(2, 3, false, new double[]{1, 4, 2, 5, 3, 6})', wide],
  ['java', 'Nd4j.create(new double[]{1, 2, 3, 4, 5, 6}, new int[]{2, 3})', wide],
  ['java', "Nd4j.create(new float[]{1, 4, 2, 5, 3, 6}, new int[]{2, 3}, 'f')", wide],
  ['java', 'MatrixUtils.createRealDiagonalMatrix(new double[]{2, 2})', diagonal],
  ['kotlin', 'SimpleMatrix(2, 3, true, doubleArrayOf(1.0, 2.0, 3.0, 4.0, 5.0, 6.0))', wide],
  ['scala', 'Matrices.dense(2, 3, Array(1.0, 4.0, 2.0, 5.0, 3.0, 6.0))', wide],
  ['scala', 'new DenseMatrix(2, 3, Array(1.0, 4.0, 2.0, 5.0, 3.0, 6.0))', wide],
  ['scala', 'DenseMatrix((1.0, 2.0), (3.0, 4.0)).t', down],
  ['go', 'mat.NewDense(2, 3, []float64{\n\t1, 2, 3,\n\t4, 5, 6,\n})', wide],
  ['go', 'mat.NewSymDense(2, []float64{1, 2, 0, 4})', [[1, 2], [2, 4]]], // prettier-ignore
  ['go', 'mat.NewDiagDense(2, []float64{2, 2})', diagonal],
  ['rust', 'Matrix2x3::new(1., 2., 3., 4., 5., 6.)', wide],
  ['rust', 'cgmath::Matrix2::new(1., 3., 2., 4.)', along],
  ['rust', 'SMatrix::<f64, 2, 3>::from_column_slice(&[1., 4., 2., 5., 3., 6.])', wide],
  ['rust', 'Matrix2x3::from_row_slice(&[1., 2., 3., 4., 5., 6.])', wide],
  ['rust', 'DMatrix::from_iterator(2, 3, [1., 4., 2., 5., 3., 6.])', wide],
  ['rust', 'Mat2::from_cols(Vec2::new(1., 3.), Vec2::new(2., 4.))', along],
  ['rust', 'Mat2::new(Vec2::new(1., 3.), Vec2::new(2., 4.))', along],
  ['rust', 'MatRef::from_row_major_slice(&[1., 2., 3., 4., 5., 6.], 2, 3)', wide],
  ['gdscript', 'Transform2D(Vector2(1, 4), Vector2(2, 5), Vector2(3, 6))', wide],
  ['dart', 'Matrix2(1, 3, 2, 4)', along],
  ['kotlin', 'ColorMatrix(floatArrayOf(1f,0f,0f,0f,5f, 0f,1f,0f,0f,6f, 0f,0f,1f,0f,7f, 0f,0f,0f,1f,8f))', [[1, 0, 0, 0, 5], [0, 1, 0, 0, 6], [0, 0, 1, 0, 7], [0, 0, 0, 1, 8]]], // prettier-ignore
  ['zig', '[2][3]f64{ .{ 1, 2, 3 }, .{ 4, 5, 6 } }', wide],
  ['zig', '.{ .{ 1, 2, 3 }, .{ 4, 5, 6 } }', wide],
  ['systemverilog', "'{'{1, 2, 3}, '{4, 5, 6}}", wide],
  ['pascal', '((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))', wide],
  ['ada', '((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))', wide],
  ['idl', '[[1, 2, 3], $\n [4, 5, 6]]', wide],
  ['chapel', '[1, 2, 3; 4, 5, 6]', wide],
];

describe('constructors whose order is stated', () => {
  it.each(calls)('%s: %s', (language, text, wanted) => {
    expect(rows(text, language)).toEqual(wanted);
    expect(rows(`  x = ${text};\n`, language)).toEqual(wanted);
    const all = found(`x = ${text};\ny = z;\r\n`, language);
    expect(all.map(([, entries]) => entries)).toEqual([wanted]);
  });

  it('is the same on several lines, with tabs, CRLF and comments', () => {
    const text = 'float2x2 m = float2x2(\r\n\t1, -2.5e0, // first\r\n\t3, 4);';
    expect(rows(text, 'hlsl')).toEqual([
      [1, -2.5],
      [3, 4],
    ]);
  });

  it('declares a variable in between', () => {
    expect(rows('mat2 m = { { 1, 3 }, { 2, 4 } };', 'glsl')).toEqual(along);
    expect(rows('float m[2][2] = { { 1, 2 }, { 3, 4 } };', 'glsl')).toEqual(along);
    expect(rows('glm::mat2 m(1, 3, 2, 4);', 'cpp')).toEqual(along);
    expect(rows('float2x2 m = { 1, 2, 3, 4 };', 'hlsl')).toEqual(along);
    expect(rows('cv::Matx22f K(1, 2,\n              3, 4);', 'cpp')).toEqual(along);
    expect(rows('XMFLOAT3X3 m = {1,2,3, 4,5,6, 7,8,9};', 'cpp')[0]).toEqual([1, 2, 3]);
  });

  it('says how it was read', () => {
    expect(parsed('mat2(1, 3, 2, 4)', 'glsl').reading).toEqual({
      notation: 'GLSL mat2',
      notes: ['down the columns'],
    });
    expect(parsed('Matrix2::new(1., 2., 3., 4.)', 'rust').reading?.doubt).toMatch(/cgmath/);
    const lower = parsed('NewSymDense(2, []float64{1, 2, 0, 4})', 'go').reading;
    expect(lower?.notes).toContain('the upper triangle, mirrored');
  });

  it('takes the order that a person chose', () => {
    const result = parseMatrix('mat2(1, 2, 3, 4)', 'glsl', { order: 'rows' });
    expect(result.ok && [...result.value.data]).toEqual([1, 2, 3, 4]);
  });

  it('is found from inside', () => {
    const text = 'uniform x;\nconst mat2 m = mat2(\n  vec2(1, 3),\n  vec2(2, 4));\n';
    for (const word of ['mat2(', 'vec2(1', '2, 4']) {
      const at = matrixAt(text, 'glsl', text.indexOf(word) + 2);
      expect(at?.result.ok && [...at.result.value.data]).toEqual([1, 2, 3, 4]);
    }
  });

  it('the library that a text uses decides', () => {
    const text = 'use cgmath::Matrix2;\nlet m = Matrix2::new(1., 3., 2., 4.);';
    expect(rows(text, 'rust')).toEqual(along);
    expect(rows('#include <glm/glm.hpp>\nmat2 m(1, 3, 2, 4);', 'cpp')).toEqual(along);
  });
});

describe('constructors in plain text', () => {
  it.each<[string, number[][]]>([
    ['mat2x2((1.000000, 3.000000), (2.000000, 4.000000))', along],
    ['mat2(1.0, 3.0, 2.0, 4.0)', along],
    ['simd_float2x2([[1.0, 3.0], [2.0, 4.0]])', along],
    ['Mat2 { x_axis: Vec2(1.0, 3.0), y_axis: Vec2(2.0, 4.0) }', along],
    ['Mat2 {\n    x_axis: Vec2(\n        1.0,\n        3.0,\n    ),\n    y_axis: Vec2(\n        2.0,\n        4.0,\n    ),\n}', along],
    ['Matrix { data: ArrayStorage([[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]), _phantoms: PhantomData<f64> }', wide],
    ['VecStorage { data: [1.0, 4.0, 2.0, 5.0, 3.0, 6.0], nrows: Dyn(2), ncols: Dyn(3) }', wide],
    ['Matrix2 { elements: [ 1, 3, 2, 4 ] }', along],
    ['Matrices.dense(2, 3, Array(1.0, 4.0, 2.0, 5.0, 3.0, 6.0))', wide],
    ['[X: (1, 4, 7), Y: (2, 5, 8), Z: (3, 6, 9)]', [[1, 2, 3], [4, 5, 6], [7, 8, 9]]],
    ['glm::mat2 m(1, 3, 2, 4)', along],
    ['nalgebra::Matrix2::new(1.0, 2.0, 3.0, 4.0)', along],
    ['cgmath::Matrix2::new(1.0, 3.0, 2.0, 4.0)', along],
    ['new SimpleMatrix(2, 3, true, new double[]{1, 2, 3, 4, 5, 6})', wide],
  ])('%s', (text, wanted) => {
    for (const language of ['plaintext', 'log', 'markdown']) {
      expect(rows(text, language)).toEqual(wanted);
      expect(found(`[INFO] view = ${text}\n`, language).map(([, m]) => m)).toEqual([wanted]);
    }
  }); // prettier-ignore
});
