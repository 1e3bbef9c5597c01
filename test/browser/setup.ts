import { fileURLToPath } from 'node:url';
import { makeVsix } from '../../scripts/package.mjs';
import { releaseNamed } from '../../scripts/vscode/releases.mjs';
import { startServer } from '../../scripts/vscode/server.mjs';
import { buildProduct } from '../vscode/bundle.mjs';
import { provideCpp } from '../vscode/cpp.mjs';
import { providePython } from '../vscode/python.mjs';
import { offerServer } from './shared.js';

/** Extensions that start the debuggers of this machine, and one with a file system. */
const extensions = ['python-debugger', 'cpp-debugger', 'remote-files'].map((name) =>
  fileURLToPath(new URL(`../vscode/extensions/${name}`, import.meta.url)),
);

/**
 * Before the first test: builds the product, unless `npm test` has just built it, and starts a VS Code for
 * all files. A release that takes no folders gets the package.
 */
export async function setup(): Promise<() => Promise<void>> {
  const { takesFolders } = releaseNamed();
  if (takesFolders) await buildProduct(process.env['LOW_RANK_LENS_BUILT'] === '1');
  await providePython();
  await provideCpp();
  const server = await startServer({
    extensions,
    ...(takesFolders ? {} : { vsix: await makeVsix() }),
  });
  offerServer(server);
  return () => server.stop();
}
