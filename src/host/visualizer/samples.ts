import * as vscode from 'vscode';
import { decodeUtf8 } from '../../core/index.js';
import type { SampleName } from '../../protocol/index.js';
import { openNewFile } from '../new-file.js';
import { literalsIn } from '../sources/text/literals.js';
import { hostSettings } from '../settings.js';
import type { VisualizeTarget } from '../sources/text/target.js';

const languages: Readonly<Record<SampleName, string>> = {
  'worked.py': 'python',
  'ratings.tsv': 'tsv',
  'notes.tex': 'latex',
};

/**
 * Opens a copy of a sample, which the user may change.
 *
 * @returns the place of its first matrix.
 */
export async function openSample(name: SampleName): Promise<VisualizeTarget | undefined> {
  const extension = vscode.extensions.getExtension('low-rank-lens.low-rank-lens');
  if (!extension) return undefined;
  const file = vscode.Uri.joinPath(extension.extensionUri, 'samples', name);
  const text = decodeUtf8(await vscode.workspace.fs.readFile(file));
  if (!text.ok) throw new Error(text.problem.message);
  const document = await openNewFile(text.value, languages[name]);
  const first = literalsIn(document, hostSettings(document.uri)).find(({ result }) => result.ok);
  return first && { uri: document.uri.toString(), offset: first.at.start };
}
