import * as vscode from 'vscode';
import { fileName } from '../sources/file-names.js';
import type { Session } from '../visualizer/session.js';
import { sayNothingShown } from './nothing-shown.js';

/** What a key binding may name, so that it is not asked. */
interface PageWish {
  readonly title?: string;
  /** Markdown. */
  readonly note?: string;
  /** Whether the text that the matrix was read from is in the page. */
  readonly sourceText?: boolean;
}

/** The command *Export as Web Page…*: asks what is in the page besides the matrix; the lens then writes it. */
export async function exportPage(session: Session | undefined, argument: unknown): Promise<void> {
  const source = session?.description;
  if (!session || !source) {
    sayNothingShown();
    return;
  }
  const refused = session.pageRefusal;
  if (refused !== undefined) {
    void vscode.window.showWarningMessage(refused);
    return;
  }
  const wish: PageWish = typeof argument === 'object' && argument !== null ? argument : {};
  const title = wish.title ?? (await askTitle(source.label));
  if (title === undefined) return;
  const note = wish.note ?? (await askNote());
  if (note === undefined) return;
  const text = await session.source?.text?.();
  const withText = text !== undefined && (wish.sourceText ?? (await askText(source.place)));
  if (withText === undefined) return;
  session.exportPage({
    title: title.trim() === '' ? source.label : title.trim(),
    note,
    ...(withText ? { text } : {}),
    language: vscode.env.language,
  });
}

function askTitle(label: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Export as Web Page (1/3): the title'),
    prompt: vscode.l10n.t('The title of the page'),
    value: label,
    ignoreFocusOut: true,
  });
}

/** A note of one line, or an open document in Markdown. An input box has no second line. */
async function askNote(): Promise<string | undefined> {
  const title = vscode.l10n.t('Export as Web Page (2/3): a note above the matrix');
  const documents = vscode.workspace.textDocuments.filter(
    ({ languageId, uri }) =>
      languageId === 'markdown' && (uri.scheme === 'file' || uri.scheme === 'untitled'),
  );
  const none = { label: vscode.l10n.t('No note') };
  const write = { label: vscode.l10n.t('Write a note…') };
  const open = documents.map((document) => ({
    label: vscode.l10n.t('The text of {0}', fileName(document.uri)),
    document,
  }));
  const chosen = await vscode.window.showQuickPick<
    vscode.QuickPickItem & { readonly document?: vscode.TextDocument }
  >([none, write, ...open], { title, ignoreFocusOut: true });
  if (!chosen) return undefined;
  if (chosen.document) return chosen.document.getText();
  if (chosen === none) return '';
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Markdown: *emphasis*, `code`, [links](https://…)'),
    ignoreFocusOut: true,
  });
}

async function askText(place: string): Promise<boolean | undefined> {
  const without = { label: vscode.l10n.t('Without the text of the matrix'), withText: false };
  const included = {
    label: vscode.l10n.t('With the text of the matrix'),
    description: place,
    withText: true,
  };
  const title = vscode.l10n.t('Export as Web Page (3/3): the text that the matrix comes from');
  const chosen = await vscode.window.showQuickPick([without, included], {
    title,
    ignoreFocusOut: true,
  });
  return chosen?.withText;
}
