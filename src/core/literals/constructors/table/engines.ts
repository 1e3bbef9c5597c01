import type { Constructor } from '../types.js';
import { bare, declared } from './fragments.js';

/** Engines and toolkits: three.js, gl-matrix, DirectXMath, Qt, Unity, Godot, Android, Flutter. */
export const engines: readonly Constructor[] = [
  {
    // three.js documentation, Matrix3: set() and the constructor take row-major order, elements are column-major.
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234]))\\(\\s{0,8}\\)\\s{0,40}\\.set',
    notation: 'three.js {}.set',
    where: ['javascript', 'any'],
    flat: 'rows',
  },
  {
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234]))\\(\\s{0,8}\\)\\s{0,40}\\.fromArray',
    notation: 'three.js {}.fromArray',
    where: ['javascript', 'any'],
    flat: 'columns',
  },
  {
    stem: 'THREE',
    head: '(?<word>THREE\\.Matrix(?<n>[234]))(?=\\(\\s{0,40}[-+.\\d])',
    notation: 'three.js {}',
    where: ['javascript', 'any'],
    flat: 'rows',
  },
  {
    // Cesium's constructor takes row-major order too (its documentation, Matrix3).
    stem: 'Matrix[234]',
    head: '(?<=new\\s{1,4}(?:Cesium\\.)?)(?<word>Matrix(?<n>[234]))(?=\\(\\s{0,40}[-+.\\d])',
    notation: 'three.js {}',
    where: ['javascript'],
    flat: 'rows',
  },
  {
    stem: 'Matrix[34]',
    head: '(?<=new\\s{1,4})(?<word>Matrix[34])(?=\\(\\s{0,40}\\[)',
    notation: '{}',
    where: ['javascript'],
    refused:
      'math.gl’s matrices of this name take a list in column-major order, other libraries take rows; write the rows as a list of lists',
  },
  {
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234]))\\s{0,4}\\{\\s{0,40}elements:\\s{0,40}',
    tail: '(?:\\s{0,40},\\s{0,40}isMatrix\\d\\s{0,4}:\\s{0,4}true)?\\s{0,40},?\\s{0,40}\\}',
    notation: 'three.js {}',
    where: ['javascript', 'any'],
    flat: 'columns',
  },
  {
    // Cesium documentation, Matrix4.fromColumnMajorArray and fromRowMajorArray; fromArray is column-major.
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234])\\.from(?:ColumnMajor)?Array)',
    notation: 'Cesium {}',
    where: ['javascript', 'any'],
    flat: 'columns',
  },
  {
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234])\\.fromRowMajorArray)',
    notation: 'Cesium {}',
    where: ['javascript', 'any'],
    flat: 'rows',
  },
  {
    // glMatrix documentation: fromValues takes column 0 row 0, column 0 row 1, … ("m00, m01" by columns).
    stem: 'mat[234]',
    head: '(?<word>mat(?<n>[234])\\.(?:fromValues|clone))',
    notation: 'glMatrix {}',
    where: ['javascript', 'any'],
    flat: 'columns',
  },
  {
    // glMatrix documentation, mat2d: a, b, c, d, tx, ty, the columns of a 2 × 3 matrix.
    stem: 'mat2d',
    head: '(?<word>mat2d\\.(?:fromValues|clone))',
    notation: 'glMatrix {}',
    where: ['javascript', 'any'],
    flat: 'columns',
    sizes: [2, 3],
  },
  {
    // Geometry Interfaces Module Level 1, "Creating DOMMatrix objects": 6 or 16 numbers, column by column.
    stem: 'DOMMatrix',
    head: '(?<word>DOMMatrix(?:ReadOnly)?)(?=\\(\\s{0,40}\\[)',
    notation: '{}',
    where: ['javascript', 'any'],
    flat: 'columns',
    counts: { 6: [2, 3], 16: [4, 4] },
  },
  {
    // DirectXMath reference, XMMATRIX constructors and XMFLOAT4X4: m00, m01, … row by row; vectors are rows.
    stem: 'XMM',
    head: `(?<word>XMMATRIX|XMMatrixSet)${declared}`,
    notation: 'DirectXMath {}',
    where: ['cpp', 'any'],
    flat: 'rows',
    lists: 'rows',
    sizes: [4, 4],
  },
  {
    stem: 'XMFLOAT',
    head: `(?<word>XMFLOAT(?<rows>[34])X(?<cols>[34])A?)${declared}`,
    notation: 'DirectXMath {}',
    where: ['cpp', 'any'],
    flat: 'rows',
    lists: 'rows',
  },
  {
    // Qt documentation, QMatrix4x4: "row-major order".
    stem: 'QMatrix4x4',
    head: `(?<word>QMatrix4x4)${declared}(?=[({]\\s{0,40}[-+.{\\d])`,
    notation: 'Qt {}',
    where: ['cpp', 'python', 'any'],
    flat: 'rows',
    sizes: [4, 4],
  },
  {
    // Qt documentation, QTransform(m11, m12, m13, m21, …) and QTransform(m11, m12, m21, m22, dx, dy).
    stem: 'QTransform',
    head: `(?<word>QTransform)${declared}(?=[({]\\s{0,40}[-+.{\\d])`,
    notation: 'Qt {}',
    where: ['cpp', 'python', 'any'],
    flat: 'rows',
    counts: { 6: [3, 2], 9: [3, 3] },
  },
  {
    // .NET documentation, Matrix4x4(m11, m12, …); Unity's Matrix4x4 takes four columns (Scripting API).
    stem: 'Matrix4x4',
    head: '(?<=new\\s{1,4}(?:[\\w.]{1,40}\\.)?)(?<word>Matrix4x4)',
    notation: '{}',
    where: ['csharp', 'any'],
    flat: 'rows',
    lists: 'columns',
    sizes: [4, 4],
  },
  {
    // .NET documentation, Matrix3x2(m11, m12, m21, m22, m31, m32).
    stem: 'Matrix3x2',
    head: '(?<=new\\s{1,4}(?:[\\w.]{1,40}\\.)?)(?<word>Matrix3x2)',
    notation: 'System.Numerics {}',
    where: ['csharp', 'any'],
    flat: 'rows',
    sizes: [3, 2],
  },
  {
    // OpenTK documentation, Matrix4: m00, m01, … or the rows.
    stem: 'Matrix[234]',
    head: '(?<=new\\s{1,4})(?<word>Matrix(?<n>[234])d?)(?=\\()',
    notation: 'OpenTK {}',
    where: ['csharp'],
    flat: 'rows',
    lists: 'rows',
  },
  {
    // Godot documentation, Basis(x_axis, y_axis, z_axis): the axes are the columns.
    stem: 'Basis',
    head: `${bare}(?<word>Basis)(?=\\(\\s{0,40}Vector3)`,
    notation: 'Godot {}',
    where: ['gdscript', 'any'],
    lists: 'columns',
    sizes: [3, 3],
  },
  {
    // Godot documentation, Transform3D(x_axis, y_axis, z_axis, origin).
    stem: 'Transform3D',
    head: `${bare}(?<word>Transform3D)(?=\\(\\s{0,40}Vector3)`,
    notation: 'Godot {}',
    where: ['gdscript', 'any'],
    lists: 'columns',
    sizes: [3, 4],
  },
  {
    // Godot documentation, Transform2D(x_axis, y_axis, origin).
    stem: 'Transform2D',
    head: `${bare}(?<word>Transform2D)(?=\\(\\s{0,40}Vector2)`,
    notation: 'Godot {}',
    where: ['gdscript', 'any'],
    lists: 'columns',
    sizes: [2, 3],
  },
  {
    // Godot documentation, Projection(x_axis, y_axis, z_axis, w_axis).
    stem: 'Projection',
    head: `${bare}(?<word>Projection)(?=\\(\\s{0,40}Vector4)`,
    notation: 'Godot {}',
    where: ['gdscript', 'any'],
    lists: 'columns',
    sizes: [4, 4],
  },
  {
    stem: 'Basis|Transform[23]D|Projection',
    head: `${bare}(?<word>Basis|Transform3D|Transform2D|Projection)(?=\\(\\s{0,40}[-+.\\d])`,
    notation: 'Godot {}',
    where: ['gdscript'],
    refused:
      'a list of single numbers is how scene files store it, in an order of their own; write its axes as vectors',
  },
  {
    // Godot's printout of a Basis and a Transform3D: the axes, which are the columns.
    stem: '\\[X:',
    head: '(?=\\[X: \\()',
    notation: 'Godot printout',
    where: ['gdscript', 'any'],
    lists: 'columns',
  },
  {
    // Android reference, ColorMatrix: 4 × 5, row by row; Flutter's ColorFilter.matrix is the same.
    stem: 'ColorMatrix|ColorFilter',
    head: '(?<word>ColorMatrix|ColorFilter\\.matrix)(?=\\(\\s{0,40}(?:new|floatArrayOf|<|\\[|const))',
    notation: '{}',
    where: ['java', 'kotlin', 'dart', 'any'],
    flat: 'rows',
    sizes: [4, 5],
  },
  {
    // Android reference, Matrix.setValues: MSCALE_X, MSKEW_X, MTRANS_X, …: row by row.
    stem: 'setValues',
    head: '(?<=[mM]atrix(?:\\(\\))?\\s{0,8}\\.)(?<word>setValues)(?=\\(\\s{0,40}(?:new|floatArrayOf))',
    notation: 'Android Matrix.setValues',
    where: ['java', 'kotlin', 'any'],
    flat: 'rows',
    sizes: [3, 3],
  },
  {
    // Compose UI reference, Matrix: its values are addressed by row * 4 + column.
    stem: 'Matrix',
    head: '(?<word>Matrix)(?=\\(\\s{0,40}(?:values\\s{0,4}=\\s{0,4})?floatArrayOf)',
    notation: 'Compose Matrix',
    where: ['kotlin'],
    flat: 'rows',
    sizes: [4, 4],
  },
  {
    // vector_math (Dart): storage and arguments are column-major; Matrix4.columns takes vectors.
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234])(?:\\.fromList|\\.columns)?)(?=\\()',
    notation: 'vector_math {}',
    where: ['dart'],
    flat: 'columns',
    lists: 'columns',
  },
];
