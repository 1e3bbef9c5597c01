/** Values of the part of R that writes matrices: numeric vectors with a shape, texts, lists. */
export type RValue = RNumbers | RTexts | RList;

/** Rows or columns whose lengths do not fit: the argument, its length, and the length it should have. */
export interface RUneven {
  readonly kind: 'uneven';
  readonly argument: number;
  readonly got: number;
  readonly want: number;
  /** The argument that has the length `want`, if it is not the first. */
  readonly other?: number;
}

export interface RNumbers {
  readonly kind: 'numbers';
  /** Down the columns, as R stores it; NaN where missing. */
  readonly data: readonly number[];
  readonly dim?: readonly number[];
  readonly names?: readonly string[];
  readonly rowNames?: readonly string[];
  readonly columnNames?: readonly string[];
  /** Notes about how the values were read, for the user. */
  readonly notes?: readonly string[];
  /** Written with BUGS' `.Data`, so that the entries ran along the rows. */
  readonly isBugs?: boolean;
}

export interface RTexts {
  readonly kind: 'texts';
  readonly data: readonly string[];
  /** `~name`: the column names of tribble. */
  readonly isFormula?: boolean;
}

export interface RList {
  readonly kind: 'list';
  readonly items: readonly RArgument[];
}

export interface RArgument {
  readonly name: string;
  readonly value: RValue;
  /** The range of its value. */
  readonly start: number;
  readonly end: number;
}

/** Represents an entry that is not a number, until its row and column are known. */
export const oddEntry = 1.2345678901234567e300;

export function numbers(data: readonly number[]): RNumbers {
  return { kind: 'numbers', data };
}

export function shapeOf(value: RNumbers): { rows: number; cols: number } {
  if (value.dim?.length === 2) return { rows: value.dim[0]!, cols: value.dim[1]! };
  return { rows: value.data.length, cols: 1 };
}

/** Element by element; the shorter vector is repeated (R manual, "Vector arithmetic: recycling"). */
export function recycled(
  a: RNumbers,
  b: RNumbers,
  apply: (x: number, y: number) => number,
): RNumbers | undefined {
  if (a.data.length === 0 || b.data.length === 0) return numbers([]);
  const longer = a.data.length >= b.data.length ? a : b;
  const data = longer.data.map((_, k) =>
    apply(a.data[k % a.data.length]!, b.data[k % b.data.length]!),
  );
  const dim = a.dim ?? b.dim;
  return { ...longer, data, ...(dim ? { dim } : {}) };
}
