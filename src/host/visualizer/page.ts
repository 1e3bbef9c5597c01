import * as vscode from 'vscode';
import { pageSettings } from '../settings.js';
import { createNonce } from './nonce.js';

/** The only folder from which a page may load files. */
export function pageRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The page of the visualizer. Scripts need a nonce. `wasm-unsafe-eval` allows the WebAssembly of the SVD,
 * and evaluates no text. Workers start from a blob, because a webview cannot load a worker script from an
 * address. `connect-src` lets the page fetch this script and nothing else. Chart.js, and components that
 * set sizes, need inline style attributes.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, place: string): string {
  const root = pageRoot(extensionUri);
  const asset = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString();
  const nonce = createNonce();
  const source = webview.cspSource;
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src ${source} 'unsafe-inline'`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
    `worker-src blob:`,
    `connect-src ${source}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link id="vscode-codicon-stylesheet" rel="stylesheet" href="${asset('main.css')}" />
    <title>Low-Rank Lens</title>
  </head>
  <body data-place="${place}" data-backend="${pageSettings().backend}" data-l10n="${translations()}" data-worker="${asset('worker.js')}">
    <div id="app"></div>
    <script nonce="${nonce}" src="${asset('main.js')}"></script>
  </body>
</html>`;
}

/** The translations of the display language as the value of an attribute; empty in English. */
function translations(): string {
  const { bundle } = vscode.l10n;
  if (!bundle) return '';
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' };
  return JSON.stringify(bundle).replace(/[&"<]/g, (c) => escapes[c] ?? c);
}
