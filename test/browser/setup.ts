import { fileURLToPath } from 'node:url';
import { startServer } from '../../scripts/vscode/server.mjs';
import { buildProduct } from '../vscode/bundle.mjs';
import { provideCpp } from '../vscode/cpp.mjs';
import { providePython } from '../vscode/python.mjs';
import { offerServer } from './shared.js';

/** Extensions that start the debuggers of this machine. */
const debuggers = ['python-debugger', 'cpp-debugger'].map((name) =>
  fileURLToPath(new URL(`../vscode/extensions/${name}`, import.meta.url)),
);

/**
 * Before the first test: builds the product, unless `npm test` has just built it, and starts a VS Code for
 * all files.
 */
export async function setup(): Promise<() => Promise<void>> {
  await buildProduct(process.env['LOW_RANK_LENS_BUILT'] === '1');
  await providePython();
  await provideCpp();
  const server = await startServer({ extensions: debuggers });
  offerServer(server);
  return () => server.stop();
}
