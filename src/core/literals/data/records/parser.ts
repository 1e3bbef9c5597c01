import { failure, type Failure } from '../../../result.js';
import { NumberToken, scanDecimal } from '../../numbers.js';
import { problems } from '../../problems.js';
import { isWordCode, skipString, skipTrivia, type CommentSyntax } from '../../text-scan.js';
import { t } from '../../../texts.js';

/** How a language writes its records. */
export interface RecordSyntax {
  readonly quotes: string;
  readonly comments: CommentSyntax;
  /** Keys may stand without quotes. */
  readonly bareKeys: boolean;
}

/** A value with its place in the text; null is a missing value. */
export interface Cell {
  readonly value: number | string | null;
  readonly start: number;
  readonly end: number;
}

/** One key and its values; a record without the key leaves a hole. */
export interface Column {
  readonly key: string;
  readonly cells: (Cell | undefined)[];
  /** How many records have it. */
  count: number;
}

const token = new NumberToken();
const words: Readonly<Record<string, number | null>> = {
  ...{ null: null, None: null, NaN: null, nan: null, undefined: null },
  ...{ true: 1, false: 0, True: 1, False: 0, Infinity: Infinity },
};

/**
 * Objects of numbers and texts, one after the other. Reading stops at the first thing that is not such an
 * object, so nested values are read only once.
 */
export class RecordParser {
  readonly columns: Column[] = [];
  rows = 0;
  problem: Failure | undefined;
  cells = 0;
  private readonly byKey = new Map<string, Column>();

  constructor(
    private readonly text: string,
    private readonly syntax: RecordSyntax,
    public at: number,
  ) {}

  skip(): void {
    this.at = skipTrivia(this.text, this.at, this.syntax.comments);
  }

  /** Reads the object whose brace is here; false if it cannot be read. */
  record(): boolean {
    const { text } = this;
    const start = this.at++;
    this.skip();
    while (text[this.at] !== '}') {
      const key = this.key();
      if (key === undefined) return this.fail(t('a key and a colon are expected here'));
      const value = this.value(key);
      if (!value || !this.add(key, value)) return false;
      this.skip();
      if (text[this.at] === ',') {
        this.at++;
        this.skip();
      } else if (text[this.at] !== '}') return this.fail(t('a comma or a brace is missing here'));
    }
    this.at++;
    this.rows++;
    if (this.columns.length > 0) return true;
    this.problem ??= problems.empty([1, 0], start, this.at);
    return false;
  }

  /** `"key":`, or `key:` if the language allows it. */
  private key(): string | undefined {
    const { text, syntax } = this;
    const start = this.at;
    let key: string;
    if (syntax.quotes.includes(text[start] ?? '\n')) {
      this.at = skipString(text, start);
      key = text.slice(start + 1, this.at - 1);
    } else if (syntax.bareKeys) {
      while (isWordCode(text.charCodeAt(this.at))) this.at++;
      key = text.slice(start, this.at);
    } else return undefined;
    this.skip();
    if (key === '' || text[this.at] !== ':') return undefined;
    this.at++;
    this.skip();
    return key;
  }

  private value(key: string): Cell | undefined {
    const { text } = this;
    const start = this.at;
    const first = text[start] ?? '\n';
    if (this.syntax.quotes.includes(first)) {
      this.at = skipString(text, start);
      const isClosed = this.at - start > 1 && text[this.at - 1] === first;
      if (isClosed) return { value: text.slice(start + 1, this.at - 1), start, end: this.at };
    } else {
      const value = this.scalar();
      if (value !== undefined && this.isEnd()) return { value, start, end: this.at };
    }
    const isNested = first === '{' || first === '[';
    const message = isNested
      ? t(
          '“{0}” of record {1} holds a list or an object: records of a matrix hold one number under each key.',
          key,
          this.rows + 1,
        )
      : t(
          '“{0}”, “{1}” of record {2}, is not a number: write its value, or null where it is unknown.',
          text
            .slice(start, start + 20)
            .split(/[\n,}]/)[0]!
            .trim(),
          key,
          this.rows + 1,
        );
    this.problem ??= failure('notNumeric', message, start, Math.max(this.at, start + 1));
    return undefined;
  }

  /** Whether the value ends here and does not continue as an expression. */
  private isEnd(): boolean {
    const next = skipTrivia(this.text, this.at, this.syntax.comments);
    return this.text[next] === ',' || this.text[next] === '}';
  }

  private scalar(): number | null | undefined {
    const { text } = this;
    const sign = text[this.at];
    const body = sign === '-' || sign === '+' ? this.at + 1 : this.at;
    if (scanDecimal(text, body, token)) {
      this.at = token.end;
      return sign === '-' ? -token.value : token.value;
    }
    let end = body;
    while (end - body < 12 && isWordCode(text.charCodeAt(end))) end++;
    const word = text.slice(body, end);
    if (!Object.hasOwn(words, word)) return undefined;
    this.at = end;
    const value = words[word] ?? null;
    return sign === '-' && value !== null ? -value : value;
  }

  private add(key: string, cell: Cell): boolean {
    let column = this.byKey.get(key);
    if (!column) {
      column = { key, cells: [], count: 0 };
      this.byKey.set(key, column);
      this.columns.push(column);
    }
    if (column.cells[this.rows]) {
      const message = t(
        'Record {0} has the key “{1}” twice: keep one of them.',
        this.rows + 1,
        key,
      );
      this.problem ??= failure('syntax', message, cell.start, cell.end);
      return false;
    }
    column.cells[this.rows] = cell;
    column.count++;
    this.cells++;
    return true;
  }

  fail(what: string): false {
    this.problem ??= problems.syntax(what, this.at, this.at + 1);
    return false;
  }
}
