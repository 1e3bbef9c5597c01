import * as vscode from 'vscode';
import { gather } from './gather.js';
import { reportText } from './report.js';

/** The command *Show Diagnostics*: an unsaved document to read and to paste into an issue. */
export async function showDiagnostics(...given: Parameters<typeof gather>): Promise<void> {
  const content = reportText(await gather(...given));
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preview: false });
}
