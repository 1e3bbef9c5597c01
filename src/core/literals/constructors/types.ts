/** Whether entries, or inner lists, run along the rows or down the columns. */
export type Order = 'rows' | 'columns';

/** Languages by their first id; `any`: text of no certain language, where the name alone must tell. */
export type Where =
  | 'any'
  | 'c'
  | 'cpp'
  | 'csharp'
  | 'dart'
  | 'fsharp'
  | 'gdscript'
  | 'glsl'
  | 'go'
  | 'hlsl'
  | 'java'
  | 'javascript'
  | 'kotlin'
  | 'metal'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'scala'
  | 'swift'
  | 'vb'
  | 'wgsl';

/** What the groups of a head and a tail hold. */
export interface Groups {
  readonly word?: string | undefined;
  readonly rows?: string | undefined;
  readonly cols?: string | undefined;
  readonly n?: string | undefined;
  readonly rowMajor?: string | undefined;
  readonly columnMajor?: string | undefined;
}

/**
 * One constructor of one library: how it is called, and what its documentation says about shape and order.
 * To add one, add a row to a table in `table/`.
 */
export interface Constructor {
  /**
   * A few characters of the first word of the call, as a regular expression without groups: what a text is searched for
   * before heads are tried.
   */
  readonly stem: string;
  /**
   * The call as a regular expression, up to the bracket of its entries. Groups: `word` is the name that a
   * person knows it by; `rows`, `cols` and `n` (both) are sizes; `rowMajor` holds true or false,
   * `columnMajor` is there where that order is stated.
   */
  readonly head: string;
  /** What may stand behind the entries, with the same groups; by default nothing is expected. */
  readonly tail?: string;
  /** Whose constructor it is; `{}` stands for its name. */
  readonly notation: string;
  readonly where: readonly Where[];
  /**
   * The order of entries in one flat list. `diagonal`: they are the diagonal; `symmetric`: row by row, the upper
   * triangle counts and is mirrored; `upper`: the same without the mirror.
   */
  readonly flat?: Order | 'diagonal' | 'symmetric' | 'upper';
  /** Whether inner lists are rows or columns. */
  readonly lists?: Order;
  /** The shape where the name alone tells it; undefined: as long as the entries make it. */
  readonly sizes?: readonly [rows: number | undefined, cols: number | undefined];
  /** The shape by the number of entries, where several are allowed. */
  readonly counts?: Readonly<Record<number, readonly [rows: number, cols: number]>>;
  /** One number alone is the diagonal: GLSL's `mat3(1.0)`. */
  readonly scalar?: 'diagonal';
  /** Only in a text that names this library somewhere. */
  readonly mentions?: string;
  /** What may be meant otherwise, where the text does not name the library. */
  readonly doubt?: string;
  /** Why it is not read: a sentence without its end, after "This cannot be read as a matrix: ". */
  readonly refused?: string;
}
