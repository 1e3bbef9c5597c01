import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md). Each room lists what it must never see; patterns are
 * matched against the import path as written, so a relative path out of the room is caught too.
 */
const room = (files, never) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: never.map(([group, message]) => ({ group, message })) },
    ],
  },
});

const VSCODE = [['vscode'], 'Only src/host and src/extension.ts import vscode.'];
const NODE = [['node:*'], 'This code also runs in a browser: no Node modules.'];
const HOST = [['**/host/**', '**/host'], 'src/host is the outermost room: nothing imports it.'];
const WEBVIEW = [['**/webview/**'], 'Code of the webview stays in the webview.'];
const PROTOCOL = [['**/protocol/**', '**/protocol'], 'src/core knows no messages.'];
const TFJS = [['@tensorflow/*'], 'tfjs lives in webview/compute only.'];
const CHART = [['chart.js', 'chart.js/*'], 'chart.js lives in webview/charts only.'];
const UI = [
  ['**/ui/**', 'preact', 'preact/*', '@vscode-elements/*'],
  'Components live in webview/ui.',
];
const HEATMAP = [['**/heatmap/**'], 'Drawing stays out of here.'];
const COMPUTE = [['**/compute/**'], 'Talk to the worker through its client.'];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'out/',
      'artifacts/',
      'coverage/',
      '**/*.generated.ts',
      'src/core/svd/kernels/assembly/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'fetch',
          'performance',
          'document',
          'window',
          'self',
          'globalThis',
          'navigator',
          'WebAssembly',
          'Worker',
          'Blob',
          'OffscreenCanvas',
          'requestAnimationFrame',
          'setInterval',
          'clearInterval',
          'AbortSignal',
          'AbortController',
          'TextDecoder',
          'TextEncoder',
          'structuredClone',
          'setImmediate',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  room(['src/core/**/*.ts'], [VSCODE, NODE, HOST, WEBVIEW, PROTOCOL, TFJS, CHART, UI]),
  room(['src/protocol/**/*.ts'], [VSCODE, NODE, HOST, WEBVIEW, TFJS, CHART, UI]),
  room(['src/host/**/*.ts', 'src/extension.ts'], [NODE, WEBVIEW, TFJS, CHART, UI]),
  room(['webview/compute/**/*.ts'], [VSCODE, NODE, HOST, CHART, UI, HEATMAP]),
  room(['webview/model/**/*.ts'], [VSCODE, NODE, HOST, TFJS, CHART, UI, HEATMAP, COMPUTE]),
  room(['webview/heatmap/**/*.ts'], [VSCODE, NODE, HOST, TFJS, CHART, UI, COMPUTE]),
  room(['webview/charts/**/*.ts'], [VSCODE, NODE, HOST, TFJS, UI, HEATMAP, COMPUTE]),
  room(['webview/ui/**/*.ts', 'webview/ui/**/*.tsx'], [VSCODE, NODE, HOST, TFJS, CHART]),
  room(['webview/*.ts', 'webview/*.tsx'], [VSCODE, NODE, HOST, TFJS, CHART]),
  prettier,
);
