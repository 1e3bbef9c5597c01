// The part of bench/gpu.mjs that runs in a worker of the browser, as the product's own workers do. It measures the
// code of the product (webview/), and posts one message per row.
import { singleProducts, truncatedSvd, truncatedSvdWith } from '../../src/core/index.ts';
import { startWebgl } from '../../webview/compute/gpu-search.ts';
import { isFaster, measureRates } from '../../webview/compute/search-rates.ts';
import { TensorProducts } from '../../webview/compute/tensor-products.ts';
import { CpuEngine } from '../../webview/painter/cpu-engine.ts';
import { createStage, isEmulated } from '../../webview/painter/gl-context.ts';
import { GlEngine } from '../../webview/painter/gl-engine.ts';
import { factors, lowRankPlusNoise, vectors } from './data.mjs';

/** Layers of the factors on which steps of the slider are timed. */
const LAYERS = 64;
/** Steps that are drawn one after the other; their mean time is one value. */
const BATCH = 8;
/** Leading triplets that the search looks for, and its tolerance: as in webview/compute/decomposer.ts. */
const TRIPLETS = 32;
const TOLERANCE = { tolerance: 1e-6 };
const SIDE = 420;

const row = (table, values) => self.postMessage({ kind: 'row', table, values });

/** Milliseconds of each of `runs` runs. A first one, for shaders and memory, is not counted. */
async function timed(runs, work) {
  await work();
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

/** One product of each kind: M X and Mᵀ Y. */
function productsOf(products, { rows, cols }, count) {
  const x = vectors(count * cols, 3);
  const y = vectors(count * rows, 5);
  return async () => {
    await products.multiply(x, count);
    await products.multiplyTransposed(y, count);
  };
}

/** Largest difference of M X from double precision, as a share of the largest |entry| of M X. */
async function errorOf(products, { rows, cols, data }, count) {
  const x = vectors(count * cols, 3);
  const got = await products.multiply(x, count);
  let largest = 0;
  let off = 0;
  for (let v = 0; v < count; v++) {
    for (let i = 0; i < rows; i += Math.ceil(rows / 32)) {
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += data[i * cols + j] * x[v * cols + j];
      largest = Math.max(largest, Math.abs(sum));
      off = Math.max(off, Math.abs(sum - got[v * rows + i]));
    }
  }
  return off / largest;
}

async function products({ sizes, blocks, runs }) {
  for (const [rows, cols] of sizes) {
    const matrix = lowRankPlusNoise(rows, cols, 1);
    const start = performance.now();
    const gpu = new TensorProducts(matrix, 1);
    await productsOf(gpu, matrix, 1)();
    const upload = performance.now() - start;
    for (const block of blocks) {
      const cpu = singleProducts(matrix, 1, block);
      try {
        row('products', {
          size: `${rows}x${cols}`,
          block,
          gpu: await timed(runs, productsOf(gpu, matrix, block)),
          cpu: await timed(runs, productsOf(cpu, matrix, block)),
          error: await errorOf(gpu, matrix, block),
          upload,
        });
      } finally {
        cpu.dispose();
      }
    }
    gpu.dispose();
  }
}

const picture = (of, { rows, cols }) => ({
  id: of,
  of,
  width: SIDE,
  height: SIDE,
  viewport: { x: 0, y: 0, width: cols, height: rows },
  domain: [-1, 1],
  scale: 'linear',
  colorMap: 'vik',
  reversed: false,
  missingColor: [128, 128, 128],
});

/** Draws pictures, and waits until the last of them can be read: a GPU works on after `draw` returns. */
function drawer(engine, size) {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: false });
  return async (kinds, rank) => {
    let last;
    for (const of of kinds) {
      last?.close();
      last = await engine.draw(picture(of, size), rank, undefined);
    }
    return () => {
      context.drawImage(last, 0, 0);
      last.close();
      return context.getImageData(0, 0, 1, 1).data[0];
    };
  };
}

/** Steps to and fro between the ranks, `by` at a time; milliseconds per step. */
async function stepsOf(engine, matrix, by, runs) {
  const draw = drawer(engine, matrix);
  const step = ['approximation', 'error'];
  let rank = 8;
  let up = true;
  const next = () => {
    if (rank + by > LAYERS) up = false;
    if (rank - by < 1) up = true;
    rank += up ? by : -by;
    return rank;
  };
  const times = await timed(runs, async () => {
    let seen;
    for (let i = 0; i < BATCH; i++) {
      seen?.();
      seen = await draw(step, next());
    }
    seen();
  });
  return times.map((time) => time / BATCH);
}

/** Share of the pixels of M̂₁₆ and its error that the two engines draw differently, by more than two of 255. */
async function differentPixels(gpu, cpu, size) {
  let different = 0;
  let all = 0;
  for (const of of ['approximation', 'error']) {
    const images = [];
    for (const engine of [gpu, cpu]) {
      const bitmap = await engine.draw(picture(of, size), 16, undefined);
      const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      images.push(context.getImageData(0, 0, SIDE, SIDE).data);
    }
    const [ours, theirs] = images;
    for (let at = 0; at < ours.length; at += 4, all++) {
      const off = (c) => Math.abs(ours[at + c] - theirs[at + c]) > 2;
      if (off(0) || off(1) || off(2)) different++;
    }
  }
  return different / all;
}

async function firstPicture(makeEngine, matrix) {
  const start = performance.now();
  const engine = makeEngine();
  (await drawer(engine, matrix)(['matrix'], 0))();
  return { engine, millis: performance.now() - start };
}

async function steps({ sizes, runs }) {
  const stage = await createStage();
  for (const [rows, cols] of sizes) {
    const svd = factors(rows, cols, LAYERS);
    const matrix = lowRankPlusNoise(rows, cols, 2);
    const scene = { matrixId: 1, matrix, maxAbs: 1, svd };
    const { gl, canvas, heatmap, renderer } = stage;
    const gpu = await firstPicture(
      () => new GlEngine(gl, canvas, heatmap, scene, renderer),
      matrix,
    );
    const cpu = await firstPicture(() => new CpuEngine(scene, ''), matrix);
    for (const by of [1, 8]) {
      row('steps', {
        size: `${rows}x${cols}`,
        by,
        gpu: await stepsOf(gpu.engine, matrix, by, runs),
        cpu: await stepsOf(cpu.engine, matrix, by, runs),
        first: { gpu: gpu.millis, cpu: cpu.millis },
        error: gpu.engine.check(16),
        pixels: await differentPixels(gpu.engine, cpu.engine, matrix),
      });
    }
    gpu.engine.dispose();
    cpu.engine.dispose();
  }
  // Gives the memory of the context back.
  stage.gl.getExtension('WEBGL_lose_context')?.loseContext();
}

/** σ of the answer, to compare the two ways. */
const off = (a, b) => Math.max(...a.map((s, i) => Math.abs(s - b[i]))) / b[0];

/** As `searchOnTensors`, with the time of its products apart. */
async function timedSearch(matrix, block, spent) {
  let products;
  const clocked = async (work) => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      spent.millis += performance.now() - start;
      spent.count++;
    }
  };
  try {
    return await truncatedSvdWith(
      matrix,
      TRIPLETS,
      (scale) => {
        const start = performance.now();
        products = new TensorProducts(matrix, scale);
        spent.upload += performance.now() - start;
        return {
          multiply: (x, count) => clocked(() => products.multiply(x, count)),
          multiplyTransposed: (y, count) => clocked(() => products.multiplyTransposed(y, count)),
        };
      },
      { ...TOLERANCE, block },
    );
  } finally {
    products?.dispose();
  }
}

async function search({ sizes, blocks, runs }) {
  for (const [rows, cols] of sizes) {
    const matrix = lowRankPlusNoise(rows, cols, 3);
    let exact;
    const cpu = await timed(runs, () => {
      exact = truncatedSvd(matrix, TRIPLETS, TOLERANCE).value;
    });
    for (const block of blocks) {
      let found;
      let spent;
      const gpu = await timed(runs, async () => {
        spent = { millis: 0, count: 0, upload: 0 };
        found = (await timedSearch(matrix, block, spent)).value;
      });
      const start = performance.now();
      const rates = await measureRates(
        matrix,
        (part) => new TensorProducts(part, 1),
        block,
        () => performance.now(),
      );
      row('search', {
        size: `${rows}x${cols}`,
        block,
        gpu,
        cpu,
        spent,
        probe: performance.now() - start,
        rates,
        chosen: isFaster(rates, matrix, TRIPLETS, block),
        error: off([...found.s], [...exact.s]),
      });
    }
  }
}

/** What draws here, or why nothing can. */
async function graphics() {
  let stage;
  try {
    stage = await createStage();
  } catch (error) {
    return { missing: error.message };
  }
  const { gl, renderer } = stage;
  return {
    renderer,
    emulated: isEmulated(renderer),
    texture: gl.getParameter(gl.MAX_TEXTURE_SIZE),
  };
}

self.onmessage = async ({ data: { part, options } }) => {
  try {
    if (part === 'graphics') row('graphics', await graphics());
    else if (part === 'steps') await steps(options);
    else {
      const start = performance.now();
      if (!(await startWebgl())) throw new Error('no WebGL 2 with 32-bit float targets here');
      row('start', { what: part, millis: performance.now() - start });
      await { products, search }[part](options);
    }
    self.postMessage({ kind: 'done' });
  } catch (error) {
    self.postMessage({ kind: 'failed', message: String(error?.stack ?? error) });
  }
};
