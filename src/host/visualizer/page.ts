import * as vscode from 'vscode';
import { pageSettings } from '../settings.js';
import { createNonce } from './nonce.js';

/** The only folder from which a page may load files. */
export function pageRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** The page of the visualizer. */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  place: 'panel' | 'view',
  coming: ComingMatrix | undefined,
): string {
  const worker = webview.asWebviewUri(vscode.Uri.joinPath(pageRoot(extensionUri), 'worker.js'));
  return shell(webview, extensionUri, 'main', {
    attributes: {
      place,
      backend: pageSettings().backend,
      worker: worker.toString(),
      ...(coming ? { coming: coming.isFile ? 'file' : 'matrix' } : {}),
    },
    // The page's script fetches it when it has started; by then it is here.
    ahead: [worker.toString()],
    before: coming ? skeleton(coming) : '',
  });
}

/** The page with the table of a model's weights. */
export function weightsHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  label: string,
): string {
  const title = `<h1 style="margin: 0">${escapeHtml(label)}</h1>`;
  return shell(webview, extensionUri, 'weights', {
    attributes: {},
    ahead: [],
    before: `<div id="skeleton" role="status" style="padding: 12px 16px">${title}</div>`,
  });
}

interface Content {
  /** `data-` attributes of the body. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Addresses that the script will fetch. */
  readonly ahead: readonly string[];
  /** What is seen until the script has started. */
  readonly before: string;
}

/**
 * A page with one script and its style sheet. Scripts need a nonce. `wasm-unsafe-eval` allows the WebAssembly of the SVD,
 * and evaluates no text. Workers start from a blob, because a webview cannot load a worker script from an
 * address. `connect-src` lets the page fetch this script and nothing else. Chart.js, and components that
 * set sizes, need inline style attributes.
 */
function shell(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: string,
  { attributes, ahead, before }: Content,
): string {
  const root = pageRoot(extensionUri);
  const asset = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
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
  const data = Object.entries(attributes).map(([key, value]) => ` data-${key}="${value}"`);
  const preload = (address: string) =>
    `<link rel="preload" as="fetch" crossorigin="anonymous" href="${address}" />`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link id="vscode-codicon-stylesheet" rel="stylesheet" href="${asset(`${name}.css`)}" />
    ${ahead.map(preload).join('')}
    <title>Low-Rank Lens</title>
  </head>
  <body data-l10n="${translations()}"${data.join('')}>
    ${before}
    <div id="app"></div>
    <script nonce="${nonce}" src="${asset(`${name}.js`)}"></script>
  </body>
</html>`;
}

/** The name and the shape of a matrix that the page shows as soon as it has started. */
export interface ComingMatrix {
  readonly label: string;
  /** Undefined while the text is being read. */
  readonly rows?: number;
  readonly cols?: number;
  /** The page is the editor of a file, and never shows anything else. */
  readonly isFile?: boolean;
}

/** Ratio of the sides of a picture, as on the page (webview/model/layout.ts). */
const longest = 4;

/**
 * What is seen before the page has started: the name, the shape, and the places of the pictures. The page
 * removes it when it has the matrix. It has its own styles, because those of the page come with its script.
 */
function skeleton({ label, rows, cols }: ComingMatrix): string {
  const ratio = Math.min(longest, Math.max(1 / longest, (cols ?? 1) / Math.max(1, rows ?? 1)));
  const shape = rows === undefined ? '' : `${rows}×${cols ?? 0}`;
  const ground = 'background: var(--vscode-foreground); opacity: 0.08';
  const area = `<div style="${ground}; aspect-ratio: ${ratio}; max-height: 380px"></div>`;
  const grid =
    'display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 12px';
  return `<div id="skeleton" role="status" style="padding: 12px 16px">
      <h1 style="margin: 0 0 72px">${escapeHtml(label)} <span style="font-weight: normal">${shape}</span></h1>
      <div style="${grid}">${area.repeat(3)}</div>
    </div>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&"<>]/g, (c) => escapes[c] ?? c);
}

/** The translations of the display language as the value of an attribute; empty in English. */
function translations(): string {
  const { bundle } = vscode.l10n;
  if (!bundle) return '';
  return escapeHtml(JSON.stringify(bundle));
}
