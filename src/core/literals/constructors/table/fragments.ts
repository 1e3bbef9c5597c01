/** Parts of the heads in the tables of this folder. */

/** A variable between a type and the bracket of its initialiser: `glm::mat3 m(`, `float3x3 m = {`. */
export const declared = '(?:\\s{1,8}[A-Za-z_]\\w{0,60}(?:\\s{0,8}=\\s{0,40})?)?';

/** Both sizes in front of the entries: `(2, 3, `. */
export const sizesFirst =
  '\\(\\s{0,20}(?<rows>\\d{1,7})\\s{0,8},\\s{0,20}(?<cols>\\d{1,7})\\s{0,8},\\s{0,40}';

/** Closes the bracket that the head opened. */
export const closing = '\\s{0,40},?\\s{0,40}\\)';

/** No qualifier in front: `mat3`, but not `other.mat3`. */
export const bare = '(?<![.:>])';

/** The digits of a square size or of columns and rows, as GLSL, WGSL, GLM and simd count: columns first. */
export const columnsFirst = '(?:(?<n>[234])(?!x)|(?<cols>[234])x(?<rows>[234]))';
