import { failure, type Failure } from '../../result.js';
import type { ReadAs } from '../read-as.js';
import { markEvidence, readCellNumber, type CellNumber, type DecimalMark } from './cell-number.js';
import type { CellTable } from './cells.js';
import { Entry, isDash, readEntry } from './entry.js';
import type { Delimiter } from './fields.js';
import { t } from '../../texts.js';

/** What a cell holds; `odd` is a number in a notation that is not read. */
export const Kind = { missing: 0, number: 1, dots: 2, complex: 3, text: 4, odd: 5 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** At most so many styles are kept (an index fits a byte); a cell of a further style is not a number. */
const maxStyles = 200;

/** So many different cells that are no plain numbers are remembered: words and styles are often repeated. */
const mostKnown = 1000;

/** A cell that is no plain number: its number if it has one, or else whether it is in an odd notation. */
type Styled = CellNumber | 'odd' | 'text';

/** What every cell of a table holds, computed once: its kind, its number, and the style of the number. */
export class CellKinds {
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
  /** Styles of numbers; `styleOf` gives an index into this list. The first one is that of a plain number. */
  readonly styles: string[] = [''];
  /** A number has separators between its thousands. */
  hasGroups = false;
  /** Cells in parentheses. */
  readonly bracketed = new Set<number>();
  private readonly style: Uint8Array;
  private readonly entry = new Entry();
  private readonly known = new Map<string, Styled>();

  constructor(
    readonly cells: CellTable,
    readonly mark: DecimalMark,
    private readonly percent: ReadAs['percent'],
  ) {
    this.kinds = new Uint8Array(cells.count);
    this.values = new Float64Array(cells.count);
    this.style = new Uint8Array(cells.count);
    for (let row = 0, at = 0; row < cells.rows; row++) {
      for (let column = 0; column < cells.width(row); column++, at++) {
        this.read(at, cells.start(row, column), cells.end(row, column));
      }
    }
  }

  kind(row: number, column: number): Kind {
    return this.kinds[this.cells.index(row, column)] as Kind;
  }

  value(row: number, column: number): number {
    const at = this.cells.index(row, column);
    return this.kinds[at] === Kind.number ? this.values[at]! : NaN;
  }

  styleOf(row: number, column: number): number {
    return this.style[this.cells.index(row, column)]!;
  }

  private read(at: number, from: number, to: number): void {
    const { text } = this.cells;
    const { entry } = this;
    if (from === to || isDash(text, from, to)) return;
    // `readEntry` takes a point as the decimal mark.
    const isPlain = this.mark === '.' || !holds(text, from, to, 46);
    readEntry(text, from, to, entry, this.mark === ',' && isPlain);
    if (entry.kind === 'number' && isPlain) {
      this.kinds[at] = Kind.number;
      this.values[at] = entry.value;
    } else if (entry.kind === 'text' || !isPlain) this.readStyled(at, text.slice(from, to));
    else this.kinds[at] = Kind[entry.kind];
  }

  private readStyled(at: number, cell: string): void {
    const number = this.styled(cell);
    if (typeof number === 'string') {
      this.kinds[at] = Kind[number];
      return;
    }
    let style = this.styles.indexOf(number.style);
    if (style < 0 && this.styles.length < maxStyles) {
      style = this.styles.push(number.style) - 1;
    }
    if (style < 0) {
      this.kinds[at] = isOdd(cell, this.mark) ? Kind.odd : Kind.text;
      return;
    }
    this.kinds[at] = Kind.number;
    const asNumber = number.style === '%' && this.percent === 'number';
    this.values[at] = asNumber
      ? readCellNumber(cell.replace('%', ''), this.mark)!.value
      : number.value;
    this.style[at] = style;
    if (number.isBracketed) this.bracketed.add(at);
    this.hasGroups ||= number.isGrouped;
  }

  private styled(cell: string): Styled {
    const known = this.known.get(cell);
    if (known !== undefined) return known;
    const { mark } = this;
    const read = readCellNumber(cell, mark) ?? (isOdd(cell, mark) ? 'odd' : 'text');
    if (this.known.size < mostKnown) this.known.set(cell, read);
    return read;
  }
}

/** Whether text[from, to) holds the character with this code. */
function holds(text: string, from: number, to: number, code: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === code) return true;
  return false;
}

/** Digits and marks that are not a number here, and not a date, time, version or range either. */
function isOdd(cell: string, mark: DecimalMark): boolean {
  if (cell.length > 40 || !/\d/.test(cell)) return false;
  if (readCellNumber(cell, mark === '.' ? ',' : '.')) return true;
  if (/^\d{1,4}([-/.:])\d{1,4}\1\d/.test(cell)) return false;
  if (/^\d{1,4}(?:[-:/]\d{1,4})+$/.test(cell)) return false;
  // `a: 1`: a number after its name.
  if (/^\p{L}[\p{L}\d_ ]{0,30}[:=] ?[-+]?\d[\d.]{0,20}$/u.test(cell)) return true;
  // `13.4050 E`: a measurement in an unknown unit, not a name.
  return !/\p{L}/u.test(cell) || /^[-+]?\d{1,15}[.,]\d{1,15} ?\p{L}{1,3}$/u.test(cell);
}

/** The decimal mark of a table, with a problem where the table does not decide it. */
export interface Marks {
  readonly mark: DecimalMark;
  readonly problem?: Failure;
  readonly doubt?: string;
}

/** Commas before three digits in so many cells, and nowhere else, separate thousands. */
const manyThousands = 3;

/**
 * Which character is the decimal mark of a table. One unambiguous cell decides for the whole table. Where
 * the delimiter is not the comma, a comma may be the decimal mark: spreadsheets of most of Europe write
 * 0,5;1,25 (CLDR, number symbols). Where all commas are before exactly three digits, or commas and points
 * contradict each other, the mark is ambiguous, and a problem or a doubt says so.
 */
export function marksOf(cells: CellTable, delimiter: Delimiter | undefined, as: ReadAs): Marks {
  if (as.comma !== undefined) return { mark: as.comma === 'decimal' ? ',' : '.' };
  const first: Partial<Record<ReturnType<typeof markEvidence>, Place>> = {};
  let thousands = 0;
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.width(row); column++) {
      const evidence = evidenceOf(cells, row, column, first.point !== undefined);
      if (evidence === 'none') continue;
      if (evidence === 'thousand') thousands++;
      first[evidence] ??= { start: cells.start(row, column), end: cells.end(row, column) };
    }
  }
  const { text } = cells;
  const { point, comma, surePoint, sureComma, thousand } = first;
  // A cell that contradicts this mark becomes a problem when the entries are read.
  if (surePoint && !sureComma) return { mark: '.' };
  if (sureComma && !surePoint) return { mark: ',' };
  const [dot, clash] = [point ?? surePoint, comma ?? sureComma];
  if (dot && clash) return { mark: '.', problem: contradicts(text, clash, dot) };
  if (clash) return { mark: ',' };
  if (!thousand) return { mark: '.' };
  if (!dot && delimiter === ';') {
    const cell = text.slice(thousand.start, thousand.end);
    return { mark: ',', doubt: t('“{0}” is read with a decimal comma.', cell) };
  }
  if (dot && thousands >= manyThousands) return { mark: '.' };
  return { mark: '.', problem: undecided(text, thousand) };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The evidence of one cell. Once a point has been found (`hasPoint`), other single points add nothing. */
function evidenceOf(
  cells: CellTable,
  row: number,
  column: number,
  hasPoint: boolean,
): ReturnType<typeof markEvidence> {
  const { text } = cells;
  const [start, end] = [cells.start(row, column), cells.end(row, column)];
  let points = 0;
  let commas = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) points++;
    else if (code === 44) commas++;
  }
  if (points + commas === 0 || (commas === 0 && points === 1 && hasPoint)) return 'none';
  return markEvidence(text.slice(start, Math.min(end, start + 60)));
}

function undecided(text: string, { start, end }: Place): Failure {
  const cell = text.slice(start, end);
  const message = t(
    '“{0}” may be {1} or {2}: write it with a point or without the comma.',
    cell,
    cell.replace(',', '.'),
    cell.replaceAll(',', ''),
  );
  return failure('syntax', message, start, end);
}

function contradicts(text: string, comma: Place, point: Place): Failure {
  const message = t(
    '“{0}” has a comma for its decimal point, “{1}” a point: write all entries with a point.',
    text.slice(comma.start, comma.end),
    text.slice(point.start, point.end),
  );
  return failure('syntax', message, comma.start, comma.end);
}
