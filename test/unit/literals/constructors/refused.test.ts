import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/index.js';
import { found, problem } from '../text/read.js';

describe('constructors that are refused', () => {
  it.each<[string, string, RegExp]>([
    ['plaintext', 'float2x2(1, 2, 3, 4)', /HLSL.*Metal/],
    ['plaintext', 'double3x3([[1, 2, 3], [4, 5, 6], [7, 8, 9]])', /HLSL.*Metal/],
    ['plaintext', 'Matrix2::new(1.0, 2.0, 3.0, 4.0)', /nalgebra.*cgmath/],
    ['python', 'mat2([1, 2], [3, 4])', /PyGLM.*Taichi/],
    ['python', 'Mat4x4((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (13, 14, 15, 16))', /Taichi/],
    ['plaintext', 'Mat2x2((1, 2), (3, 4))', /down the columns.*along the rows/],
    ['javascript', 'new Matrix4([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1])', /math\.gl/],
    ['glsl', 'mat3(1, 2, 3, 4, 5, 6, 7, 8)', /8 entries do not fit the declared shape 3 × 3/],
    ['glsl', 'mat3(vec2(1, 2), vec2(3, 4), vec2(5, 6))', /2 × 3.*says 3 × 3/],
    ['glsl', 'mat2(mat3(1, 2, 3, 4, 5, 6, 7, 8, 9))', /./],
    ['hlsl', 'float2x2(1)', /one number/],
    ['go', 'mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5})', /5 entries/],
    ['csharp', 'new DenseMatrix(2, 2, new double[] {1, 2, 3})', /3 entries/],
    ['scala', 'Matrices.dense(2, 2, Array(1.0, 2.0, 3.0))', /3 entries/],
    ['java', 'new Matrix(new double[] {1, 2, 3, 4, 5}, 2)', /5 entries|this length/],
    ['rust', 'Affine2 { matrix2: Mat2 { x_axis: Vec2(1.0, 0.0), y_axis: Vec2(0.0, 1.0) }, translation: Vec2(5.0, 6.0) }', /affine/],
    ['glsl', 'mat2(1, 2, 3, 4)[0]', /“\[0\]”/],
    ['csharp', 'M.DenseOfRowArrays(new[] {1.0, 2}, new[] {3.0})', /Row 2 has 1 entry/],
  ])('%s: %s', (language, text, sentence) => {
    const told = problem(`m = ${text};`, language);
    expect(told.message).toMatch(sentence);
    expect(found(`m = ${text};`, language).filter(([, m]) => typeof m !== 'string')).toEqual([]);
  }); // prettier-ignore

  it('are silent in a scan where they hold names', () => {
    const calls = [
      ['glsl', 'mat3(u, v, w); mat2(c, -s, s, c); mat4(1, x, y, z);'],
      ['hlsl', 'float3x3(t, b, n)'],
      ['rust', 'Matrix2::new(a, b, c, d)'],
      ['cpp', 'glm::mat3(view); XMMATRIX m(v[0], v[1], v[2], v[3]);'],
    ] as const;
    for (const [language, text] of calls) expect(findMatrices(text, language)).toEqual([]);
  });
});
