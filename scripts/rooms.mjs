// The parts of the source ("rooms") and their allowed imports. The lint rule uses this list, and a unit
// test compares it with the table in docs/architecture.md.

/**
 * A room is a folder, one file, or the files of a folder without its subfolders (`/*`). `imports` are the
 * other rooms it may import, `packages` the npm packages.
 *
 * @type {readonly { folder: string, imports: readonly string[], packages: readonly string[] }[]}
 */
export const rooms = [
  { folder: 'src/core/kernels', imports: [], packages: [] },
  { folder: 'src/core', imports: ['src/core/kernels'], packages: [] },
  { folder: 'src/protocol', imports: ['src/core'], packages: ['valibot'] },
  { folder: 'src/api.ts', imports: [], packages: ['vscode'] },
  {
    folder: 'src/libraries',
    imports: ['src/core'],
    packages: ['fflate', 'hyparquet', 'hyparquet-compressors'],
  },
  {
    folder: 'src/host',
    imports: ['src/api.ts', 'src/core', 'src/libraries', 'src/protocol'],
    packages: ['vscode', 'valibot'],
  },
  {
    folder: 'src/node',
    imports: ['src/*', 'src/core', 'src/host'],
    packages: [
      'node:child_process',
      'node:fs',
      'node:module',
      'node:os',
      'node:path',
      'node:worker_threads',
    ],
  },
  {
    folder: 'src/*',
    imports: ['src/api.ts', 'src/host', 'src/core', 'src/protocol'],
    packages: ['vscode'],
  },
  {
    folder: 'webview/compute',
    imports: ['src/core', 'src/protocol'],
    packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgl'],
  },
  {
    folder: 'webview/images',
    imports: ['src/core', 'src/protocol', 'webview/compute'],
    packages: ['fast-png'],
  },
  { folder: 'webview/l10n.ts', imports: ['src/core'], packages: [] },
  {
    folder: 'webview/model',
    imports: ['src/core', 'src/protocol', 'webview/l10n.ts'],
    packages: ['valibot'],
  },
  {
    folder: 'webview/heatmap',
    imports: ['src/core', 'src/protocol', 'webview/model'],
    packages: [],
  },
  {
    folder: 'webview/painter',
    imports: ['src/core', 'src/protocol', 'webview/compute', 'webview/heatmap'],
    packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgl'],
  },
  {
    folder: 'webview/standalone',
    imports: ['src/core', 'src/protocol', 'webview/l10n.ts'],
    packages: [],
  },
  {
    folder: 'webview/site',
    imports: [
      'src/core',
      'src/libraries',
      'src/protocol',
      'webview/l10n.ts',
      'webview/standalone',
      'webview/ui',
    ],
    packages: ['preact'],
  },
  {
    folder: 'webview/client',
    imports: ['src/core', 'src/protocol', 'webview/l10n.ts', 'webview/standalone'],
    packages: [],
  },
  { folder: 'webview/charts', imports: ['src/core', 'webview/model'], packages: ['chart.js'] },
  {
    folder: 'webview/ui',
    imports: [
      'src/core',
      'src/protocol',
      'webview/*',
      'webview/charts',
      'webview/client',
      'webview/heatmap',
      'webview/l10n.ts',
      'webview/model',
    ],
    packages: ['preact', '@vscode/codicons'],
  },
  {
    folder: 'webview/*',
    imports: [
      'src/core',
      'src/protocol',
      'webview/client',
      'webview/compute',
      'webview/images',
      'webview/l10n.ts',
      'webview/model',
      'webview/painter',
      'webview/standalone',
      'webview/ui',
    ],
    packages: ['preact', '@vscode/codicons'],
  },
];

/**
 * The room of a file, given by its path from the root with slashes; undefined if it is in no room.
 *
 * @param {string} path
 */
export function roomOf(path) {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const file = path.replace(/\.js$/, '.ts');
  return (
    rooms.find((room) => file === room.folder || folder === room.folder) ??
    rooms.find((room) => folder.startsWith(`${room.folder}/`)) ??
    rooms.find((room) => room.folder === `${folder}/*`)
  );
}

/**
 * Why a file may not import something; undefined if it may.
 *
 * @param {string} path of the importing file, from the root
 * @param {string} wanted the specifier as written in the import
 */
export function refusal(path, wanted) {
  const room = roomOf(path);
  if (!room) return undefined;
  if (!wanted.startsWith('.')) {
    const name = wanted.startsWith('@')
      ? wanted.split('/').slice(0, 2).join('/')
      : wanted.split('/')[0];
    return room.packages.includes(name)
      ? undefined
      : `${room.folder} may not import ${name} (docs/architecture.md).`;
  }
  const target = roomOf(joined(path, wanted));
  if (!target || target === room || room.imports.includes(target.folder)) return undefined;
  return `${room.folder} may not import ${target.folder} (docs/architecture.md).`;
}

/** The path of a relative import, from the root. */
function joined(path, wanted) {
  const parts = path.split('/').slice(0, -1);
  for (const part of wanted.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The rule for ESLint. */
export const roomsRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = `${context.cwd.replaceAll('\\', '/')}/`;
    const path = context.filename.replaceAll('\\', '/').replace(root, '');
    const check = (node) => {
      const { source } = node;
      if (!source || typeof source.value !== 'string') return;
      const message = refusal(path, source.value);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};
