import type { Constructor } from '../types.js';
import { closing, sizesFirst } from './fragments.js';

const fixed = '(?:(?<n>[1-6])(?!x)|(?<rows>[1-6])x(?<cols>[1-6]))(?:::<\\w{1,8}>)?';
const stated =
  'SMatrix::<\\s{0,4}\\w{1,8}\\s{0,4},\\s{0,4}(?<rows>\\d{1,4})\\s{0,4},\\s{0,4}(?<cols>\\d{1,4})\\s{0,4}>';
const dynamic = '(?:D?Matrix\\w{0,8}|OMatrix)(?:::<[\\w, ]{1,20}>)?';
const size = (name: string): string =>
  `\\s{0,40}(?:Dyn(?:amic)?\\s{0,4}(?:\\(\\s{0,40}|\\{\\s{0,40}value:\\s{0,8}))(?<${name}>\\d{1,7})\\s{0,40},?\\s{0,40}[)}]`;

/** The matrix crates of Rust, and what they print with `{:?}`. */
export const rust: readonly Constructor[] = [
  {
    // cgmath documentation, Matrix3::new(c0r0, c0r1, …).
    stem: 'Matrix[234]',
    head: '(?<word>Matrix(?<n>[234])(?:::<\\w{1,8}>)?::new)(?=\\()',
    notation: 'cgmath {}',
    where: ['rust'],
    mentions: 'cgmath',
    flat: 'columns',
  },
  {
    stem: 'Matrix[234]',
    head: '(?<=cgmath::)(?<word>Matrix(?<n>[234])(?:::<\\w{1,8}>)?::new)(?=\\()',
    notation: 'cgmath {}',
    where: ['any'],
    flat: 'columns',
  },
  {
    // nalgebra documentation, Matrix2x3::new: row by row.
    stem: 'Matrix[1-6]',
    head: `(?<word>Matrix${fixed}::new)(?=\\()`,
    notation: 'nalgebra {}',
    where: ['rust'],
    doubt: 'cgmath’s Matrix::new runs down the columns.',
    flat: 'rows',
  },
  {
    stem: 'Matrix[1-6]',
    head: `(?<=\\b(?:na|nalgebra)::)(?<word>Matrix${fixed}::new)(?=\\()`,
    notation: 'nalgebra {}',
    where: ['any'],
    flat: 'rows',
  },
  {
    stem: 'Matrix[234]',
    head: '(?<word>Matrix[234](?:::<\\w{1,8}>)?::new)(?=\\()',
    notation: '{}',
    where: ['any'],
    refused:
      'nalgebra’s matrix of this name runs along the rows, cgmath’s down the columns; write na:: or cgmath:: before it',
  },
  {
    stem: 'Matrix[1-6]',
    head: `(?<word>Matrix${fixed}::from_row_slice)(?=\\(\\s{0,40}&)`,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    flat: 'rows',
  },
  {
    // nalgebra documentation: from_column_slice, from_vec and from_iterator run down the columns.
    stem: 'Matrix[1-6]',
    head: `(?<word>Matrix${fixed}::(?:from_column_slice|from_vec|from_iterator))(?=\\(\\s{0,40}[&v\\[])`,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    flat: 'columns',
  },
  {
    stem: 'SMatrix',
    head: `(?<word>${stated}::(?:new|from_row_slice))(?=\\()`,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    flat: 'rows',
  },
  {
    stem: 'SMatrix',
    head: `(?<word>${stated}::(?:from_column_slice|from_vec|from_iterator))(?=\\()`,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    flat: 'columns',
  },
  {
    // nalgebra: From<[[T; R]; C]> takes an array of columns.
    stem: 'Matrix[1-6]',
    head: `(?<word>S?Matrix${fixed}::(?:from|from_columns))(?=\\(\\s{0,40}[&\\[])`,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    lists: 'columns',
  },
  {
    stem: 'Matrix[1-6]',
    head: `(?<word>Matrix${fixed}::from_rows)(?=\\(\\s{0,40}[&\\[])`,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    lists: 'rows',
  },
  {
    stem: 'Matrix',
    head: `(?<word>${dynamic}::from_row_(?:slice|iterator))${sizesFirst}`,
    tail: closing,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    flat: 'rows',
  },
  {
    stem: 'Matrix',
    head: `(?<word>${dynamic}::(?:from_vec|from_column_slice|from_iterator))${sizesFirst}`,
    tail: closing,
    notation: 'nalgebra {}',
    where: ['rust', 'any'],
    flat: 'columns',
  },
  {
    // nalgebra documentation, ArrayStorage: an array of columns.
    stem: 'ArrayStorage',
    head: '(?<word>ArrayStorage)(?=\\()',
    tail: '(?:\\s{0,40},\\s{0,40}_phantoms:\\s{0,8}PhantomData(?:<[\\w:]{1,40}>)?)?(?:\\s{0,40},?\\s{0,40}\\})?',
    notation: 'nalgebra printout',
    where: ['rust', 'any'],
    lists: 'columns',
  },
  {
    // nalgebra documentation, VecStorage: column-major.
    stem: 'VecStorage',
    head: '(?<word>VecStorage)\\s{0,4}\\{\\s{0,40}data:\\s{0,8}',
    tail: `\\s{0,40},\\s{0,40}nrows:${size('rows')}\\s{0,40},\\s{0,40}ncols:${size('cols')}\\s{0,40},?\\s{0,40}\\}(?:\\s{0,40},\\s{0,40}_phantoms:\\s{0,8}PhantomData(?:<[\\w:]{1,40}>)?)?(?:\\s{0,40},?\\s{0,40}\\})?`,
    notation: 'nalgebra printout',
    where: ['rust', 'any'],
    flat: 'columns',
  },
  {
    stem: 'Affine',
    head: '(?<word>Affine[23]A?)(?=\\s{0,4}\\{)',
    notation: 'glam {}',
    where: ['rust', 'any'],
    refused: 'an affine transform is a matrix and a translation; select the matrix in it',
  },
  {
    // glam documentation, Mat3: the fields x_axis, y_axis, z_axis are the columns.
    stem: 'Mat[234]',
    head: '(?<word>D?Mat(?<n>[234])A?)\\s{0,4}(?=\\{\\s{0,40}x_axis)',
    notation: 'glam {}',
    where: ['rust', 'any'],
    lists: 'columns',
  },
  {
    stem: 'Mat[234]',
    head: '(?<word>D?Mat(?<n>[234])A?::from_cols(?:_array(?:_2d)?)?)(?=\\()',
    notation: 'glam {}',
    where: ['rust', 'any'],
    flat: 'columns',
    lists: 'columns',
  },
  {
    // cgmath and ultraviolet documentation: from_cols and new take the columns.
    stem: 'Mat(?:rix)?[234]',
    head: '(?<word>(?:Matrix|D?Mat)(?<n>[234])(?:::from_cols|::new))(?=\\(\\s{0,40}(?:D?Vec|Vector|vec)[234])',
    notation: '{}',
    where: ['rust', 'any'],
    lists: 'columns',
  },
  {
    // faer documentation, MatRef::from_row_major_slice(slice, nrows, ncols) and its like.
    stem: 'Mat(?:Ref|Mut)?::',
    head: '(?<word>Mat(?:Ref|Mut)?::from_row_major_slice(?:_mut)?)\\(\\s{0,40}',
    tail: '\\s{0,40},\\s{0,40}(?<rows>\\d{1,7})\\s{0,8},\\s{0,8}(?<cols>\\d{1,7})\\s{0,40},?\\s{0,40}\\)',
    notation: 'faer {}',
    where: ['rust', 'any'],
    flat: 'rows',
  },
  {
    stem: 'Mat(?:Ref|Mut)?::',
    head: '(?<word>Mat(?:Ref|Mut)?::from_column_major_slice(?:_mut)?)\\(\\s{0,40}',
    tail: '\\s{0,40},\\s{0,40}(?<rows>\\d{1,7})\\s{0,8},\\s{0,8}(?<cols>\\d{1,7})\\s{0,40},?\\s{0,40}\\)',
    notation: 'faer {}',
    where: ['rust', 'any'],
    flat: 'columns',
  },
];
