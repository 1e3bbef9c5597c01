// How long the host blocks its thread while it opens a model whose header has almost 100 MB, the most that the format
// allows, by `npm run bench:weights -- --only header`. The host runs in this process, with the stand-in for VS Code of
// the unit tests; the file is in memory, and its data are the same few bytes for all tensors.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

async function loadHost(folder) {
  const outfile = `${folder}/host.cjs`;
  await build({
    stdin: {
      contents: `export { OpenedModel } from '../../src/host/weights/open-model.ts';
        export { WeightsSession } from '../../src/host/weights/weights-session.ts';
        export { KeptResults } from '../../src/host/weights/kept-results.ts';
        export * as fake from '../../test/unit/host/vscode/index.ts';`,
      resolveDir: here('.'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { vscode: here('../../test/unit/host/vscode/index.ts') },
    external: ['vitest'],
    logLevel: 'error',
  });
  return createRequire(import.meta.url)(outfile);
}

/** A file with a header of almost so many bytes: matrices of 1×2, and a vector after every fourth. */
function fileOf(bytes) {
  const entries = [];
  let length = 2;
  for (let i = 0; length < bytes - 200; i++) {
    const shape = i % 5 === 4 ? '[8]' : '[2,4]';
    const name = `model.layers.${i >> 3}.block_sparse_moe.experts.${i & 7}.w${i % 3}.weight`;
    const entry = `"${name}":{"dtype":"F32","shape":${shape},"data_offsets":[0,32]}`;
    entries.push(entry);
    length += entry.length + 1;
  }
  const text = `{${entries.join(',')}}`;
  const file = new Uint8Array(8 + text.length + 32);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  Buffer.from(file.buffer).write(text, 8, 'latin1');
  return { file, count: entries.length };
}

/**
 * Opens the model and sends its table to a page that takes the messages and does nothing.
 *
 * @returns seconds until all is sent, the longest block of the thread in milliseconds, and numbers of tensors and messages.
 */
export async function headerBlocks(folder, bytes = 98e6) {
  const { OpenedModel, WeightsSession, KeptResults, fake } = await loadHost(folder);
  const { file, count } = fileOf(bytes);
  const uri = fake.Uri.parse('file:///models/large.safetensors');
  fake.disk.write(uri.toString(), file);
  let receive;
  let messages = 0;
  let shown = 0;
  const webview = {
    onDidReceiveMessage(listener) {
      receive = listener;
      return { dispose() {} };
    },
    postMessage(message) {
      // What VS Code does with a message in this thread.
      JSON.stringify(message);
      messages++;
      if (message.type === 'model' || message.type === 'rows')
        shown += message.rows.length + (message.others?.length ?? 0);
      return Promise.resolve(true);
    },
  };
  const services = {
    kept: new KeptResults(fake.Uri.parse('file:///kept')),
    lens: {},
    answer: () => Promise.resolve(),
  };
  const session = new WeightsSession(webview, uri, services);
  receive({ type: 'ready' });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const blocks = {};
  const start = performance.now();
  const step = async (name, work) => {
    delay.reset();
    delay.enable();
    const value = await work();
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    blocks[name] = delay.max / 1e6;
    return value;
  };
  const model = await step('headers and rows', () => OpenedModel.open(uri));
  if (!model.ok) throw new Error(model.problem.message);
  await step('sending', async () => {
    const done = session.show(model.value.table);
    // The measuring is not what is measured here.
    await done;
    receive({ type: 'cancel' });
  });
  const seconds = (performance.now() - start) / 1000;
  session.dispose();
  model.value.dispose();
  if (shown !== count) throw new Error(`${shown} of ${count} tensors were sent`);
  return { seconds, blocks, count, messages };
}
