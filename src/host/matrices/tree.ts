import * as vscode from 'vscode';
import { formatCount, readingLine } from '../../core/index.js';
import { literalFacts } from '../facts/literal-facts.js';
import type { MatrixFacts } from '../facts/facts.js';
import { hostSettings } from '../settings.js';
import { iconOf } from './icon.js';
import { forgetLists, matricesOf, type ListedMatrix } from './matrix-list.js';

/** The view of package.json. */
export const matricesViewId = 'lowRankLens.matrices';

/** Typing rests for so long before the list is read again, in milliseconds. */
const restMillis = 400;
/** In a document whose search takes t ms, it waits at least so many times t. */
const patience = 8;

/**
 * The matrices of the active document as a list: name, shape, rank and a small heatmap. Nothing is read while the
 * list is hidden. Ranks are computed one after another, so that none keeps the editor waiting.
 */
export class MatrixTree implements vscode.TreeDataProvider<ListedMatrix>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<ListedMatrix | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<ListedMatrix>;
  private readonly subscription: vscode.Disposable;
  private document: vscode.TextDocument | undefined;
  private listed: readonly ListedMatrix[] = [];
  private waiting: ListedMatrix[] = [];
  private computing: ReturnType<typeof setTimeout> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private searchMillis = 0;
  private isPinned = false;

  constructor() {
    this.view = vscode.window.createTreeView(matricesViewId, { treeDataProvider: this });
    this.subscription = vscode.Disposable.from(
      this.view,
      this.changes,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.look();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.look()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.concerns(document)) this.soon();
      }),
      vscode.workspace.onDidChangeNotebookDocument(() => {
        if (this.document?.uri.scheme === 'vscode-notebook-cell') this.soon();
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        if (closed === this.document) this.show(undefined);
      }),
    );
    this.look();
  }

  /** While it is pinned, the list stays with its document. */
  pin(isPinned: boolean): void {
    this.isPinned = isPinned;
    if (!isPinned) this.look();
  }

  /** Reads the list again: a literal is read in another way now. */
  again(uri: string): void {
    for (const { document } of this.listed) {
      if (document.uri.toString() === uri) forgetLists(document);
    }
    this.changes.fire(undefined);
  }

  /** Marks the matrix at the cursor, without taking the focus. */
  mark(document: vscode.TextDocument, offset: number): void {
    if (!this.view.visible || this.isPinned) return;
    const found = this.listed.find(
      ({ document: of, literal: { at } }) =>
        of === document && at.start <= offset && offset <= at.end,
    );
    if (!found || this.view.selection[0] === found) return;
    // The list may be replaced meanwhile; the next step of the cursor marks the new one.
    void this.view.reveal(found, { select: true, focus: false }).then(undefined, () => undefined);
  }

  getChildren(item?: ListedMatrix): ListedMatrix[] {
    if (item || !this.document) return [];
    const start = performance.now();
    const { title, matrices, limit } = matricesOf(this.document);
    this.searchMillis = performance.now() - start;
    this.listed = matrices;
    this.view.description = title;
    const none = vscode.l10n.t('No matrix in {0}.', title);
    const message = [
      ...(matrices.length === 0 ? [none] : []),
      ...(limit === undefined ? [] : [limit]),
    ];
    this.view.message = message.join(' ');
    this.waiting = [];
    return [...matrices];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(item: ListedMatrix): vscode.TreeItem {
    const { document, literal } = item;
    const { title, at, result } = literal;
    const { rows, cols, reading } = result.value;
    const facts = literalFacts.known(document, literal, hostSettings(document.uri));
    if (!facts) this.compute(item);
    const shape = `${formatCount(rows)}×${formatCount(cols)}`;
    const words = facts ? factWords(facts) : undefined;
    const line = new vscode.TreeItem(title.label);
    line.description = words === undefined ? shape : `${shape} · ${words}`;
    line.tooltip = [title.place, ...(reading ? [readingLine(reading)] : [])].join('\n');
    line.iconPath = iconOf(result.value);
    line.contextValue = 'matrix';
    line.accessibilityInformation = {
      label: [title.label, shape, ...(words === undefined ? [] : [words]), title.place].join(', '),
    };
    line.command = {
      command: 'lowRankLens.showListed',
      title: vscode.l10n.t('Show in the lens'),
      arguments: [{ uri: at.uri, offset: at.start }],
    };
    return line;
  }

  /** Follows the active editor. The lens and other editors without text leave the list as it is. */
  private look(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!this.view.visible) return;
    if (this.isPinned && this.document) return;
    if (document && document !== this.document && isListed(document)) this.show(document);
    else if (this.document) this.changes.fire(undefined);
  }

  private show(document: vscode.TextDocument | undefined): void {
    this.document = document;
    if (!document) {
      this.listed = [];
      this.view.description = '';
      this.view.message = '';
    }
    this.changes.fire(undefined);
  }

  private concerns(document: vscode.TextDocument): boolean {
    return document === this.document || this.listed.some(({ document: of }) => of === document);
  }

  private soon(): void {
    if (!this.view.visible) return;
    clearTimeout(this.resting);
    const wait = Math.max(restMillis, patience * this.searchMillis);
    this.resting = setTimeout(() => this.changes.fire(undefined), wait);
  }

  private compute(item: ListedMatrix): void {
    this.waiting.push(item);
    this.computing ??= setTimeout(() => this.computeNext(), 0);
  }

  private computeNext(): void {
    this.computing = undefined;
    const item = this.waiting.shift();
    if (!item || !this.view.visible) return;
    const { document, literal } = item;
    if (document.version === literal.version) {
      literalFacts.of(document, literal, hostSettings(document.uri));
      this.changes.fire(item);
    }
    if (this.waiting.length > 0) this.computing = setTimeout(() => this.computeNext(), 0);
  }

  dispose(): void {
    clearTimeout(this.resting);
    clearTimeout(this.computing);
    this.subscription.dispose();
  }
}

/** "rank 2", "7 missing"; undefined if neither is known. */
function factWords({ missing, spectrum }: MatrixFacts): string | undefined {
  if (missing > 0) return vscode.l10n.t('{0} missing', formatCount(missing));
  return spectrum && vscode.l10n.t('rank {0}', spectrum.rank);
}

/** Documents of the user; not logs and inputs of the editor itself. */
function isListed({ uri }: vscode.TextDocument): boolean {
  return !['output', 'comment', 'vscode-scm', 'interactive-input'].includes(uri.scheme);
}
