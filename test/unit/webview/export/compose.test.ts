import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { composeSvg } from '../../../../webview/ui/export/compose-svg.js';
import { tableOf, toCsv } from '../../../../webview/ui/export/csv.js';
import { fileBase } from '../../../../webview/ui/export/file-base.js';
import { paperAxes, paperSize } from '../../../../webview/ui/export/paper.js';
import type { SavedPicture } from '../../../../webview/ui/export/saved-picture.js';
import { escapeXml } from '../../../../webview/ui/export/svg-text.js';

const picture: SavedPicture = {
  title: 'M < "N" & co',
  width: 200,
  height: 100,
  image: undefined as unknown as HTMLCanvasElement,
  columns: [{ at: 20, text: 'x<1' }],
  rows: [{ at: 50, text: 'row 1' }],
  bar: { domain: [-2, 6], scale: 'linear', colorMap: 'viridis', reversed: false },
};

describe('composeSvg', () => {
  const { text, width, height } = composeSvg(picture, 'data:image/png;base64,AAAA');

  it('holds the picture, its title, its axes and its colour bar', () => {
    expect(text).toContain('<image');
    expect(text).toContain('href="data:image/png;base64,AAAA"');
    expect(text).toContain('M &lt; &quot;N&quot; &amp; co');
    expect(text).toContain('>x&lt;1</text>');
    expect(text).toContain('>row 1</text>');
    // Ends and middle of the domain, with a true minus sign.
    for (const end of ['−2', '2', '6']) expect(text).toContain(`>${end}</text>`);
    expect(text.match(/<rect/g)).toHaveLength(65);
  });

  it('is larger than the picture, by what stands around it', () => {
    expect(width).toBeGreaterThan(200);
    expect(height).toBeGreaterThan(100 + 32);
    expect(text).toContain(`width="${width}" height="${height}"`);
  });

  it('escapes what XML would read as markup', () => {
    expect(escapeXml('<a href="b">&')).toBe('&lt;a href=&quot;b&quot;&gt;&amp;');
  });
});

describe('toCsv', () => {
  it('keeps every digit, and reads back', () => {
    const matrix = fromRows([
      [1 / 3, -2e-300],
      [NaN, 5],
    ]);
    const text = toCsv(tableOf(matrix));
    if (!text.ok) throw new Error(text.problem.message);
    expect(text.value).toBe('0.3333333333333333,-2e-300\n,5\n');
    const back = parseMatrix(text.value, 'csv');
    if (!back.ok) throw new Error(back.problem.message);
    expect(back.value.data).toEqual(matrix.data);
  });

  it('writes labels, quoted where they must be', () => {
    const labelled = { ...fromRows([[1, 2]]), rowLabels: ['a "b"'], columnLabels: ['x', 'y,z'] };
    const text = toCsv(tableOf(labelled));
    expect(text).toEqual({ ok: true, value: ',x,"y,z"\n"a ""b""",1,2\n' });
  });

  it('refuses what would be too long, with a reason', () => {
    const text = toCsv(tableOf(fromRows([[1, 2, 3]])), 4);
    expect(text.ok).toBe(false);
    if (!text.ok) expect(text.problem.code).toBe('tooLarge');
  });
});

describe('a picture for a paper', () => {
  const viewport = (rows: number, cols: number) => ({ x0: 0, y0: 0, x1: cols, y1: rows });

  it('is as large as what it shows needs, whatever the page is', () => {
    expect(paperSize(5, 5)).toEqual({ width: 320, height: 320 });
    expect(paperSize(1024, 1024)).toEqual({ width: 640, height: 640 });
    expect(paperSize(3, 2000)).toEqual({ width: 640, height: 160 });
    expect(paperSize(2, 2)).toEqual({ width: 128, height: 128 });
  });

  it('has every name that fits, in full and turned where it must be', () => {
    const names = Array.from({ length: 8 }, (_, j) => `a long name of column ${j + 1}`);
    const matrix = { ...fromRows([[1, 2, 3, 4, 5, 6, 7, 8]]), columnLabels: names };
    const { columns, turned } = paperAxes(matrix, viewport(1, 8), paperSize(1, 8));
    expect(turned).toBe(true);
    expect(columns?.map(({ text }) => text)).toEqual(names);
    const { text, height } = composeSvg(
      { ...picture, columns: columns!, turned: true },
      'data:image/png;base64,AAAA',
    );
    expect(text).toContain('rotate(-90)');
    // All of the longest name is on the picture.
    expect(height).toBeGreaterThan(100 + names[0]!.length * 6);
  });

  it('thins names evenly where there are too many', () => {
    const names = Array.from({ length: 400 }, (_, i) => `r${i}`);
    const matrix = { ...fromRows(names.map((_, i) => [i])), rowLabels: names };
    const { rows } = paperAxes(matrix, viewport(400, 1), paperSize(400, 1));
    const places = rows!.map(({ at }) => at);
    const steps = places.slice(1).map((at, i) => at - places[i]!);
    expect(rows![0]!.text).toBe('r0');
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-9);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(11);
  });

  it('gives the bar room for its numbers, and points where values go on', () => {
    const narrow = { ...picture, width: 30, columns: [], rows: [] };
    const bar = {
      ...narrow.bar!,
      domain: [-123.4, 56.78] as const,
      extended: [false, true] as const,
    };
    const { text, width } = composeSvg({ ...narrow, bar }, 'data:image/png;base64,AAAA');
    expect(width).toBeGreaterThan(160);
    const places = [
      ...text.matchAll(/<text x="([\d.]+)" y="\d+" text-anchor="(start|middle|end)"/g),
    ];
    expect(places.map(([, , anchor]) => anchor)).toEqual(['start', 'middle', 'end']);
    expect(text.match(/v8l7 -4z/g)).toHaveLength(1);
    expect(text).not.toContain('v8l-7 -4z');
  });
});

describe('the name of a file', () => {
  it.each([
    ['W', 'M̂₂', 'W-Mhat2'],
    ['5x5 matrix, tail', 'M', '5x5-matrix-tail-M'],
    ['noisy', 'Vᵀ', 'noisy-Vt'],
    ['a/b:c*', 'Σ', 'a-b-c-Sigma'],
    ['данные', 'σ', 'данные-sigma'],
    ['..', '', 'matrix'],
    [undefined, 'RᵀR ≈ F₃', 'RtR-F3'],
    ['.hidden', 'M', 'hidden-M'],
  ])('of %s, %s is %s', (label, part, name) => {
    expect(fileBase(label, part)).toBe(name);
  });
});
