import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

/** The log of the extension, created when something is first written to it. */
export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel('Low-Rank Lens', { log: true });
  return channel;
}

export function disposeLog(): void {
  channel?.dispose();
  channel = undefined;
}
