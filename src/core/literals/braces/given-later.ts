import type { DeclaredShape } from '../nested/types.js';

/**
 * Arrays that are declared first and used as a matrix later: `double data[] = {…};` and then
 * `Eigen::Map<Eigen::Matrix<double, 2, 3>> m(data);`. In a pattern, NAME is replaced by the array's name.
 * Groups: `rows` and `cols` (`down` and `across` in a pattern that also has `n`), `n` for a square size,
 * and `rowMajor`.
 */
interface Taker {
  readonly pattern: string;
  readonly columnMajor: boolean;
}

interface Sizes {
  readonly rows?: string;
  readonly cols?: string;
  readonly down?: string;
  readonly across?: string;
  readonly n?: string;
  readonly rowMajor?: string;
}

const variable = '(?:\\s{1,8}\\w{1,60})?\\s{0,4}';
const sizes = '\\s{0,8},\\s{0,8}(?<rows>\\d{1,7})\\s{0,8},\\s{0,8}(?<cols>\\d{1,7})';

const takers: readonly Taker[] = [
  {
    // Eigen documentation, "Interfacing with raw buffers: the Map class" and "Storage orders": column-major by default.
    pattern: `Map<\\s{0,4}(?:const\\s{1,4})?(?:Eigen::)?(?:Matrix|Array)<\\s{0,4}[\\w:]{1,30}\\s{0,4},\\s{0,4}(?<rows>\\d{1,7})\\s{0,4},\\s{0,4}(?<cols>\\d{1,7})\\s{0,4}(?:,\\s{0,4}(?:Eigen::)?(?:ColMajor|(?<rowMajor>RowMajor))\\s{0,4})?>[^>;()]{0,60}>${variable}[({]\\s{0,8}NAME\\b(?:\\.data\\(\\))?\\s{0,8}[)}]`,
    columnMajor: true,
  },
  {
    pattern: `Map<\\s{0,4}(?:const\\s{1,4})?(?:Eigen::)?(?:Matrix|Array)(?:(?<n>[234])|X{1,2})[fdi]\\s{0,4}>${variable}[({]\\s{0,8}NAME\\b(?:\\.data\\(\\))?(?:${sizes.replace('rows>', 'down>').replace('cols>', 'across>')})?\\s{0,8}[)}]`,
    columnMajor: true,
  },
  {
    pattern: `Map<\\s{0,4}(?:const\\s{1,4})?(?:Eigen::)?(?:Matrix|Array)<\\s{0,4}[\\w:]{1,30}\\s{0,4},\\s{0,4}(?:Eigen::)?Dynamic\\s{0,4},\\s{0,4}(?:Eigen::)?Dynamic\\s{0,4}(?:,\\s{0,4}(?:Eigen::)?(?:ColMajor|(?<rowMajor>RowMajor))\\s{0,4})?>[^>;()]{0,60}>${variable}[({]\\s{0,8}NAME\\b(?:\\.data\\(\\))?${sizes}\\s{0,8}[)}]`,
    columnMajor: true,
  },
  {
    // OpenCV documentation, Mat(rows, cols, type, data): row by row.
    pattern: `\\bMat${variable}\\(\\s{0,8}(?<rows>\\d{1,7})\\s{0,8},\\s{0,8}(?<cols>\\d{1,7})\\s{0,8},\\s{0,8}CV_\\d{1,2}[SUF](?:C1)?\\s{0,8},\\s{0,8}NAME\\b(?:\\.data\\(\\))?\\s{0,8}\\)`,
    columnMajor: false,
  },
  {
    // Armadillo documentation, "Advanced constructors": mat(ptr_aux_mem, n_rows, n_cols) is column-major.
    pattern: `\\b[fi]?mat${variable}\\(\\s{0,8}NAME\\b(?:\\.data\\(\\))?${sizes}`,
    columnMajor: true,
  },
  {
    // GLM manual, GLM_GTC_type_ptr.
    pattern: 'make_mat(?<n>[234])(?!x)\\s{0,4}\\(\\s{0,8}NAME\\b',
    columnMajor: true,
  },
  {
    // GSL reference, gsl_matrix_view_array: row-major.
    pattern: `gsl_matrix_(?:const_)?view_array\\s{0,4}\\(\\s{0,8}NAME\\b(?:\\.data\\(\\))?${sizes}`,
    columnMajor: false,
  },
  {
    // DirectXMath reference (XMFLOAT4X4(pArray)) and Qt documentation (QMatrix4x4(const float *)): row-major.
    pattern: `\\b(?:XMFLOAT(?<rows>[34])X(?<cols>[34])|(?:QMatrix|XMMatrix)(?<n>4)x4)${variable}\\(\\s{0,8}NAME\\b\\s{0,8}\\)`,
    columnMajor: false,
  },
];

const reach = 3000;

/** The shape that later code gives to the flat array that ends at `end`; undefined if there is none. */
export function shapeGivenLater(
  text: string,
  opener: number,
  end: number,
): DeclaredShape | undefined {
  const name = /([A-Za-z_]\w{0,60})\s{0,4}(?:\[[^\][]{0,20}\]\s{0,4})?(?:=\s{0,40})?$/.exec(
    text.slice(Math.max(0, opener - 160), opener),
  )?.[1];
  const after = text.slice(end, end + reach);
  if (name === undefined || !after.includes(name)) return undefined;
  for (const { pattern, columnMajor } of takers) {
    const match = new RegExp(pattern.replace('NAME', name)).exec(after);
    if (!match) continue;
    const groups: Sizes = match.groups ?? {};
    const rows = Number(groups.rows ?? groups.n ?? groups.down);
    const cols = Number(groups.cols ?? groups.n ?? groups.across);
    if (!(rows > 0 && cols > 0)) continue;
    return { sizes: [rows, cols], columnMajor: columnMajor && groups.rowMajor === undefined };
  }
  return undefined;
}
