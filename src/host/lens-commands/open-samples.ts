import * as vscode from 'vscode';
import { sampleNames, type SampleName } from '../../protocol/index.js';
import { openSample } from '../visualizer/samples.js';

/** What a sample shows. */
function describe(name: SampleName): string {
  switch (name) {
    case 'worked.py':
      return vscode.l10n.t('Python: small matrices of known rank, an image, a printed tensor');
    case 'ratings.tsv':
      return vscode.l10n.t('a table with missing entries, to complete');
    case 'notes.tex':
      return vscode.l10n.t('matrices in LaTeX');
  }
}

/**
 * The command *Open Samples*: a copy of a sample in an unsaved document, with the cursor in its first matrix.
 *
 * @param wish the name of a sample; it is opened without asking.
 */
export async function openSamples(wish: unknown): Promise<void> {
  const wished = sampleNames.find((name) => name === wish);
  const name = wished ?? (await choose());
  if (!name) return;
  const first = await openSample(name);
  const editor = vscode.window.activeTextEditor;
  if (!first || editor?.document.uri.toString() !== first.uri) return;
  const at = editor.document.positionAt(first.offset);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection);
}

async function choose(): Promise<SampleName | undefined> {
  const items = sampleNames.map((name) => ({ label: name, description: describe(name), name }));
  const placeHolder = vscode.l10n.t('A copy opens, which you may change');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.name;
}
