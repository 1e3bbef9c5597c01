import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/vscode/debian.mjs';
import {
  memoryBytes,
  modelOf,
  pairScale,
  readAdapterConfig,
  readSafetensorsHeader,
  readScalar,
  recogniseAdapter,
  writeAdapter,
} from '../../src/core/index.js';
import { unwrap } from '../unit/svd/helpers/ratios.js';
import { newFolder } from './cluster.js';

/** An independent program reads what was written, and knows PEFT's rules of scales: no code of ours is in it. */

const fixtures = fileURLToPath(new URL('../fixtures/weights/', import.meta.url));
const script = join(fixtures, 'check_resized.py');
let python = '';
let folder = '';

beforeAll(async () => {
  python = (await findPython(['numpy'])) ?? '/usr/bin/python3';
  folder = await newFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Checked {
  readonly name: string;
  readonly rank: readonly [number, number];
  readonly error: number;
  readonly least: number;
  readonly most: number;
  readonly fits: boolean;
}

/** Resizes a file to half of each rank, a pair more than the one before it, and lets the program compare. */
async function checked(name: string, configName?: string) {
  const file = new Uint8Array(await readFile(join(fixtures, name)));
  const bytes = memoryBytes(file);
  const model = modelOf([{ name, header: unwrap(readSafetensorsHeader(file)) }]);
  const configText = configName && (await readFile(join(fixtures, configName), 'utf8'));
  const config = configText ? unwrap(readAdapterConfig(configText)) : undefined;
  const choices = [];
  for (const [i, pair] of recogniseAdapter(model.tensors).pairs.entries()) {
    const alpha = pair.alpha && (await readScalar(pair.alpha, bytes));
    const rank = Math.min(pair.rank - 1, Math.ceil(pair.rank / 2) + i);
    choices.push({ pair, rank, scale: pairScale(pair, alpha, config) });
  }
  const written = unwrap(
    await writeAdapter({ kind: 'resize', model, choices, how: 'half', configText }, [bytes], {}),
  );
  const after = join(folder, name);
  await writeFile(after, Buffer.concat(written.parts));
  const paths = [join(fixtures, name), after];
  if (configName) {
    const own = join(folder, configName);
    await writeFile(own, written.configText ?? configText ?? '');
    paths.push(join(fixtures, configName), own);
  }
  const { stdout } = await promisify(execFile)(python, ['-B', script, ...paths]);
  const lines = stdout.trim().split('\n');
  return { written, pairs: lines.map((line) => JSON.parse(line) as Checked) };
}

describe('a resized adapter, read by a program of its own', () => {
  it.each([
    ['kohya.safetensors', 3],
    ['convolutions.safetensors', 2],
    ['diffusers.safetensors', 1],
    ['diffusers-old.safetensors', 1],
    ['diffusers-layer.safetensors', 1],
    ['peft-memory.safetensors', 1],
    ['other.safetensors', 1],
    ['embedding.safetensors', 1],
    ['peft.safetensors', 2, 'adapter_config.json'],
  ] as const)('has the best approximations: %s', async (name, count, configName?) => {
    const { pairs, written } = await checked(name, configName);
    expect(pairs.map(({ fits }) => fits)).toEqual(Array.from({ length: count }, () => true));
    expect(written.pairs).toBe(count);
    // The error that the lens says is the one that the program measures.
    if (count === 1) expect(Math.abs(written.relative - pairs[0]!.error)).toBeLessThan(1e-12);
  });
});
