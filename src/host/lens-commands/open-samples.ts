import * as vscode from 'vscode';
import { sampleNames, type SampleName } from '../../protocol/index.js';
import { openSample } from '../visualizer/samples.js';

/** Samples that are no texts. Their editor only reads them, so they are opened where they are. */
const sampleFiles = ['adapter/adapter_model.safetensors'] as const;

type Wish = SampleName | (typeof sampleFiles)[number];
const all: readonly Wish[] = [...sampleNames, ...sampleFiles];

/** What a sample shows. */
function describe(name: Wish): string {
  switch (name) {
    case 'worked.py':
      return vscode.l10n.t('Python: small matrices of known rank, an image, a printed tensor');
    case 'ratings.tsv':
      return vscode.l10n.t('a table with missing entries, to complete');
    case 'notes.tex':
      return vscode.l10n.t('matrices in LaTeX');
    case 'adapter/adapter_model.safetensors':
      return vscode.l10n.t('the weights of a low-rank adapter, as a table');
  }
}

/**
 * The command *Open Samples*: a copy of a text in an unsaved document, with the cursor in its first matrix, or a file in
 * its own editor.
 *
 * @param wish the name of a sample; it is opened without asking.
 */
export async function openSamples(wish: unknown): Promise<void> {
  const name = all.find((one) => one === wish) ?? (await choose());
  if (!name) return;
  const text = sampleNames.find((one) => one === name);
  await (text === undefined ? openFile(name) : openCopy(text));
}

async function openCopy(name: SampleName): Promise<void> {
  const first = await openSample(name);
  const editor = vscode.window.activeTextEditor;
  if (!first || editor?.document.uri.toString() !== first.uri) return;
  const at = editor.document.positionAt(first.offset);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection);
}

async function openFile(name: string): Promise<void> {
  const extension = vscode.extensions.getExtension('low-rank-lens.low-rank-lens');
  if (!extension) return;
  const file = vscode.Uri.joinPath(extension.extensionUri, 'samples', name);
  await vscode.commands.executeCommand('vscode.open', file);
}

async function choose(): Promise<Wish | undefined> {
  const items = all.map((name) => ({ label: name, description: describe(name), name }));
  const placeHolder = vscode.l10n.t('The sample to open');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.name;
}
