import { Position, type Range, Uri } from './places.js';
import { closed, edited, notebooks, notebookChanged, opened, openDocuments } from './workspace.js';

/** A text document; `replace` acts like a user's typing. */
export class TextDocument {
  version = 1;
  readonly eol = 1;
  readonly uri: Uri;

  constructor(
    private text: string,
    uri: string,
    public languageId: string,
  ) {
    this.uri = Uri.parse(uri);
  }

  getText(): string {
    return this.text;
  }

  positionAt(offset: number): Position {
    const before = this.text.slice(0, offset);
    return new Position(before.split('\n').length - 1, offset - (before.lastIndexOf('\n') + 1));
  }

  offsetAt({ line, character }: Position): number {
    const lines = this.text.split('\n');
    return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  }

  lineAt(line: number): { text: string; range: Pick<Range, 'start' | 'end'> } {
    const text = this.text.split('\n')[line] ?? '';
    return {
      text,
      range: { start: new Position(line, 0), end: new Position(line, text.length) },
    };
  }

  replace(what: string, by: string): void {
    const rangeOffset = this.text.indexOf(what);
    if (rangeOffset < 0) throw new Error(`"${what}" is not in the document`);
    this.text = this.text.slice(0, rangeOffset) + by + this.text.slice(rangeOffset + what.length);
    this.version++;
    const contentChanges = [{ rangeOffset, rangeLength: what.length, text: by }];
    edited.fire({ document: this, contentChanges });
  }

  /** Changes on disk that the editor does not notice while the document is closed. */
  rewrite(text: string): void {
    this.text = text;
    this.version = 1;
  }

  open(): this {
    openDocuments.push(this);
    opened.fire(this);
    return this;
  }

  close(): void {
    openDocuments.splice(openDocuments.indexOf(this), 1);
    closed.fire(this);
  }
}

/** A notebook of code cells. */
export class Notebook {
  readonly uri: Uri;
  private cells: TextDocument[];

  constructor(uri: string, texts: readonly string[], languageId = 'python') {
    this.uri = Uri.parse(uri);
    this.cells = texts.map((text, i) => {
      const cell = `vscode-notebook-cell://${this.uri.path}#W${i}`;
      return new TextDocument(text, cell, languageId);
    });
  }

  getCells() {
    return this.cells.map((document, index) => ({ document, index }));
  }

  open(): this {
    notebooks.push(this);
    for (const cell of this.cells) cell.open();
    return this;
  }

  move(from: number, to: number): void {
    const [cell] = this.cells.splice(from, 1);
    if (cell) this.cells.splice(to, 0, cell);
    notebookChanged.fire({ notebook: this });
  }

  remove(index: number): void {
    const [cell] = this.cells.splice(index, 1);
    notebookChanged.fire({ notebook: this });
    cell?.close();
  }
}
