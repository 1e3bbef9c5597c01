import * as vscode from 'vscode';
import { askWhere } from '../ask-where.js';
import { log } from '../log.js';
import { fileName } from '../sources/file-names.js';
import { folderFor } from './save.js';

/**
 * Asks the user for a place for a page, and writes it there: first under another name beside it, so that nobody ever finds
 * half a page.
 *
 * @param name suggested name with its extension.
 * @param beside a document or file; its folder is suggested.
 */
export async function savePage(
  name: string,
  data: Uint8Array,
  beside: vscode.Uri | undefined,
): Promise<void> {
  const folder = folderFor(beside);
  const target = await askWhere({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [vscode.l10n.t('Web pages')]: ['html'] },
    title: vscode.l10n.t('Export as Web Page'),
  });
  if (!target) return;
  try {
    await writeWhole(target, data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log().error(`save ${target.toString()}: ${reason}`);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} was not saved: {1}', target.path, reason),
    );
    return;
  }
  await offer(target, data.length);
}

async function writeWhole(target: vscode.Uri, data: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  const part = target.with({ path: `${target.path}.part` });
  try {
    await fs.writeFile(part, data);
    await fs.rename(part, target, { overwrite: true });
  } catch (error) {
    await fs.delete(part).then(undefined, () => undefined);
    throw error;
  }
}

/** Says that the page is there, and what can be done with it where it is. */
async function offer(target: vscode.Uri, size: number): Promise<void> {
  // Only the desktop shows files of its own machine.
  const isLocal =
    target.scheme === 'file' &&
    vscode.env.uiKind === vscode.UIKind.Desktop &&
    vscode.env.remoteName === undefined;
  const open = vscode.l10n.t('Open in Browser');
  const reveal = vscode.l10n.t('Reveal');
  const kilobytes = Math.ceil(size / 1000);
  const message = vscode.l10n.t('Saved {0} ({1} kB).', fileName(target), kilobytes);
  const chosen = await vscode.window.showInformationMessage(
    message,
    ...(isLocal ? [open, reveal] : [reveal]),
  );
  if (chosen === open) await vscode.env.openExternal(target);
  if (chosen !== reveal) return;
  const command = isLocal ? 'revealFileInOS' : 'revealInExplorer';
  await vscode.commands.executeCommand(command, target);
}
