import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { composeSvg } from '../../../../webview/ui/export/compose-svg.js';
import { tableOf, toCsv } from '../../../../webview/ui/export/csv.js';
import { fileName } from '../../../../webview/ui/export/save-actions.js';
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

describe('fileName', () => {
  it('leaves out what file systems refuse', () => {
    expect(fileName('a/b:c*')).toBe('a-b-c-');
    expect(fileName('..')).toBe('matrix');
    expect(fileName('M̂₂')).toBe('M̂₂');
  });
});
