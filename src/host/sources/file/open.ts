import * as vscode from 'vscode';
import { arrayFormats, formatByName } from '../../../core/index.js';
import { fileName } from '../file-names.js';
import { OpenedFile } from './opened-file.js';
import { askLayout } from './raw/ask.js';
import type { RawLayouts } from './raw/layouts.js';

/** Extensions of images; their content decides what they are. */
export const imageExtensions = [
  ...['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'pgm', 'ppm', 'pbm', 'pnm'],
] as const;

/** The editors of package.json. Texts and images open in the lens only on request. */
export const fileEditorTypes = [
  'lowRankLens.arrayFile',
  'lowRankLens.textFile',
  'lowRankLens.imageFile',
] as const;

/**
 * Opens a file in the lens, as an editor. A file without a known format is a file of raw numbers: the user says once
 * how they lie in it.
 *
 * @param given the file, as a menu gives it; otherwise the one of the active editor, or else one that the user chooses.
 * @param isAnew asks again what was said of a file of raw numbers.
 * @throws with a message for the user when the file cannot be reached.
 */
export async function openAsMatrix(
  given: unknown,
  layouts: RawLayouts,
  isAnew: boolean,
): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : (activeFile() ?? (await askFile()));
  if (!uri) return;
  const file = await OpenedFile.open(uri);
  file.dispose();
  if (await isToBeAsked(file, uri, layouts, isAnew)) {
    const before = layouts.get(uri) ?? layouts.like(uri);
    const layout = await askLayout(fileName(uri), file.bytes.size, before);
    if (!layout) return;
    await layouts.set(uri, layout);
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, editorFor(uri));
}

/** Whether the user has to say how the numbers lie in a file. */
async function isToBeAsked(
  file: OpenedFile,
  uri: vscode.Uri,
  layouts: RawLayouts,
  isAnew: boolean,
): Promise<boolean> {
  if (isAnew) return file.raw !== 'no';
  if (file.raw === 'no' || layouts.get(uri)) return false;
  if (file.raw === 'unknown') return true;
  // It begins like something else, by chance perhaps. A text that can be read is a text.
  if (file.catalog.ok) return false;
  const raw = vscode.l10n.t('Raw Numbers…');
  const message = `${fileName(uri)}: ${file.catalog.problem.message}`;
  return (await vscode.window.showWarningMessage(message, raw)) === raw;
}

function editorFor({ path }: vscode.Uri): (typeof fileEditorTypes)[number] {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if ((imageExtensions as readonly string[]).includes(extension)) return 'lowRankLens.imageFile';
  const format = formatByName(path);
  // The editors of these are others: those of VS Code, and the table of a model's weights.
  const isOption =
    format !== undefined &&
    ['parquet', 'csv', 'tsv', 'txt', 'json', 'safetensors'].includes(format);
  return isOption ? 'lowRankLens.textFile' : 'lowRankLens.arrayFile';
}

/** The file of the active editor, if it has one that the lens may know. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  if (!hasUri) return undefined;
  const known: readonly string[] = [...arrayFormats, ...imageExtensions];
  const extension = /\.([^./\\]+)$/.exec(input.uri.path)?.[1]?.toLowerCase() ?? '';
  return known.includes(extension) ? input.uri : undefined;
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open as Matrix'),
    filters: {
      [vscode.l10n.t('Arrays')]: [...arrayFormats],
      [vscode.l10n.t('Images')]: [...imageExtensions],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return chosen?.[0];
}
