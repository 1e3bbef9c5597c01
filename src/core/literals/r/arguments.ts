import {
  numbers,
  shapeOf,
  type RArgument,
  type RNumbers,
  type RUneven,
  type RValue,
} from './values.js';

/** A function of R on constants; undefined if the arguments do not fit. */
export type RFunction = (
  args: readonly RArgument[],
  maxEntries: number,
) => RValue | RUneven | undefined;

/** R's argument matching: by name, then the unnamed ones in order. */
export function match(
  args: readonly RArgument[],
  formals: readonly string[],
): Record<string, RValue> | undefined {
  const found: Record<string, RValue> = Object.create(null) as Record<string, RValue>;
  for (const { name, value } of args) if (formals.includes(name)) found[name] = value;
  const free = formals.filter((formal) => found[formal] === undefined);
  const nameless = args.filter(({ name }) => name === '');
  if (
    nameless.length > free.length ||
    args.some(({ name }) => name !== '' && !formals.includes(name))
  ) {
    return undefined;
  }
  nameless.forEach(({ value }, k) => (found[free[k]!] = value));
  return found;
}

/** An array of `length` numbers; several times as fast as `Array.from` with a function. */
export function generate(length: number, value: (k: number) => number): number[] {
  const out = new Array<number>(length);
  for (let k = 0; k < length; k++) out[k] = value(k);
  return out;
}

export function asNumbers(value: RValue | undefined): RNumbers | undefined {
  return value?.kind === 'numbers' ? value : undefined;
}

export function one(value: RValue | undefined): number | undefined {
  return value?.kind === 'numbers' && value.data.length === 1 ? value.data[0] : undefined;
}

export const isSize = (n: number | undefined): n is number =>
  n !== undefined && Number.isInteger(n) && n >= 0;

/** `list(c("a", "b"), c("x", "y"))` as row and column names. */
export function labels(value: RValue | undefined): Partial<RNumbers> {
  if (value?.kind !== 'list') return {};
  const [rows, cols] = value.items.map((item) => item.value);
  return {
    ...(rows?.kind === 'texts' ? { rowNames: rows.data } : {}),
    ...(cols?.kind === 'texts' ? { columnNames: cols.data } : {}),
  };
}

/** rbind and cbind: vectors are rows (columns); matrices keep their shape. */
export function bind(byRows: boolean): RFunction {
  return (args, maxEntries) => {
    const lines: { label: string; data: readonly number[]; argument: number }[] = [];
    let names: readonly string[] | undefined;
    for (const [argument, { name, value }] of args.entries()) {
      if (value.kind !== 'numbers') return undefined;
      if (value.dim) {
        const { rows, cols } = shapeOf(value);
        const count = byRows ? rows : cols;
        const length = byRows ? cols : rows;
        for (let k = 0; k < count; k++) {
          const at = (m: number) => (byRows ? m * rows + k : k * rows + m);
          lines.push({
            label: '',
            data: generate(length, (m) => value.data[at(m)]!),
            argument,
          });
        }
      } else lines.push({ label: name, data: value.data, argument });
      names ??= value.names;
    }
    const length = lines.reduce((longest, line) => Math.max(longest, line.data.length), 0);
    if (length * lines.length > maxEntries || lines.some((line) => line.data.length === 0))
      return undefined;
    // R recycles such vectors with a warning. In a literal that is a mistake, so the lengths must divide
    // evenly.
    const uneven = lines.findIndex((line) => length % line.data.length !== 0);
    if (uneven >= 0) {
      const first = lines[0]!.data.length;
      const odd =
        length % first === 0 ? lines[uneven]! : lines.find((l) => l.data.length !== first)!;
      return { kind: 'uneven', argument: odd.argument, got: odd.data.length, want: first };
    }
    const data = byRows
      ? generate(length * lines.length, (k) => {
          const line = lines[k % lines.length]!.data;
          return line[Math.floor(k / lines.length) % line.length]!;
        })
      : lines.flatMap((line) => generate(length, (k) => line.data[k % line.data.length]!));
    const dim = byRows ? [lines.length, length] : [length, lines.length];
    const own = lines.every((line) => line.label !== '')
      ? lines.map((line) => line.label)
      : undefined;
    const along = byRows ? { rowNames: own } : { columnNames: own };
    const across = byRows ? { columnNames: names } : { rowNames: names };
    return { ...numbers(data), dim, ...(own ? along : {}), ...(names ? across : {}) } as RNumbers;
  };
}
