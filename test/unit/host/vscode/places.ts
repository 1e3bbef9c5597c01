export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
    readonly query: string,
    readonly fragment: string,
  ) {}

  get fsPath(): string {
    return this.path;
  }

  static parse(text: string): Uri {
    const parts = /^([^:]+):(?:\/\/)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text);
    if (!parts) throw new Error(`no address: ${text}`);
    return new Uri(parts[1]!, parts[2]!, decodeURIComponent(parts[3] ?? ''), parts[4] ?? '');
  }

  static file(path: string): Uri {
    return new Uri('file', path, '', '');
  }

  static joinPath(base: Uri, ...names: string[]): Uri {
    const path = names.reduce(
      (all, name) => (name === '..' ? all.slice(0, all.lastIndexOf('/')) : `${all}/${name}`),
      base.path,
    );
    return new Uri(base.scheme, path, base.query, base.fragment);
  }

  toString(): string {
    const query = this.query === '' ? '' : `?${encodeURIComponent(this.query)}`;
    const fragment = this.fragment === '' ? '' : `#${this.fragment}`;
    const slashes = this.scheme === 'untitled' ? '' : '//';
    return `${this.scheme}:${slashes}${this.path}${query}${fragment}`;
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  constructor(
    readonly start: Position,
    readonly end: Position,
  ) {}

  get isEmpty(): boolean {
    return this.start.line === this.end.line && this.start.character === this.end.character;
  }
}

export class Selection extends Range {}

export class NotebookRange {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}
}
