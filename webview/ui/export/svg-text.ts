/** What all SVG files have. */

export interface ComposedSvg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const ink = '#1f1f1f';
export const fontSize = 11;
/** Average width of a character of a sans-serif font, as a share of its size. */
export const characterWidth = 0.58;

/** A whole file on white. */
export function svgDocument(width: number, height: number, parts: readonly string[]): ComposedSvg {
  const inside = [`<rect width="${width}" height="${height}" fill="#fff"/>`, ...parts];
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="${fontSize}" fill="${ink}">
${inside.filter((part) => part !== '').join('\n')}
</svg>
`;
  return { text, width, height };
}

/** A coordinate with at most two decimals. */
export const round = (value: number) => String(Math.round(value * 100) / 100);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
