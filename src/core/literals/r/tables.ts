import { numbers, type RNumbers, type RTexts } from './values.js';

interface TableOptions {
  /** undefined: there is a header if the first row has one field less than the second. */
  readonly header: boolean | undefined;
  /** '' for white space. */
  readonly separator: string;
  readonly decimal: string;
  readonly missing: string;
  /** The first column names the rows. */
  readonly named: boolean;
}

export interface RTable {
  readonly columns: readonly { readonly name: string; readonly cells: RNumbers | RTexts }[];
  readonly rowNames: readonly string[] | undefined;
}

/**
 * The table in a text by the rules of R's `read.table`: blank lines and text after `#` are left out. If the
 * first row has one field less, it is a header, and the rows begin with their names. undefined if the rows
 * have different lengths.
 */
export function tableOf(text: string, options: TableOptions): RTable | undefined {
  const rows = text
    .split(/\r?\n/)
    .map((line) => (options.separator === '' ? line.replace(/#.*$/, '') : line))
    .filter((line) => line.trim() !== '')
    .map((line) => fields(line, options.separator));
  const [first, second] = rows;
  if (!first || !second) return undefined;
  const isShort = first.length === second.length - 1;
  const header = options.header ?? isShort;
  if (isShort && !header) return undefined;
  const body = header ? rows.slice(1) : rows;
  const width = body[0]!.length;
  if (body.some((row) => row.length !== width) || (header && !isShort && first.length !== width))
    return undefined;
  const named = options.named || isShort;
  const heads = header ? (isShort ? ['', ...first] : first) : [];
  const columns = Array.from({ length: width }, (_, j) => ({
    name: heads[j] ?? `V${j + 1}`,
    cells: columnOf(
      body.map((row) => row[j]!),
      options,
    ),
  }));
  if (!named) return { columns, rowNames: undefined };
  return { columns: columns.slice(1), rowNames: body.map((row) => row[0]!) };
}

function fields(line: string, separator: string): string[] {
  const parts =
    separator === ''
      ? (line.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [])
      : line.split(separator).map((part) => part.trim());
  return parts.map((part) => part.replace(/^(["'])(.*)\1$/, '$2'));
}

function columnOf(cells: readonly string[], { decimal, missing }: TableOptions): RNumbers | RTexts {
  const data: number[] = [];
  for (const cell of cells) {
    const written = decimal === '.' ? cell : cell.replace(decimal, '.');
    if (cell === missing || cell === 'NA' || cell === '') data.push(NaN);
    else if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(written))
      data.push(Number(written));
    else return { kind: 'texts', data: [...cells] };
  }
  return numbers(data);
}
