import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../../src/core/index.js';
import { defaultSettings } from '../../../../webview/model/state.js';
import { inflate } from '../../../../webview/standalone/pack.js';
import { elementIds, type PageData } from '../../../../webview/standalone/page-data.js';
import { readEntries } from '../../../../webview/standalone/read-entries.js';
import { fromText91 } from '../../../../webview/standalone/text91.js';
import type { PageWish } from '../../../../webview/standalone/wish.js';
import { writtenPage } from '../../../../webview/standalone/write.js';
import { sourceOf } from '../page/page.js';

const hostile = `</script><script>alert(1)</script><!--`;

const wish: PageWish = {
  files: {
    main: 'console.log("main", "Rank")',
    worker: 'worker()',
    style: '@font-face{src:url("./codicon.ttf?abc") format("truetype")}',
    boot: 'boot()',
    font: Uint8Array.of(1, 2, 3),
  },
  title: hostile,
  note: hostile,
  text: hostile,
  language: 'en',
  translations: { Rank: '秩', Elsewhere: '别处' },
  entries: Float64Array.of(1.5, 2, 3, Math.PI),
  still: [{ name: hostile, address: 'data:image/png;base64,AA==' }],
  data: {
    matrix: { rows: 2, cols: 2, rowLabels: [hostile, 'b'] },
    source: { ...sourceOf(hostile), kind: 'page' },
    settings: defaultSettings,
    state: { rank: 1, view: 'spectrum', memory: { note: hostile } },
  },
};

async function written(changes: Partial<PageWish> = {}): Promise<string> {
  return new TextDecoder().decode(await writtenPage({ ...wish, ...changes }));
}

/** The content of a script element of the page, which ends at the first `</script`, as for a browser. */
function script(html: string, id: string): string {
  const start = html.indexOf(`id="${id}">`) + id.length + 6;
  return html.slice(start, html.indexOf('</script', start));
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a written page', () => {
  it('has the code, the entries and the state inside', async () => {
    const html = await written();
    const data = JSON.parse(script(html, elementIds.data)) as PageData;
    expect(data.source.label).toBe(hostile);
    expect(data.state).toEqual(wish.data.state);
    expect(data.matrix.rowLabels).toEqual([hostile, 'b']);
    const code = new TextDecoder().decode(await inflate(fromText91(script(html, elementIds.code))));
    expect(code).toContain(wish.files.main + wish.files.worker);
    expect(code).toContain('src:url(data:font/ttf;base64,AQID) format("truetype")');
    expect(data.code.reduce((sum, length) => sum + length, 0)).toBe(encodeUtf8(code).length);
    const entries = await inflate(fromText91(script(html, elementIds.entries)));
    expect(readEntries(entries, data.matrix.form, 4)).toEqual(wish.entries);
  });

  it('has only scripts of its own, each by its hash', async () => {
    const html = await written();
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(
      `script-src ${hash(wish.files.boot)} ${hash(wish.files.main)} 'wasm-unsafe-eval';`,
    );
    expect(policy).not.toMatch(/https?:|\*|connect-src|script-src[^;]*'unsafe-inline'/);
    // What runs is the last script element; the others are data.
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html.match(/<script/g)).toHaveLength(4);
    expect(html).not.toContain('alert(1)</script>');
    expect(html).not.toContain('<!--');
  });

  it('has the translations that its code may say', async () => {
    const html = await written();
    const code = new TextDecoder().decode(await inflate(fromText91(script(html, elementIds.code))));
    expect(code).toContain('秩');
    expect(code).not.toContain('别处');
  });

  it('has no text of the matrix unless that is wished', async () => {
    expect(await written({ text: undefined })).not.toContain('<details');
    expect(await written()).toContain('<details');
  });
});
