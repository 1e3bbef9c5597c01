import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeUtf8, parseText, type TextKind } from '../../../src/core/index.js';
import type { ParseText } from '../../../src/host/sources/file/parsing.js';
import * as fake from '../host/vscode/index.js';
import { Bundles } from './bundles.js';

vi.mock('vscode', () => import('../host/vscode/index.js'));

let bundles: Bundles;
let parseInThread: ParseText;
let parserWithin: (memory: number) => ParseText;

beforeAll(async () => {
  bundles = await Bundles.build();
  ({ parseInThread, parserWithin } = (await bundles.load('parse-in-thread')) as {
    parseInThread: ParseText;
    parserWithin: typeof parserWithin;
  });
}, 60_000);
afterAll(() => bundles.dispose());

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
