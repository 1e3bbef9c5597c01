import { encodeUtf8, type Texts } from '../../src/core/index.js';
import { documentStyle } from './document-style.js';
import { writeEntries } from './entries.js';
import { pageEnd, pageHead, pageMiddle } from './html.js';
import { deflate } from './pack.js';
import type { PageData } from './page-data.js';
import { toText91 } from './text91.js';
import { themesCss } from './themes.js';
import type { PageFiles, PageWish } from './wish.js';

/** A whole page as the bytes of its file. */
export async function writtenPage(wish: PageWish): Promise<Uint8Array<ArrayBuffer>> {
  const { files, entries } = wish;
  const { form, bytes } = writeEntries(entries);
  const texts = usedTexts(wish.translations, files);
  const code = [
    files.main,
    files.worker,
    withFont(files.style, files.font),
    texts === undefined ? '' : JSON.stringify(texts),
  ].map(encodeUtf8);
  const data: PageData = {
    ...wish.data,
    format: 1,
    code: code.map(({ length }) => length),
    matrix: { ...wish.data.matrix, form },
  };
  const parts = {
    ...wish,
    data,
    style: `${themesCss()}\n${documentStyle}`,
    hashes: [await hashOf(files.boot), await hashOf(files.main)],
    boot: files.boot,
  };
  return joined([
    encodeUtf8(pageHead(parts)),
    toText91(await deflate(joined(code))),
    encodeUtf8(pageMiddle),
    toText91(await deflate(bytes)),
    encodeUtf8(pageEnd(parts)),
  ]);
}

/** The translations of what the page may say; undefined in English. A text in the code may be written with escapes. */
function usedTexts(texts: Texts, { main, worker, boot }: PageFiles): Texts | undefined {
  const used = Object.entries(texts).filter(
    ([english]) =>
      /["'`\\\n]/.test(english) || [main, worker, boot].some((code) => code.includes(english)),
  );
  return used.length === 0 ? undefined : Object.fromEntries(used);
}

/** The style sheet with the icons inside. */
function withFont(style: string, font: Uint8Array): string {
  let binary = '';
  for (const byte of font) binary += String.fromCharCode(byte);
  return style.replace(
    /url\(["']?[^)"']*codicon\.ttf[^)"']*["']?\)/,
    `url(data:font/ttf;base64,${btoa(binary)})`,
  );
}

/** The hash of an inline script, as a policy names it. */
async function hashOf(script: string): Promise<string> {
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', encodeUtf8(script) as Uint8Array<ArrayBuffer>),
  );
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
