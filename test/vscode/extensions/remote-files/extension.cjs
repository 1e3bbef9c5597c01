/* global atob, btoa, process */
// A file system in memory with two schemes: `lens-test` and, for reading only, `lens-test-readonly`. The command
// "Lens Tests: Order" asks for a JSON list of orders (test/browser/remote.ts has their types).
const vscode = require('vscode');

/** Path → `{ data, mtime, size }`; `size` is what `stat` says. */
const files = new Map();
/** Path → the message of the error of a reading or a writing. */
const failing = new Map();
const changes = new vscode.EventEmitter();
/** While it is set, readings wait. */
let held;
let release;
let readings = 0;

const { FileSystemError, FileType, FileChangeType, Uri } = vscode;

function found(uri) {
  const file = files.get(uri.path);
  if (!file) throw FileSystemError.FileNotFound(uri);
  return file;
}

function changed(path, type) {
  const uris = ['lens-test', 'lens-test-readonly'].map((scheme) => Uri.from({ scheme, path }));
  changes.fire(uris.map((uri) => ({ type, uri })));
}

function put(path, data, size) {
  const type = files.has(path) ? FileChangeType.Changed : FileChangeType.Created;
  files.set(path, { data, mtime: Date.now(), size: size ?? data.length });
  changed(path, type);
}

const provider = {
  onDidChangeFile: changes.event,
  watch: () => new vscode.Disposable(() => undefined),
  stat(uri) {
    if (uri.path === '/') return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { mtime, size } = found(uri);
    // A size of "clock": this file system knows neither sizes nor times, and invents them.
    const isInvented = size === 'clock';
    return isInvented
      ? { type: FileType.File, ctime: 0, mtime: Date.now(), size: 0 }
      : { type: FileType.File, ctime: 0, mtime, size };
  },
  readDirectory: () => [...files.keys()].map((path) => [path.slice(1), FileType.File]),
  createDirectory: () => undefined,
  async readFile(uri) {
    const { data } = found(uri);
    readings++;
    await held;
    const message = failing.get(uri.path);
    if (message !== undefined) throw FileSystemError.Unavailable(message);
    return data;
  },
  writeFile(uri, data) {
    const message = failing.get(uri.path);
    if (message !== undefined) throw FileSystemError.Unavailable(message);
    put(uri.path, data);
  },
  delete(uri) {
    found(uri);
    files.delete(uri.path);
    changed(uri.path, FileChangeType.Deleted);
  },
  rename(from, to) {
    put(to.path, found(from).data);
    files.delete(from.path);
    changed(from.path, FileChangeType.Deleted);
  },
};

const uriOf = (address) => Uri.parse(address.includes(':') ? address : `lens-test:${address}`);

/** What each order does. */
const orders = {
  put: ({ path, base64, size }) =>
    put(
      path,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
      size,
    ),
  delete: ({ path }) => provider.delete(uriOf(path)),
  fail: ({ path, message }) => failing.set(path, message),
  heal: ({ path }) => failing.delete(path),
  hold: () => (held = new Promise((resolve) => (release = resolve))),
  release: () => release(),
  open: ({ path }) => vscode.commands.executeCommand('vscode.open', uriOf(path)),
  openAs: ({ path, editor }) =>
    vscode.commands.executeCommand('vscode.openWith', uriOf(path), editor),
  /** Calls a tool of a language model, and shows the summary of its answer. */
  async tool({ name, input }) {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    void vscode.window.showInformationMessage(`Tool: ${JSON.parse(content[0].value).summary}`);
  },
  tools: () =>
    void vscode.window.showInformationMessage(
      `Tools: ${vscode.lm.tools
        .map(({ name }) => name)
        .filter((name) => name.startsWith('lowRankLens'))
        .sort()
        .join(' ')}`,
    ),
  host: () =>
    void vscode.window.showInformationMessage(
      `Host: ${typeof process === 'undefined' ? 'web worker' : 'Node'}`,
    ),
  readings: () => void vscode.window.showInformationMessage(`Readings: ${readings}`),
  bytes: ({ path }) =>
    void vscode.window.showInformationMessage(
      `Bytes: ${btoa(String.fromCharCode(...found(uriOf(path)).data))}`,
    ),
};

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('lens-test', provider, { isCaseSensitive: true }),
    vscode.workspace.registerFileSystemProvider('lens-test-readonly', provider, {
      isCaseSensitive: true,
      isReadonly: true,
    }),
    vscode.commands.registerCommand('lowRankLensTests.order', async () => {
      // An editor that gets its picture late takes the focus, which would close the box.
      const text = await vscode.window.showInputBox({ prompt: 'Orders', ignoreFocusOut: true });
      for (const order of JSON.parse(text ?? '[]')) {
        try {
          await orders[order.what](order);
        } catch (error) {
          void vscode.window.showErrorMessage(`Order ${order.what}: ${String(error)}`);
        }
      }
    }),
  );
};
