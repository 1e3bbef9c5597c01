import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from '../text/read.js';

const everywhere = (text: string, wanted: unknown): void => {
  for (const language of ['julia', 'plaintext'])
    expect(rows(text, language), language).toEqual(wanted);
};

describe('Julia displays', () => {
  it.each<[string, string, (number | null)[][]]>([
    [
      'floats',
      '2×2 Matrix{Float64}:\n 1.0  2.5\n 3.0  -4.0',
      [
        [1, 2.5],
        [3, -4],
      ],
    ],
    [
      'before 1.7',
      '2×2 Array{Int64,2}:\n 1  2\n 3  4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a transpose', '2×1 adjoint(::Matrix{Float64}) with eltype Float64:\n 1.0\n 2.0', [[1], [2]]],
    ['a vector', '3-element Vector{Int64}:\n 1\n 2\n 3', [[1], [2], [3]]],
    ['fractions', '1×2 Matrix{Rational{Int64}}:\n 1//2  -3//4', [[0.5, -0.75]]],
    [
      'truth',
      '2×2 Matrix{Bool}:\n 1  0\n 0  1',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'missing entries',
      '2×2 Matrix{Union{Missing, Float64}}:\n 1.0       missing\n  missing  4.0',
      [
        [1, null],
        [null, 4],
      ],
    ],
    [
      'special values',
      '2×2 Matrix{Float64}:\n NaN    Inf\n   1.0e-5  -Inf',
      [
        [null, Infinity],
        [1e-5, -Infinity],
      ],
    ],
    [
      'a diagonal',
      '2×2 Diagonal{Float64, Vector{Float64}}:\n 1.0   ⋅ \n  ⋅   2.0',
      [
        [1, 0],
        [0, 2],
      ],
    ],
    [
      'a triangle',
      '2×2 LinearAlgebra.UpperTriangular{Int64, Matrix{Int64}}:\n 1  2\n ⋅  4',
      [
        [1, 2],
        [0, 4],
      ],
    ],
    [
      'sparse entries',
      '2×3 SparseMatrixCSC{Float64, Int64} with 2 stored entries:\n  [1, 1]  =  1.5\n  [2, 3]  =  -2.0',
      [
        [1.5, 0, 0],
        [0, 0, -2],
      ],
    ],
    [
      'a sparse grid',
      '2×3 SparseMatrixCSC{Float64, Int64} with 2 stored entries:\n 1.5   ⋅     ⋅ \n  ⋅    ⋅   -2.0',
      [
        [1.5, 0, 0],
        [0, 0, -2],
      ],
    ],
  ])('%s', (_name, text, wanted) => {
    everywhere(text, wanted);
    everywhere(`julia> A\n${text}\n\njulia> `, wanted);
    everywhere(text.replaceAll(/^/gm, '# '), wanted);
    if (wanted.length > 1) expect(found(text, 'log').map(([, got]) => got)).toEqual([wanted]);
  });

  it('says what is left out or wrong', () => {
    const cut = '100×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0\n ⋮    \n 5.0  6.0';
    expect(problem(cut, 'julia').code).toBe('summarised');
    const wide = '2×100 Matrix{Int64}:\n 1  2  …  3\n 4  5  …  6';
    expect(problem(wide, 'julia').code).toBe('summarised');
    expect(problem('2×2×2 Array{Int64, 3}:\n[:, :, 1] =\n 1  2\n 3  4', 'julia')).toMatchObject({
      code: 'tooManyDimensions',
      message: expect.stringContaining('2 × 2 × 2') as string,
    });
    expect(problem('0×3 Matrix{Float64}', 'julia').code).toBe('empty');
    expect(problem('1×2 Matrix{ComplexF64}:\n 1.0+2.0im  3.0-4.0im', 'julia').code).toBe('complex');
    expect(problem('3×2 Matrix{Int64}:\n 1  2\n 3  4', 'julia').code).toBe('syntax');
    expect(problem('2×2 Matrix{Int64}:\n 1  2\n 3', 'julia').code).toBe('ragged');
  });

  it('keeps no precision where significant digits are printed', () => {
    const text = '2×2 Matrix{Float64}:\n 0.123456  12.3457\n 1.5       100.0';
    expect(parsed(text, 'julia').printedDecimals).toBeUndefined();
  });
});
