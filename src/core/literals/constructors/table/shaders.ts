import type { Constructor } from '../types.js';
import { bare, columnsFirst, declared } from './fragments.js';

/** Shading languages, and the libraries that follow them. */
export const shaders: readonly Constructor[] = [
  {
    // WGSL specification, "Matrix Types" (matCxR: C columns of R rows) and "mat2x2 .. mat4x4" constructors.
    stem: 'mat[234]',
    head: `${bare}(?<word>mat(?<cols>[234])x(?<rows>[234])(?:[fh]\\b|<\\s{0,4}\\w{1,12}\\s{0,4}>))\\s{0,4}`,
    notation: 'WGSL {}',
    where: ['wgsl', 'glsl', 'any', 'javascript', 'rust'],
    flat: 'columns',
    lists: 'columns',
  },
  {
    stem: 'mat[234]',
    head: `${bare}(?<word>mat(?<cols>[234])x(?<rows>[234]))\\s{0,4}`,
    notation: 'WGSL {}',
    where: ['wgsl'],
    flat: 'columns',
    lists: 'columns',
  },
  {
    // GLSL specification 4.60, section 5.4.2: column-major order; one scalar is the diagonal. Section 4.1.6:
    // matCxR has C columns and R rows.
    stem: 'mat[234]',
    head: `${bare}(?<word>d?mat${columnsFirst})${declared}\\s{0,4}`,
    notation: 'GLSL {}',
    where: ['glsl'],
    flat: 'columns',
    lists: 'columns',
    scalar: 'diagonal',
  },
  {
    // GLSL as above; glm::to_string prints the same spelling.
    stem: 'mat[234]',
    head: `${bare}(?<word>[dui]?mat${columnsFirst})(?=\\()`,
    notation: 'GLSL {}',
    where: ['any', 'javascript'],
    flat: 'columns',
    lists: 'columns',
  },
  {
    // GLM manual, "Core features": the constructors are those of GLSL.
    stem: 'glm',
    head: `(?<word>glm::(?:[a-z]{1,7}_)?[dfui]?(?:8|16|32|64)?mat${columnsFirst})${declared}\\s{0,4}`,
    notation: '{}',
    where: ['cpp', 'any'],
    flat: 'columns',
    lists: 'columns',
    scalar: 'diagonal',
  },
  {
    stem: 'mat[234]',
    head: `${bare}(?<word>d?mat${columnsFirst})${declared}\\s{0,4}`,
    notation: 'glm::{}',
    where: ['cpp'],
    mentions: 'glm',
    flat: 'columns',
    lists: 'columns',
    scalar: 'diagonal',
  },
  {
    // PyGLM follows GLM.
    stem: 'glm',
    head: `(?<word>glm\\.[dfui]{0,2}(?:8|16|32|64)?mat${columnsFirst})\\s{0,4}`,
    notation: 'PyGLM {}',
    where: ['python', 'any'],
    flat: 'columns',
    lists: 'columns',
    scalar: 'diagonal',
  },
  {
    stem: '[mM]at[234]',
    head: `(?<word>[dfui]{0,2}(?:8|16|32|64)?[mM]at[234](?:x[234])?)(?=\\()`,
    notation: '{}',
    where: ['python'],
    refused:
      'PyGLM’s and GLSL’s matrices of this name run down the columns, Taichi’s along the rows; write the rows as a list of lists',
  },
  {
    stem: 'Mat[234]',
    head: `${bare}(?<word>Mat[234](?:x[234])?)(?=\\()`,
    notation: '{}',
    where: ['any'],
    refused:
      'matrices of this name run down the columns in glam and Rerun, along the rows in others; write the rows as a list of lists',
  },
  {
    // HLSL reference, "Matrix" (rows, then columns) and "Per-Component Math": constructors fill row by row.
    stem: '[1-4]x[1-4]',
    head: `${bare}(?<word>(?:float|half|double|int|uint|bool|min16float)(?<rows>[1-4])x(?<cols>[1-4]))${declared}\\s{0,4}`,
    notation: 'HLSL {}',
    where: ['hlsl'],
    flat: 'rows',
    lists: 'rows',
  },
  {
    stem: 'matrix',
    head: `${bare}(?<word>matrix\\s{0,4}<\\s{0,4}\\w{1,12}\\s{0,4},\\s{0,4}(?<rows>[1-4])\\s{0,4},\\s{0,4}(?<cols>[1-4])\\s{0,4}>)${declared}\\s{0,4}`,
    notation: 'HLSL {}',
    where: ['hlsl', 'any'],
    flat: 'rows',
    lists: 'rows',
  },
  {
    // simd: init(rows:), init(diagonal:) (Apple documentation, simd_float4x4).
    stem: '[1-4]x[1-4]',
    head: '(?<word>(?:simd_|matrix_)?(?:float|double|half)(?<cols>[234])x(?<rows>[234]))\\s{0,4}(?=\\(\\s{0,40}rows\\s{0,4}:)',
    notation: '{}',
    where: ['swift', 'any'],
    lists: 'rows',
  },
  {
    stem: '[1-4]x[1-4]',
    head: '(?<word>(?:simd_|matrix_)?(?:float|double|half)(?<cols>[234])x(?<rows>[234]))\\s{0,4}(?=\\(\\s{0,40}diagonal\\s{0,4}:)',
    notation: 'simd {}',
    where: ['swift', 'any'],
    flat: 'diagonal',
  },
  {
    // Apple documentation, simd_float4x4: init(_ columns:), init(columns:); debugDescription prints columns.
    stem: '[1-4]x[1-4]',
    head: `(?<word>(?:simd_|matrix_|simd::)(?:float|double|half)(?<cols>[234])x(?<rows>[234]))${declared}\\s{0,4}`,
    notation: '{}',
    where: ['swift', 'c', 'cpp', 'metal', 'any'],
    lists: 'columns',
  },
  {
    stem: '[1-4]x[1-4]',
    head: `${bare}(?<word>(?:float|double|half)(?<cols>[234])x(?<rows>[234]))\\s{0,4}(?=\\(\\s{0,40}columns\\s{0,4}:)`,
    notation: 'simd {}',
    where: ['any'],
    lists: 'columns',
  },
  {
    stem: '[1-4]x[1-4]',
    head: `${bare}(?<word>(?:float|double|half)(?<cols>[234])x(?<rows>[234]))\\s{0,4}`,
    notation: 'simd {}',
    where: ['swift'],
    lists: 'columns',
  },
  {
    // Metal Shading Language specification, section 2.3: column vectors, or scalars in column-major order; one scalar is the diagonal.
    stem: '[1-4]x[1-4]',
    head: `(?<word>(?:float|half)(?<cols>[234])x(?<rows>[234]))${declared}\\s{0,4}`,
    notation: 'Metal {}',
    where: ['metal'],
    flat: 'columns',
    lists: 'columns',
    scalar: 'diagonal',
  },
  {
    // Apple documentation, simd_matrix and simd_matrix_from_rows.
    stem: 'matrix',
    head: '(?<word>simd_matrix|(?:simd_)?matrix_from_columns)',
    notation: '{}',
    where: ['swift', 'c', 'cpp', 'any'],
    lists: 'columns',
  },
  {
    stem: 'matrix_from',
    head: '(?<word>(?:simd_)?matrix_from_rows)',
    notation: '{}',
    where: ['swift', 'c', 'cpp', 'any'],
    lists: 'rows',
  },
  {
    // Unity.Mathematics, float3x4 constructor: m00, m01, … by rows, or the columns c0, c1, ….
    stem: '[1-4]x[1-4]',
    head: `(?<word>(?:float|double|half|int|uint)(?<rows>[234])x(?<cols>[234]))${declared}`,
    notation: 'Unity {}',
    where: ['csharp'],
    flat: 'rows',
    lists: 'columns',
  },
  {
    stem: '[1-4]x[1-4]',
    head: `${bare}(?<word>(?:float|double|half)[234]x[234])(?=\\s{0,4}\\()`,
    notation: '{}',
    where: ['any', 'cpp', 'c'],
    refused:
      'HLSL’s matrices of this name run along the rows, Metal’s and simd’s down the columns; name the language of the text, or write the rows as a list of lists',
  },
];
