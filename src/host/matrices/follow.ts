import * as vscode from 'vscode';
import { isRead, literalFacts } from '../facts/literal-facts.js';
import { hostSettings } from '../settings.js';
import { createId } from '../sources/id.js';
import { TextSource } from '../sources/text/text-source.js';
import type { View } from '../visualizer/view.js';
import type { MatrixTree } from './tree.js';

/** The cursor rests for so long before anything is read, in milliseconds. */
const restMillis = 150;
/** In a longer document, in characters, the search around the cursor may be felt: only the list follows. */
const longDocument = 4_000_000;
const pinKey = 'lowRankLens.pinned';

/**
 * The side bar follows the cursor: its lens shows the matrix at the cursor, and the list marks it, unless they are
 * pinned. Where the cursor is in no readable matrix, the picture stays.
 */
export class Follow implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pinned: boolean;

  constructor(
    private readonly view: View,
    private readonly tree: MatrixTree,
    private readonly state: vscode.Memento,
  ) {
    this.pinned = state.get(pinKey) === true;
    tree.pin(this.pinned);
    this.tell();
    this.subscription = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.soon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
    );
  }

  get isPinned(): boolean {
    return this.pinned;
  }

  /** Keeps what is shown, or follows the cursor from now on. */
  async pin(isPinned: boolean): Promise<void> {
    this.pinned = isPinned;
    this.tree.pin(isPinned);
    this.tell();
    if (!isPinned) this.soon();
    await this.state.update(pinKey, isPinned);
  }

  private tell(): void {
    void vscode.commands.executeCommand('setContext', 'lowRankLens.isPinned', this.pinned);
  }

  private soon(): void {
    clearTimeout(this.timer);
    if (this.pinned) return;
    this.timer = setTimeout(() => this.follow(), restMillis);
  }

  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    if (!editor?.selection.isEmpty) return;
    const { document, selection } = editor;
    const offset = document.offsetAt(selection.active);
    this.tree.mark(document, offset);
    // What the page showed before a restart comes first.
    if (!this.view.isVisible || !this.view.current.isReady) return;
    if (this.isShown(document, offset)) return;
    if (document.getText().length > longDocument) return;
    const literal = literalFacts.at(document, offset, hostSettings(document.uri));
    if (!literal || !isRead(literal)) return;
    const source = new TextSource(document, literal, createId('text'));
    this.view.current.show(source, source.readingOf(document));
  }

  /** Whether the matrix on screen is the one at the cursor: it follows its own edits. */
  private isShown(document: vscode.TextDocument, offset: number): boolean {
    const { source } = this.view.current;
    if (!(source instanceof TextSource) || source.at.uri !== document.uri.toString()) return false;
    return source.at.start <= offset && offset <= source.at.end;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }
}
