/**
 * For esbuild: the entry in Node and the threads take the core and the host from the bundle of the browser,
 * whose exports are in src/extension.ts. A second copy would be a fifth of the package, and in the same
 * process it would not share its state.
 */
export const sharesHost = {
  name: 'shares-host',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\// }, () => ({ path: './web/extension.js', external: true }));
  },
};
