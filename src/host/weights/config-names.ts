import * as vscode from 'vscode';
import { fileName, stem } from '../sources/file-names.js';

/**
 * Where PEFT's configuration of an adapter may be, beside its file. PEFT knows only the usual name; its own name comes
 * first, because the lens gives it to a configuration where another adapter has the usual one.
 */
export function configsBeside(adapter: vscode.Uri): readonly [own: vscode.Uri, usual: vscode.Uri] {
  const usual = 'adapter_config.json';
  const beside = (name: string) => vscode.Uri.joinPath(adapter, '..', name);
  return [beside(`${stem(fileName(adapter))}.${usual}`), beside(usual)];
}
