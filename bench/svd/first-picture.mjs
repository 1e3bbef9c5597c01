// The time to the first picture in the webview: the worker's own script runs in Chromium, a matrix is
// posted to it, and the time runs until its first message with triplets arrives on the page.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { randomMatrix } from './matrices.mjs';

/**
 * @param size rows and columns, large enough that triplets come before the full SVD.
 * @returns for each round, the milliseconds until the first triplets are on the page, and what arrived.
 */
export async function firstPictures(size, rounds, webgl) {
  const bundled = await build({
    entryPoints: [fileURLToPath(new URL('../../webview/worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
    loader: { '.glsl': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const browser = await launchBrowser({ webgl });
  try {
    const page = await browser.newPage();
    const { rows, cols, data } = randomMatrix(size);
    await page.evaluate(
      ({ script, shape, base64 }) => {
        const bytes = Uint8Array.from(globalThis.atob(base64), (letter) => letter.charCodeAt(0));
        globalThis.matrix = { ...shape, data: new Float64Array(bytes.buffer) };
        globalThis.script = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
      },
      {
        script: bundled.outputFiles[0].text,
        shape: { rows, cols },
        base64: Buffer.from(data.buffer).toString('base64'),
      },
    );
    const pictures = [];
    for (let round = 0; round < rounds; round++) {
      pictures.push(
        await page.evaluate(
          () =>
            new Promise((resolve, reject) => {
              // A new worker each time, started in advance like on the page.
              const worker = new Worker(globalThis.script);
              worker.onerror = (event) => reject(new Error(event.message));
              worker.postMessage({ kind: 'boot', role: 'decomposer', backend: 'auto' });
              setTimeout(() => {
                const start = performance.now();
                worker.onmessage = ({ data: message }) => {
                  if (message.kind !== 'svd') return;
                  const millis = performance.now() - start;
                  worker.terminate();
                  resolve({
                    millis,
                    triplets: message.svd.s.length,
                    complete: message.complete,
                    beyond: message.beyond,
                  });
                };
                worker.postMessage({ kind: 'decompose', matrixId: 1, matrix: globalThis.matrix });
              }, 1000);
            }),
        ),
      );
    }
    return pictures;
  } finally {
    await browser.close();
  }
}
