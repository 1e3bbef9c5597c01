// `npm run bench:gpu`: the product's work on a graphics card beside the same work on the CPU, in headless Chromium:
// products with a block of vectors, steps of the slider, and the search for the leading triplets. Each pair runs in
// one worker, one after the other, so other load on the machine affects both.
//   --parts products,steps,search   which tables (all)
//   --sizes 512,1024,4096x1024      sizes of the matrices (512,1024,1536,2048,3072,4096,8192x1024)
//   --blocks 8,16,32                vectors per product
//   --runs 5                        runs of which the median is shown
//   --angle vulkan                  how Chromium reaches the graphics card; by default the first that does of
//                                   its own choice, vulkan and gl-egl
//   --record                        also writes the results to bench/results/gpu (record.mjs)
// LOW_RANK_LENS_CHROMIUM is the path of a Chromium, Chrome or Edge, if it is not found by itself.
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { launchBrowser, HARDWARE_WAYS } from '../scripts/vscode/browser.mjs';
import { median, startRecord } from './record.mjs';

const { values: options } = parseArgs({
  options: {
    parts: { type: 'string', default: 'products,steps,search' },
    sizes: { type: 'string', default: '512,1024,1536,2048,3072,4096,8192x1024' },
    blocks: { type: 'string', default: '16' },
    runs: { type: 'string', default: '5' },
    angle: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});
const list = (text) => text.split(',').filter(Boolean);
const sizes = list(options.sizes).map((text) => {
  const [rows, cols] = text.split('x').map(Number);
  return [rows, cols ?? rows];
});
const work = { sizes, blocks: list(options.blocks).map(Number), runs: Number(options.runs) };

/** The worker as one script, and a page that starts it; from localhost, which counts as secure. */
async function serve() {
  await buildKernels();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('gpu/worker.mjs', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    loader: { '.glsl': 'text' },
    logLevel: 'error',
    write: false,
  });
  const script = outputFiles[0].text;
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>bench:gpu</title>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}/`, stop: () => server.close() };
}

/** Opens the page with the first of the ways that reaches a graphics card, or else the last that draws at all. */
async function openPage(url) {
  const ways = options.angle ? [options.angle] : HARDWARE_WAYS;
  let kept;
  for (const way of ways) {
    const browser = await launchBrowser({ webgl: 'hardware', angle: way });
    const page = await browser.newPage();
    await page.goto(url);
    const takes = {};
    await page.exposeFunction('takeRow', ({ table, values }) => takes[table](values));
    let graphics;
    takes.graphics = (values) => (graphics = values);
    await runPart(page, 'graphics');
    console.log(`ANGLE ${way}: ${graphics.renderer ?? graphics.missing}`);
    if (graphics.missing) {
      await browser.close();
      continue;
    }
    await kept?.browser.close();
    kept = { browser, page, takes, graphics, version: browser.version() };
    if (!graphics.emulated) break;
  }
  return kept;
}

/** Runs one part in a worker of its own, which hands over its rows as they come. */
async function runPart(page, part) {
  await page.evaluate(
    ({ part, options }) =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = ({ data }) => {
          if (data.kind === 'row') window.takeRow(data);
          else {
            worker.terminate();
            if (data.kind === 'done') resolve();
            else reject(new Error(data.message));
          }
        };
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage({ part, options });
      }),
    { part, options: work },
  );
}

const ms = (values) => median(values).toFixed(2).padStart(10);
const ratio = (gpu, cpu) => (median(gpu) / median(cpu)).toFixed(2).padStart(8);
const power = (value) => value.toExponential(1).padStart(9);

const TITLES = {
  products: [
    'Products: M X and Mᵀ Y with a block of vectors, up and back down again',
    'matrix      block       GPU        CPU   ratio    upload  GPU off by',
  ],
  steps: [
    'Steps of the slider: M̂ₖ and the error drawn, 420×420 each; and the first picture of M',
    'matrix     ranks        GPU        CPU   ratio  M on GPU    on CPU  GPU off by  pixels',
  ],
  search: [
    'Search: the leading 32 triplets to 1e-6, refined and bounded in double precision',
    'matrix      block       GPU        CPU   ratio  products    upload     probe  chosen  σ differ by',
  ],
};

function tables(record) {
  const add = (name, of, gpu, cpu, more) =>
    record.add({ name, of, values: gpu, against: { name: 'CPU', values: cpu }, more });
  return {
    start: ({ what, millis }) => {
      console.log(`(WebGL and tfjs ready in ${millis.toFixed(0)} ms)`);
      record.add({ name: 'start', of: { what }, values: [millis] });
    },
    products: ({ size, block, gpu, cpu, error, upload }) => {
      console.log(
        `${size.padEnd(10)}${String(block).padStart(7)}${ms(gpu)} ${ms(cpu)}${ratio(gpu, cpu)}${ms([upload])}  ${power(error)}`,
      );
      add('products', { size, block }, gpu, cpu, { cpu: median(cpu), upload, error });
    },
    steps: ({ size, by, gpu, cpu, first, error, pixels }) => {
      console.log(
        `${size.padEnd(10)}${String(by).padStart(6)} ${ms(gpu)} ${ms(cpu)}${ratio(gpu, cpu)}${ms([first.gpu])}${ms([first.cpu])}  ${power(error)}  ${(100 * pixels).toFixed(2)} %`,
      );
      add('step', { size, by }, gpu, cpu, { cpu: median(cpu), first, error, pixels });
    },
    search: ({ size, block, gpu, cpu, spent, probe, rates, chosen, error }) => {
      console.log(
        `${size.padEnd(10)}${String(block).padStart(7)}${ms(gpu)} ${ms(cpu)}${ratio(gpu, cpu)}${ms([spent.millis])}${ms([spent.upload])}${ms([probe])}  ${chosen ? 'GPU' : 'CPU'}    ${power(error)}`,
      );
      add('search', { size, block }, gpu, cpu, {
        cpu: median(cpu),
        spent,
        probe,
        rates,
        chosen,
        error,
      });
    },
  };
}

const server = await serve();
const opened = await openPage(server.url);
try {
  if (!opened) {
    console.log('No WebGL 2 with 32-bit float targets here: there is nothing to measure.');
    process.exitCode = 1;
  } else {
    const { page, takes, graphics, version } = opened;
    const record = startRecord('gpu');
    console.log(`\nMedians of ${options.runs} in ms; ${record.heading}`);
    console.log(`Chromium ${version}; ${graphics.renderer}; textures to ${graphics.texture}`);
    if (graphics.emulated) {
      console.log('WebGL is EMULATED on the CPU: these are not the times of a graphics card.');
    }
    record.add({ name: 'graphics', values: [0], more: { ...graphics, version } });
    Object.assign(takes, tables(record));
    for (const part of list(options.parts)) {
      for (const line of ['', ...TITLES[part]]) console.log(line);
      await runPart(page, part);
    }
    record.finish();
  }
} finally {
  await opened?.browser.close();
  server.stop();
}
