import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sharesHost } from '../../../scripts/shares-host.mjs';
import { encodeUtf8, parseText, type TextKind } from '../../../src/core/index.js';
import type { ParseText } from '../../../src/host/sources/file/parsing.js';
import * as fake from '../host/vscode/index.js';

vi.mock('vscode', () => import('../host/vscode/index.js'));

/** The bundles of the extension as they are in the package, with a real thread, in which there is no `vscode`. */

let folder = '';
let parseInThread: ParseText;
let parserWithin: (memory: number) => ParseText;
const source = (name: string) => fileURLToPath(new URL(`../../../src/${name}`, import.meta.url));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-parse-'));
  const common = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' } as const;
  await build({
    ...common,
    entryPoints: [source('extension.ts')],
    outfile: join(folder, 'web', 'extension.js'),
    external: ['vscode'],
    platform: 'browser',
  });
  await build({
    ...common,
    entryPoints: [source('node/thread.ts')],
    outfile: join(folder, 'threads.js'),
    plugins: [sharesHost],
  });
  const outfile = join(folder, 'parse.cjs');
  await build({ ...common, entryPoints: [source('node/parse-in-thread.ts')], outfile });
  ({ parseInThread, parserWithin } = createRequire(import.meta.url)(outfile) as {
    parseInThread: ParseText;
    parserWithin: typeof parserWithin;
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a text that is read in a thread', () => {
  it.each<[TextKind, string]>([
    ['csv', 'a,b\n1,2\n3,\n'],
    ['tsv', '1\t2\n3\t4\n'],
    ['plaintext', 'x\n1 2\n3 4\n\ny\n5 6\n7 8\n'],
    ['json', '{"layers": [{"W": [[1, 2], [3, 4]]}, {"W": [1, "a"]}], "c": [[[1], [2]]]}'],
    ['matrix-market', '%%MatrixMarket matrix array complex general\n2 1\n1 2\n3 4\n'],
    ['csv', 'no numbers at all\n'],
    ['json', '{"a": '],
  ])('has the arrays that it has here: %s', async (kind, text) => {
    const bytes = encodeUtf8(text);
    const here = parseText(kind, bytes);
    expect(await parseInThread(kind, bytes, undefined)).toEqual(here);
    // The bytes of the caller stay.
    expect(bytes).toEqual(encodeUtf8(text));
  });

  it('ends when it is cancelled', async () => {
    const user = new fake.CancellationTokenSource();
    const bytes = encodeUtf8('1,2,3,4,5,6,7,8\n'.repeat(400_000));
    const parsed = parseInThread('csv', bytes, user.token);
    user.cancel();
    expect(await parsed).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });

  it('says that it becomes too much, and the host goes on', async () => {
    const bytes = encodeUtf8(`[${'{},'.repeat(2_000_000)}{}]`);
    const parsed = await parserWithin(32)('json', bytes, undefined);
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'tooLarge' } });
    expect(await parserWithin(32)('csv', encodeUtf8('1,2\n3,4\n'), undefined)).toMatchObject({
      ok: true,
    });
  });
});
