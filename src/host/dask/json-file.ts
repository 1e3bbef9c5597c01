import * as vscode from 'vscode';
import { decodeUtf8 } from '../../core/index.js';

/** The text of a small file of a run. @throws when it is not there, or is no UTF-8. */
export async function textOfFile(uri: vscode.Uri): Promise<string> {
  const text = decodeUtf8(await vscode.workspace.fs.readFile(uri));
  if (!text.ok) throw new Error(text.problem.message);
  return text.value;
}
