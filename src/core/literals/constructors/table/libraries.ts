import type { Constructor } from '../types.js';
import { closing, declared, sizesFirst } from './fragments.js';

/** Numerical libraries of C++, .NET, the JVM and Go. */
export const libraries: readonly Constructor[] = [
  {
    // OpenCV documentation, cv::Matx: elements row by row.
    stem: 'Matx',
    head: `(?<word>Matx(?<rows>[1-6])(?<cols>[1-6])[fd])${declared}`,
    notation: 'OpenCV {}',
    where: ['cpp', 'any'],
    flat: 'rows',
  },
  {
    stem: 'Matx',
    head: `(?<word>Matx)<\\s{0,4}\\w{1,20}\\s{0,4},\\s{0,4}(?<rows>\\d{1,3})\\s{0,4},\\s{0,4}(?<cols>\\d{1,3})\\s{0,4}>${declared}`,
    notation: 'OpenCV {}',
    where: ['cpp', 'any'],
    flat: 'rows',
  },
  {
    // Eigen documentation, "The Matrix class": an initialiser list of rows.
    stem: '(?:Matrix|Array)[234X]',
    head: `(?<word>(?:Matrix|Array)(?:(?<n>[234])|(?<rows>[234])(?<cols>[234])|[234]?X{1,2}[234]?)[fdi])${declared}(?=\\s{0,4}[({]\\s{0,20}\\{)`,
    notation: 'Eigen {}',
    where: ['cpp', 'any'],
    lists: 'rows',
  },
  {
    // Math.NET Numerics documentation, "Matrices and Vectors".
    stem: 'Of(?:Row|Array)',
    head: '(?<word>(?:Dense|Sparse)Of(?:Row(?:Array|Vector)?s|Array))(?=\\()',
    notation: 'Math.NET {}',
    where: ['csharp', 'fsharp', 'vb', 'any'],
    lists: 'rows',
  },
  {
    stem: 'OfColumn',
    head: '(?<word>(?:Dense|Sparse)OfColumn(?:Array|Vector)?s)(?=\\()',
    notation: 'Math.NET {}',
    where: ['csharp', 'fsharp', 'vb', 'any'],
    lists: 'columns',
  },
  {
    stem: 'OfColumnMajor',
    head: `(?<word>(?:Dense|Sparse)OfColumnMajor)${sizesFirst}`,
    tail: closing,
    notation: 'Math.NET {}',
    where: ['csharp', 'fsharp', 'vb', 'any'],
    flat: 'columns',
  },
  {
    stem: 'OfRowMajor',
    head: `(?<word>(?:Dense|Sparse)OfRowMajor)${sizesFirst}`,
    tail: closing,
    notation: 'Math.NET {}',
    where: ['csharp', 'fsharp', 'vb', 'any'],
    flat: 'rows',
  },
  {
    stem: 'OfDiagonal',
    head: '(?<word>(?:Dense|Sparse|Diagonal)OfDiagonalArray)(?=\\()',
    notation: 'Math.NET {}',
    where: ['csharp', 'fsharp', 'vb', 'any'],
    flat: 'diagonal',
  },
  {
    // The same page: Dense(rows, columns, storage) binds to an array in column-major order.
    stem: 'Dense',
    head: `(?<=\\b(?:Build|M|CreateMatrix)\\.)(?<word>Dense)(?:<\\w{1,12}>)?${sizesFirst}`,
    tail: closing,
    notation: 'Math.NET {}',
    where: ['csharp', 'fsharp', 'vb', 'any'],
    flat: 'columns',
  },
  {
    // Math.NET (class DenseMatrix), Breeze and Spark (their Scaladoc, DenseMatrix): column-major. Spark has
    // a last argument isTransposed, which changes that.
    stem: 'DenseMatrix',
    head: `(?<word>DenseMatrix)(?:\\[\\w{1,12}\\]|<\\w{1,12}>)?(?:\\.create(?:\\[\\w{1,12}\\])?)?${sizesFirst}`,
    tail: '(?:\\s{0,40},\\s{0,40}(?:isTransposed\\s{0,4}=\\s{0,4})?(?<rowMajor>[tT]rue|[fF]alse))?\\s{0,40}\\)',
    notation: '{}',
    where: ['csharp', 'fsharp', 'vb', 'scala', 'java', 'kotlin', 'python', 'any'],
    flat: 'columns',
  },
  {
    // Breeze documentation, "Linear Algebra Cheat Sheet": DenseMatrix((1,2), (3,4)) has these rows.
    stem: 'DenseMatrix',
    head: '(?<word>DenseMatrix)(?:\\[\\w{1,12}\\])?(?=\\(\\s{0,40}[(A])',
    notation: 'Breeze {}',
    where: ['scala', 'any'],
    lists: 'rows',
  },
  {
    // Ruby's library matrix, class Matrix: columns(columns) makes a matrix of its columns.
    stem: 'Matrix',
    head: '(?<word>Matrix\\.columns)(?=\\s{0,4}\\()',
    notation: 'Ruby {}',
    where: ['ruby', 'any'],
    lists: 'columns',
  },
  {
    stem: 'Matrix',
    head: '(?<word>Matrix\\.rows)(?=\\s{0,4}\\()',
    notation: 'Ruby {}',
    where: ['ruby', 'any'],
    lists: 'rows',
  },
  {
    // hmatrix documentation, (><): the entries row by row; its printouts look the same.
    stem: '\\(\\d{1,7}><\\d{1,7}\\)',
    head: '(?<word>\\((?<rows>\\d{1,7})><(?<cols>\\d{1,7})\\))(?=\\s{0,40}\\[)',
    notation: 'hmatrix',
    where: ['any'],
    flat: 'rows',
  },
  {
    // Spark MLlib guide, "Data Types": Matrices.dense stores its entries in column-major order.
    stem: 'Matrices',
    head: `(?<word>Matrices\\.dense)${sizesFirst}`,
    tail: closing,
    notation: 'Spark {}',
    where: ['scala', 'java', 'kotlin', 'python', 'any'],
    flat: 'columns',
  },
  {
    stem: 'Matrices|arma::|sp_mat',
    head: '(?<word>Matrices\\.sparse|(?:arma::)?sp_mat\\s{1,4}\\w{1,40})(?=\\()',
    notation: '{}',
    where: ['scala', 'java', 'kotlin', 'python', 'cpp', 'any'],
    refused: 'these are positions and values of a sparse matrix; print it as a dense one',
  },
  {
    // JAMA documentation, Matrix(double[] vals, int m): packed by columns.
    stem: 'Matrix',
    head: '(?<=new\\s{1,4}(?:Jama\\.)?)(?<word>Matrix)\\(\\s{0,40}(?=new\\s{1,4}double\\s{0,4}\\[\\s{0,4}\\]\\s{0,4}\\{)',
    tail: '\\s{0,40},\\s{0,40}(?<rows>\\d{1,7})\\s{0,40}\\)',
    notation: 'JAMA {}',
    where: ['java', 'kotlin', 'any'],
    flat: 'columns',
  },
  {
    // EJML documentation, SimpleMatrix(numRows, numCols, rowMajor, data).
    stem: 'SimpleMatrix|MatrixRMaj|DenseMatrix64F',
    head: `(?<word>SimpleMatrix|[DF]MatrixRMaj|DenseMatrix64F)${sizesFirst}(?<rowMajor>true|false)\\s{0,8},\\s{0,40}`,
    tail: closing,
    notation: 'EJML {}',
    where: ['java', 'kotlin', 'any'],
    flat: 'rows',
  },
  {
    // ND4J documentation, "Creating NDArrays": c order, row by row, unless 'f' is given.
    stem: 'Nd4j',
    head: '(?<word>Nd4j\\.create)\\(\\s{0,40}',
    tail: "\\s{0,40},\\s{0,40}(?:new\\s{1,4}(?:int|long)\\s{0,4}\\[\\s{0,4}\\]\\s{0,4}\\{\\s{0,8})?(?<rows>\\d{1,7})\\s{0,8},\\s{0,8}(?<cols>\\d{1,7})\\s{0,8}\\}?(?:\\s{0,8},\\s{0,8}'(?:c|(?<columnMajor>f))')?\\s{0,40}\\)",
    notation: 'ND4J {}',
    where: ['java', 'kotlin', 'scala', 'any'],
    flat: 'rows',
  },
  {
    // Commons Math documentation, MatrixUtils.
    stem: 'createRealDiagonal|new DiagonalMatrix',
    head: '(?<word>createRealDiagonalMatrix|new DiagonalMatrix)(?=\\()',
    notation: 'Commons Math {}',
    where: ['java', 'kotlin', 'any'],
    flat: 'diagonal',
  },
  {
    stem: 'createColumn',
    head: '(?<word>createColumnRealMatrix)(?=\\()',
    notation: 'Commons Math {}',
    where: ['java', 'kotlin', 'any'],
    flat: 'columns',
    sizes: [undefined, 1],
  },
  {
    // Gonum, package mat: NewDense is row-major.
    stem: 'NewDense',
    head: `(?<word>NewDense)${sizesFirst}`,
    tail: closing,
    notation: 'Gonum {}',
    where: ['go', 'any'],
    flat: 'rows',
  },
  {
    // Gonum, package mat, NewSymDense: n² elements row by row; only the upper triangle is used.
    stem: 'NewSym',
    head: '(?<word>NewSymDense)\\(\\s{0,20}(?<n>\\d{1,7})\\s{0,8},\\s{0,40}',
    tail: closing,
    notation: 'Gonum {}',
    where: ['go', 'any'],
    flat: 'symmetric',
  },
  {
    stem: 'NewTri',
    head: '(?<word>NewTriDense)\\(\\s{0,20}(?<n>\\d{1,7})\\s{0,8},\\s{0,20}mat\\.Upper\\s{0,8},\\s{0,40}',
    tail: closing,
    notation: 'Gonum {}',
    where: ['go', 'any'],
    flat: 'upper',
  },
  {
    stem: 'NewDiag',
    head: '(?<word>NewDiagDense)\\(\\s{0,20}(?<n>\\d{1,7})\\s{0,8},\\s{0,40}',
    tail: closing,
    notation: 'Gonum {}',
    where: ['go', 'any'],
    flat: 'diagonal',
  },
];
