/** A constant of Python: what the header of a .npy file consists of. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | PythonDict;

export interface PythonDict {
  readonly entries: ReadonlyMap<string, PythonValue>;
}

/** Deeper nesting is no type that anybody stores. */
const MAX_DEPTH = 50;

export function isDict(value: PythonValue | undefined): value is PythonDict {
  return typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value);
}

export function isList(value: PythonValue | undefined): value is readonly PythonValue[] {
  return Array.isArray(value);
}

/**
 * Reads a dictionary, list, tuple, text, whole number, True, False or None, as Python prints them; long integers of
 * Python 2 end with L, and its texts may begin with u or b. Nothing is executed.
 *
 * @returns undefined if the text is anything else.
 */
export function readPythonValue(text: string): PythonValue | undefined {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value !== undefined && reader.isAtEnd() ? value : undefined;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.skipSpace();
    return this.at === this.text.length;
  }

  value(depth: number): PythonValue | undefined {
    if (depth > MAX_DEPTH) return undefined;
    this.skipSpace();
    const next = this.text[this.at];
    if (next === '{') return this.dict(depth);
    if (next === '[') return this.list(']', depth);
    if (next === '(') return this.list(')', depth);
    return this.string() ?? this.word();
  }

  private dict(depth: number): PythonDict | undefined {
    this.at++;
    const entries = new Map<string, PythonValue>();
    for (;;) {
      if (this.take('}')) return { entries };
      const key = this.value(depth + 1);
      if (typeof key !== 'string' || !this.take(':')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.set(key, value);
      if (!this.take(',') && !this.isNext('}')) return undefined;
    }
  }

  private list(end: string, depth: number): PythonValue[] | undefined {
    this.at++;
    const values: PythonValue[] = [];
    for (;;) {
      if (this.take(end)) return values;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
      if (!this.take(',') && !this.isNext(end)) return undefined;
    }
  }

  private string(): string | undefined {
    const pattern = /[bu]?(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return (found[1] ?? found[2] ?? '').replace(/\\(x[\da-f]{2}|u[\da-f]{4}|.)/gi, unescaped);
  }

  private word(): PythonValue | undefined {
    const pattern = /(True|False|None)\b|(-?\d+)L?/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    if (found[2] !== undefined) return Number(found[2]);
    return found[1] === 'None' ? null : found[1] === 'True';
  }

  private take(character: string): boolean {
    if (!this.isNext(character)) return false;
    this.at++;
    return true;
  }

  private isNext(character: string): boolean {
    this.skipSpace();
    return this.text[this.at] === character;
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }
}

function unescaped(_whole: string, code: string): string {
  if (code.length > 1) return String.fromCharCode(parseInt(code.slice(1), 16));
  return { n: '\n', t: '\t', r: '\r' }[code] ?? code;
}
