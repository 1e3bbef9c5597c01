import { plainPaint } from '../export/plain-paint.js';
import { standaloneSvg } from '../export/standalone-svg.js';
import { escapeXml, type ComposedSvg } from '../export/svg-text.js';

/** Room around the pictures, and for the name of the number above them. */
const margin = 16;
const heading = 40;
const gap = 16;

/**
 * All pictures of the depth view as one file, in the colours of the theme.
 *
 * @param box has the pictures, each an `svg` in a `figure`.
 * @param titles of the pictures, in their order.
 * @param across pictures beside each other.
 */
export function depthPicture(
  box: HTMLElement,
  name: string,
  titles: readonly string[],
  across: number,
): ComposedSvg {
  const style = getComputedStyle(document.body);
  const pictures = Array.from(box.querySelectorAll('svg'), (svg, i) =>
    standaloneSvg(svg, titles[i] ?? '', style.backgroundColor, '[data-pointer-only]'),
  );
  const wide = pictures.reduce((most, { width }) => Math.max(most, width), 0);
  const high = pictures.reduce((most, { height }) => Math.max(most, height), 0);
  const columns = Math.min(across, Math.max(1, pictures.length));
  const lines = Math.ceil(pictures.length / columns);
  const width = 2 * margin + columns * wide + (columns - 1) * gap;
  const height = heading + lines * (high + gap) + margin;
  const placed = pictures.map(({ text }, i) => {
    const x = margin + (i % columns) * (wide + gap);
    const y = heading + Math.floor(i / columns) * (high + gap);
    return text.replace('<svg ', `<svg x="${x}" y="${y}" `);
  });
  const ink = plainPaint(style.color).color;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">
<rect width="${width}" height="${height}" fill="${plainPaint(style.backgroundColor).color}"/>
<text x="${margin + 10}" y="27" font-size="16" font-weight="600" fill="${ink}">${escapeXml(name)}</text>
${placed.join('')}</svg>
`;
  return { text, width, height };
}
