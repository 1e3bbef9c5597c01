import { decodeUtf8, encodeUtf8 } from '../../src/core/index.js';
import { deflate, inflate } from '../standalone/pack.js';

/** What a link holds: a text, its language, and which of its matrices is on screen. */
export interface Shared {
  readonly text: string;
  readonly language: string;
  readonly index: number;
}

/** Longer addresses do not survive mail programs and chats. */
export const longestLink = 8000;

/** The fields `m`, `l` and `i` of a fragment, or the length that the field would have if it is too long for a link. */
export async function packShared({ text, language, index }: Shared): Promise<string | number> {
  const packed = await deflate(encodeUtf8(text));
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  const m = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (m.length > longestLink) return m.length;
  return new URLSearchParams({ m, l: language, i: String(index) }).toString();
}

/** What a fragment holds; undefined if it holds nothing, and a string with the reason if it is damaged. */
export async function readShared(fragment: string): Promise<Shared | 'damaged' | undefined> {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const m = fields.get('m');
  if (m === null) return undefined;
  try {
    const binary = atob(m.replaceAll('-', '+').replaceAll('_', '/'));
    const text = decodeUtf8(await inflate(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
    if (!text.ok) return 'damaged';
    const index = Number(fields.get('i') ?? 0);
    return {
      text: text.value,
      language: fields.get('l') ?? 'plaintext',
      index: Number.isSafeInteger(index) && index >= 0 ? index : 0,
    };
  } catch {
    return 'damaged';
  }
}
