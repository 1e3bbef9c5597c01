/** Whether entries, or inner lists, run along the rows or down the columns. */
export type Order = 'rows' | 'columns';

/**
 * Languages by their first id; `any`: the language is not certain, so the name alone must identify the
 * constructor.
 */
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

/** The groups of a head and a tail. */
export interface Groups {
  readonly word?: string | undefined;
  readonly rows?: string | undefined;
  readonly cols?: string | undefined;
  readonly n?: string | undefined;
  readonly rowMajor?: string | undefined;
  readonly columnMajor?: string | undefined;
}

/**
 * One constructor of one library: how it is called, and the shape and order that its documentation defines.
 * To add one, add a row to a table in `table/`.
 */
export interface Constructor {
  /**
   * A few characters of the first word of the call, as a regular expression without groups. A text is
   * searched for stems before heads are tried.
   */
  readonly stem: string;
  /**
   * The call as a regular expression, up to the bracket of its entries. Groups: `word` is the name for
   * people; `rows`, `cols` and `n` (both) are sizes; `rowMajor` is true or false; `columnMajor` is present
   * if that order is stated.
   */
  readonly head: string;
  /** What may follow the entries, with the same groups; by default nothing is expected. */
  readonly tail?: string;
  /** The name of the notation; `{}` is replaced by the group `word`. */
  readonly notation: string;
  readonly where: readonly Where[];
  /**
   * The order of entries in one flat list. `diagonal`: they are the diagonal; `symmetric`: row by row, with
   * the upper triangle mirrored below the diagonal; `upper`: the same with zeros below the diagonal.
   */
  readonly flat?: Order | 'diagonal' | 'symmetric' | 'upper';
  /** Whether inner lists are rows or columns. */
  readonly lists?: Order;
  /** The shape, if the name alone determines it; an undefined size follows from the number of entries. */
  readonly sizes?: readonly [rows: number | undefined, cols: number | undefined];
  /** The shape for each number of entries, if several are allowed. */
  readonly counts?: Readonly<Record<number, readonly [rows: number, cols: number]>>;
  /** One number alone is the diagonal: GLSL's `mat3(1.0)`. */
  readonly scalar?: 'diagonal';
  /** Read only in a text that names this library. */
  readonly mentions?: string;
  /** A doubt that is shown with the reading: what else the text may mean. */
  readonly doubt?: string;
  /** Why it is not read: the end of a sentence that begins with "This cannot be read as a matrix: ". */
  readonly refused?: string;
}
