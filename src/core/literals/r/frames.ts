import { bind, match, one, type RFunction } from './arguments.js';
import { tableOf } from './tables.js';
import { numbers, shapeOf, type RArgument, type RTexts, type RValue } from './values.js';
import { t } from '../../texts.js';

/** Tables with named columns: `data.frame`, `tibble`, `tribble`, `read.table(text = …)`. */

const frameOptions = new Set(
  (
    'stringsAsFactors check.names check.rows row.names fix.empty.names keep.rownames key .rows ' +
    '.name_repair'
  ).split(' '),
);

/**
 * Columns side by side with their names. Text columns are left out; the rows get their names from
 * `row.names`, or from the first text column.
 */
export const dataFrame: RFunction = (args, maxEntries) => {
  const columns = args.filter(({ name }) => !frameOptions.has(name));
  const numeric = columns.filter(({ value }) => value.kind === 'numbers');
  const texts = columns.filter(({ value }) => value.kind === 'texts');
  if (numeric.length === 0 || numeric.length + texts.length < columns.length) return undefined;
  const bound = bind(false)(numeric, maxEntries);
  // The position among all arguments, including options.
  if (bound?.kind === 'uneven')
    return { ...bound, argument: args.indexOf(numeric[bound.argument]!) };
  if (bound?.kind !== 'numbers') return bound;
  const { rows } = shapeOf(bound);
  const short = texts.find(({ value }) => (value as RTexts).data.length !== rows);
  if (short) {
    const got = (short.value as RTexts).data.length;
    return {
      kind: 'uneven',
      argument: args.indexOf(short),
      got,
      want: rows,
      other: args.indexOf(numeric[0]!),
    };
  }
  const given = args.find(({ name }) => name === 'row.names')?.value;
  const rowNames = given?.kind === 'texts' ? given : (texts[0]?.value as RTexts | undefined);
  const notes = texts.map((column) =>
    t('left out: {0} (text)', t('column {0}', columns.indexOf(column) + 1)),
  );
  return {
    ...bound,
    ...(rowNames?.data.length === rows ? { rowNames: rowNames.data } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
};

/**
 * tibble recycles only single values (tibble reference, `tibble`: "Only values of size one are recycled").
 */
const tibble: RFunction = (args, maxEntries) => {
  const lengths = args.map(({ name, value }) => {
    return frameOptions.has(name) || value.kind !== 'numbers' ? 1 : shapeOf(value).rows;
  });
  const want = lengths.find((length) => length !== 1);
  const argument = lengths.findIndex((length) => length !== 1 && length !== want);
  if (want === undefined || argument < 0) return dataFrame(args, maxEntries);
  const other = lengths.indexOf(want);
  return { kind: 'uneven', argument, got: lengths[argument]!, want, other };
};

/** `tribble(~a, ~b, 1, 2, 3, 4)`: the entries along the rows (tibble reference, `tribble`). */
const tribble: RFunction = (args, maxEntries) => {
  const heads = args.findIndex(({ value }) => !isFormula(value));
  const entries = args.slice(heads);
  if (heads < 1 || entries.length % heads !== 0 || entries.some(({ value }) => isFormula(value)))
    return undefined;
  const columns: RArgument[] = [];
  for (let j = 0; j < heads; j++) {
    const head = args[j]!;
    const cells = entries.filter((_, k) => k % heads === j).map(({ value }) => value);
    const value = columnOf(cells);
    if (!value) return undefined;
    columns.push({ ...head, name: head.value.kind === 'texts' ? head.value.data[0]! : '', value });
  }
  return dataFrame(columns, maxEntries);
};

const isFormula = (value: RValue): boolean => value.kind === 'texts' && value.isFormula === true;

/** Single values as one column, of numbers or of texts. */
function columnOf(cells: readonly RValue[]): RValue | undefined {
  const data: number[] = [];
  for (const cell of cells) {
    if (cell.kind !== 'numbers' || cell.data.length !== 1) break;
    data.push(cell.data[0]!);
  }
  if (data.length === cells.length) return numbers(data);
  const texts: string[] = [];
  for (const cell of cells) {
    if (cell.kind !== 'texts' || cell.data.length !== 1) return undefined;
    texts.push(cell.data[0]!);
  }
  return { kind: 'texts', data: texts };
}

interface TableDefaults {
  readonly header: boolean | undefined;
  readonly separator: string;
  readonly decimal: string;
}

/** `read.table(text = "…", header = TRUE)` and similar functions (R manual, `read.table`). */
function reading(defaults: TableDefaults): RFunction {
  return (args, maxEntries) => {
    const given = match(args, [
      'file',
      'header',
      'sep',
      'text',
      'dec',
      'row.names',
      'stringsAsFactors',
      'check.names',
      'col.names',
      'strip.white',
      'comment.char',
      'na.strings',
      'quote',
    ]);
    const text = textOf(given?.['text']);
    if (
      !given ||
      text === undefined ||
      given['file'] ||
      given['col.names'] ||
      given['comment.char'] ||
      given['quote']
    )
      return undefined;
    const header = given['header'] ? one(given['header']) === 1 : defaults.header;
    const separator = given['sep'] ? textOf(given['sep']) : defaults.separator;
    const decimal = given['dec'] ? textOf(given['dec']) : defaults.decimal;
    const rowNames = given['row.names'] ? one(given['row.names']) : undefined;
    if (separator === undefined || decimal === undefined || (given['row.names'] && rowNames !== 1))
      return undefined;
    const missing = textOf(given['na.strings']) ?? 'NA';
    const table = tableOf(text, { header, separator, decimal, missing, named: rowNames === 1 });
    if (!table) return undefined;
    const at = { start: args[0]!.start, end: args[0]!.end };
    const columns = table.columns.map(({ name, cells }): RArgument => ({
      name,
      value: cells,
      ...at,
    }));
    const rows = table.rowNames && {
      name: 'row.names',
      value: { kind: 'texts', data: table.rowNames } as const,
      ...at,
    };
    const made = dataFrame(rows ? [...columns, rows] : columns, maxEntries);
    return made?.kind === 'numbers' ? made : undefined;
  };
}

function textOf(value: RValue | undefined): string | undefined {
  return value?.kind === 'texts' && value.data.length === 1 ? value.data[0] : undefined;
}

export const frameFunctions: Readonly<Record<string, RFunction>> = {
  'data.frame': dataFrame,
  'data.table': dataFrame,
  tibble,
  tribble,
  'read.table': reading({ header: undefined, separator: '', decimal: '.' }),
  'read.csv': reading({ header: true, separator: ',', decimal: '.' }),
  'read.csv2': reading({ header: true, separator: ';', decimal: ',' }),
  'read.delim': reading({ header: true, separator: '\t', decimal: '.' }),
};
