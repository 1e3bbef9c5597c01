import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectSlices } from '../../../src/core/files/object-slices.js';
import { readHeaderInSlices, readSafetensorsHeader } from '../../../src/core/files/safetensors.js';
import { encodeUtf8 } from '../../../src/core/index.js';

/** The entries of all slices together; undefined where one is no JSON. */
function together(text: string, least: number): unknown {
  const all: [string, unknown][] = [];
  for (const part of objectSlices(encodeUtf8(text), least)) {
    if (!part) return undefined;
    try {
      const entries = JSON.parse(`{${new TextDecoder().decode(part)}}`) as object;
      all.push(...(Object.entries(entries) as [string, unknown][]));
    } catch {
      return undefined;
    }
  }
  // An entry may be called __proto__, which an assignment would take for the prototype.
  return Object.fromEntries(all);
}

function whole(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

describe('a JSON object in slices', () => {
  it('keeps an entry called __proto__', () => {
    expect(JSON.stringify(together('{"__proto__":[1],"a":2}', 1))).toBe('{"__proto__":[1],"a":2}');
  });

  it('is the same object', () => {
    const value = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue());
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 40 }), fc.boolean(), (object, least, wide) => {
        const text = JSON.stringify(object, undefined, wide ? 2 : 0);
        expect(JSON.stringify(together(text, least))).toBe(
          text === '' ? '' : JSON.stringify(whole(text)),
        );
      }),
    );
  });

  it.each([
    '',
    '[]',
    '{',
    '{"a":1',
    '{"a":1,}',
    '{"a":1,,"b":2}',
    '{"a":1}x',
    '{"a":"',
    '{"a":1]',
    '{"a\\":1}',
    '{"a":1}}',
    ' {"a" : "}" } ',
    '{"a":"\\\\","b":"\\""}',
    '"a"',
    'null',
  ])('is refused where the whole is: %s', (text) => {
    for (const least of [1, 3, 100]) {
      const own = whole(text);
      const isObject = typeof own === 'object' && own !== null && !Array.isArray(own);
      expect(together(text, least)).toEqual(isObject ? own : undefined);
    }
  });
});

describe('a large header', () => {
  const entries = Array.from(
    { length: 20_000 },
    (_, i) =>
      `"layers.${i}.weight":{"dtype":"F32","shape":[1],"data_offsets":[${4 * i},${4 * i + 4}]}`,
  );
  const file = (text: string) => {
    const json = encodeUtf8(text);
    const bytes = new Uint8Array(8 + json.length);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
    bytes.set(json, 8);
    return bytes;
  };

  it('is read with pauses, and is the same as at once', async () => {
    const text = `{"__metadata__":{"format":"pt"},${entries.join()},${entries[7]!}}`;
    const head = file(text);
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    const read = await readHeaderInSlices(head, 1e9, pause);
    expect(read).toEqual(readSafetensorsHeader(head, 1e9));
    expect(read).toMatchObject({ ok: true, value: { tensors: { length: 20_000 } } });
    expect(pauses).toBeGreaterThan(5);
  });

  it('is refused with the same sentence', async () => {
    const bad = [`{${entries.join()}`, `{${entries.join()},"x":{}}`, `[${' '.repeat(600_000)}]`];
    for (const text of bad) {
      const read = await readHeaderInSlices(file(text), 1e9, () => Promise.resolve());
      expect(read).toEqual(readSafetensorsHeader(file(text), 1e9));
      expect(read.ok).toBe(false);
    }
  });
});
