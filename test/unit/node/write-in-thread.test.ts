import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  memoryBytes,
  modelOf,
  pairScale,
  readSafetensorsHeader,
  recogniseAdapter,
  writeAdapter,
  writeSafetensors,
  type ByteSource,
  type WriteTask,
} from '../../../src/core/index.js';
import type { WriteAdapter } from '../../../src/host/weights/writing.js';
import { random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** The bundles of the extension, with a real thread. */

let folder = '';
let writeInThread: WriteAdapter;
const node = (name: string) => fileURLToPath(new URL(`../../../src/node/${name}`, import.meta.url));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-write-'));
  const common = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' } as const;
  await build({
    ...common,
    entryPoints: [node('thread.ts')],
    outfile: join(folder, 'threads.js'),
  });
  const outfile = join(folder, 'write.cjs');
  await build({ ...common, entryPoints: [node('write-in-thread.ts')], outfile });
  ({ writeInThread } = createRequire(import.meta.url)(outfile) as {
    writeInThread: WriteAdapter;
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = writeSafetensors({
  'q.lora_up.weight': { shape: [40, 8], data: random(40, 8, 1).data },
  'q.lora_down.weight': { shape: [8, 30], data: random(8, 30, 2).data },
  bias: { shape: [3], data: Float64Array.of(1, 2, 3) },
});
const model = modelOf([{ name: 'a', header: unwrap(readSafetensorsHeader(file)) }]);
const [pair] = recogniseAdapter(model.tensors).pairs;
const task: WriteTask = {
  ...({ kind: 'resize', how: 'rank 3', model } as const),
  choices: [{ pair: pair!, rank: 3, scale: pairScale(pair!) }],
};

/** A user who may cancel. */
function user() {
  const listeners = new Set<() => void>();
  const fractions: number[] = [];
  const options = {
    isCancelled: () => false,
    onCancelled: (listener: () => void) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) } as never;
    },
    onProgress: (fraction: number) => fractions.push(fraction),
  };
  return { options, fractions, listeners, cancel: () => listeners.forEach((each) => each()) };
}

describe('a new adapter that is made in a thread', () => {
  it('is the one that is made here', async () => {
    const { options, fractions, listeners } = user();
    const written = unwrap(await writeInThread(task, [memoryBytes(file)], options));
    const here = unwrap(await writeAdapter(task, [memoryBytes(file)], {}));
    expect(Buffer.concat(written.parts)).toEqual(Buffer.concat(here.parts));
    expect(written).toMatchObject({ pairs: 1, relative: here.relative, notes: [] });
    expect(fractions.at(-1)).toBe(1);
    expect(listeners.size).toBe(0);
  });

  it('ends when the user cancels, whatever the thread waits for', async () => {
    const { options, cancel, listeners } = user();
    let asked: () => void;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const silent: ByteSource = {
      size: file.length,
      read: () => {
        asked();
        return new Promise(() => undefined);
      },
    };
    const written = writeInThread(task, [silent], options);
    await isAsked;
    cancel();
    expect(await written).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(listeners.size).toBe(0);
  });

  it('rejects with the reason when the bytes cannot be read', async () => {
    const gone: ByteSource = {
      size: file.length,
      read: () => Promise.reject(new Error('The file is gone.')),
    };
    await expect(writeInThread(task, [gone], user().options)).rejects.toThrow('The file is gone.');
  });
});
