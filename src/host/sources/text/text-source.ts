import * as vscode from 'vscode';
import {
  failure,
  hasStatements,
  type Matrix,
  type ReadAs,
  type Result,
} from '../../../core/index.js';
import type { Ability, Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import type {
  Alternatives,
  MatrixSource,
  Named,
  OtherMatrix,
  SourceChange,
  SourceReading,
} from '../source.js';
import { anchorOf } from './choices/anchor.js';
import { choices } from './choices/index.js';
import { cellOf, documentOf, openDocument } from './documents.js';
import { onFilesDeleted, onFilesRenamed } from '../file-events.js';
import { insertAfter } from './insertion/insert.js';
import {
  literalAs,
  literalAt,
  placed,
  readSpan,
  type Literal,
  type LiteralPlace,
} from './literals.js';
import { locate } from './locate.js';
import { revealLiteral } from './reveal.js';
import { literalsOf } from './siblings.js';
import { titleOf } from './titles.js';
import { editsOf, shiftSpan } from './tracking.js';

/**
 * A row that is added on the next line may belong to the literal. Its line break has at most two
 * characters.
 */
const lineBreak = 2;

/**
 * A literal in a text document: in a file, an unsaved document, a notebook's cell or one side of a diff
 * editor. It follows the literal through edits, renames and closing of the document.
 */
export class TextSource implements MatrixSource {
  private literal: Literal;
  /**
   * The first and last characters of its text, by which it is found again in a document that was closed.
   */
  private anchor: { readonly head: string; readonly tail: string };
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscription: vscode.Disposable;

  constructor(
    document: vscode.TextDocument,
    literal: Literal,
    private readonly id: string,
  ) {
    this.literal = literal;
    this.anchor = anchorOf(document.getText(), literal.at);
    this.subscription = vscode.Disposable.from(
      this.changes,
      vscode.workspace.onDidChangeTextDocument((event) => this.onEdit(event)),
      vscode.workspace.onDidOpenTextDocument((opened) => this.onOpened(opened)),
      vscode.workspace.onDidCloseTextDocument((closed) => this.onClosed(closed)),
      vscode.workspace.onDidChangeNotebookDocument(() => this.onNotebook()),
      onFilesRenamed((newAddress) => this.onRenamed(newAddress(this.at.uri))),
      onFilesDeleted((isDeleted) => {
        if (isDeleted(this.at.uri)) this.gone(vscode.l10n.t('{0} was deleted.', this.place));
      }),
      choices.onChange((uri) => {
        if (uri === this.at.uri) this.changes.fire({ what: 'content' });
      }),
    );
  }

  /** The current place of the literal. */
  get at(): LiteralPlace {
    return this.literal.at;
  }

  get uri(): vscode.Uri {
    return vscode.Uri.parse(this.at.uri);
  }

  get place(): string {
    return this.literal.title.place;
  }

  get description(): Source {
    const { at, title, version } = this.literal;
    const { uri, languageId, start, end, selected, as } = at;
    const cell = cellOf(this.uri);
    return {
      kind: 'text',
      id: this.id,
      ...title,
      version: String(version),
      abilities: this.abilities,
      locator: {
        ...{ uri, languageId, start, end, selected, ...this.anchor },
        ...(as ? { as } : {}),
        ...(cell ? { cell: { notebook: cell.notebook.uri.toString(), index: cell.index } } : {}),
      },
    };
  }

  private get abilities(): Ability[] {
    return hasStatements(this.at.languageId)
      ? ['reveal', 'insert', 'readAs']
      : ['reveal', 'readAs'];
  }

  isSame(other: MatrixSource): boolean {
    if (!(other instanceof TextSource) || other.at.uri !== this.at.uri) return false;
    const overlap = this.at.start < other.at.end && other.at.start < this.at.end;
    return overlap || this.literal.title.label === other.literal.title.label;
  }

  /** The existing reading, if it was made from this document. */
  readingOf(document: vscode.TextDocument): SourceReading {
    const { result } = this.literal;
    const source = this.description;
    return result.ok
      ? { source, result }
      : { source, result: { ok: false, problem: placed(document, result.problem) } };
  }

  /** Reads the literal again at its current place. */
  async read(): Promise<SourceReading> {
    const document = await documentOf(this.at.uri);
    this.literal = this.again(document);
    if (this.literal.result.ok) this.anchor = anchorOf(document.getText(), this.at);
    return this.readingOf(document);
  }

  private again(document: vscode.TextDocument): Literal {
    const { at, title } = this.literal;
    const { start, end, selected, as } = at;
    if (start === end) {
      const message = vscode.l10n.t('The matrix was removed from {0}.', this.place);
      const { problem } = failure('none', lastPicture(message), start);
      return { ...this.literal, version: document.version, result: { ok: false, problem } };
    }
    const limits = hostSettings(document.uri);
    const found = selected ? undefined : literalAt(document, start, limits);
    const literal = found ?? readSpan(document, at, limits, selected ? undefined : as);
    if (literal.result.ok) return found ? literal : { ...literal, at: { ...literal.at, selected } };
    // A literal that cannot be read may have lost its end and its name: follow the old ones.
    return { ...literal, title, at: { ...literal.at, start, end, selected } };
  }

  private onEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const before = this.at;
    if (contentChanges.length === 0 || document.uri.toString() !== before.uri) return;
    const edits = editsOf(contentChanges);
    const at = { ...before, ...shiftSpan(before, edits) };
    this.literal = { ...this.literal, at };
    const touched = edits.some(
      (edit) => edit.offset <= before.end + lineBreak && edit.offset + edit.length >= before.start,
    );
    if (touched) this.changes.fire({ what: 'content' });
    else if (at.start !== before.start) this.moved(document);
  }

  /** The number of the cell may have changed. */
  private onNotebook(): void {
    if (this.uri.scheme !== 'vscode-notebook-cell') return;
    const document = openDocument(this.at.uri);
    if (document && titleOf(document, this.at.start).place !== this.place) this.moved(document);
  }

  private moved(document: vscode.TextDocument): void {
    this.literal = { ...this.literal, title: titleOf(document, this.at.start) };
    this.changes.fire({ what: 'place' });
  }

  /** The document is open again, perhaps in another language, perhaps with another text. */
  private onOpened(document: vscode.TextDocument): void {
    if (document.uri.toString() !== this.at.uri) return;
    const { name } = this.literal.title;
    const literal = locate(
      document,
      { ...this.at, ...this.anchor, name },
      hostSettings(document.uri),
    );
    if (!literal) {
      this.gone(vscode.l10n.t('The matrix is no longer at {0}.', this.place));
      return;
    }
    this.literal = literal;
    this.changes.fire({ what: 'content' });
  }

  /** When a file is closed, its reading stays valid. An unsaved document and a cell are gone. */
  private onClosed(closed: vscode.TextDocument): void {
    if (closed.uri.toString() !== this.at.uri) return;
    const { scheme } = closed.uri;
    if (scheme !== 'untitled' && scheme !== 'vscode-notebook-cell') return;
    // When the language of a document changes, VS Code closes and opens it.
    setTimeout(() => {
      if (openDocument(this.at.uri) || closed.uri.toString() !== this.at.uri) return;
      this.gone(
        scheme === 'untitled'
          ? vscode.l10n.t('{0} was closed without being saved.', this.place)
          : vscode.l10n.t('{0} is not open any more.', this.place),
      );
    }, 0);
  }

  private onRenamed(uri: string | undefined): void {
    if (uri === undefined) return;
    this.literal = { ...this.literal, at: { ...this.at, uri } };
    this.changes.fire({ what: 'content' });
  }

  private gone(message: string): void {
    this.changes.fire({ what: 'gone', message: lastPicture(message) });
  }

  async text(): Promise<string | undefined> {
    const { uri, start, end } = this.at;
    const document = await documentOf(uri).catch(() => undefined);
    return document?.getText().slice(start, end);
  }

  reveal(): Promise<void> {
    return revealLiteral(this.at);
  }

  insert(matrices: readonly Named[]): Promise<void> {
    return insertAfter(this.at, matrices);
  }

  async siblings(cols: number): Promise<OtherMatrix[]> {
    const { start, end } = this.at;
    const isOther = (at: LiteralPlace) => at.start >= end || at.end <= start;
    const all = literalsOf(await documentOf(this.at.uri), isOther);
    return all.filter(({ matrix }) => matrix.cols === cols);
  }

  get alternatives(): Alternatives {
    return {
      chosen: this.at.as,
      reader: async () => {
        const document = await documentOf(this.at.uri);
        return (as) => this.readAs(document, as);
      },
      choose: async (as) => {
        choices.set(await documentOf(this.at.uri), this.at, this.at.selected, as);
      },
    };
  }

  private readAs(document: vscode.TextDocument, as: ReadAs): Result<Matrix> | undefined {
    const limits = hostSettings(document.uri);
    return this.at.selected
      ? readSpan(document, this.at, limits, as).result
      : literalAs(document, this.at.start, limits, as)?.result;
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

function lastPicture(what: string): string {
  return `${what} ${vscode.l10n.t('This is the last picture of it.')}`;
}
