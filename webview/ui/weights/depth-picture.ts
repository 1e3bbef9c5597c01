import { plainPaint } from '../export/plain-paint.js';
import { standaloneSvg } from '../export/standalone-svg.js';
import { escapeXml, type ComposedSvg } from '../export/svg-text.js';

/** Room around the pictures, for the name of the number above them, and for the blocks below each. */
const margin = 16;
const heading = 40;
const blocks = 18;
const gap = 16;

/** What a picture shows: a kind of layer, and the names of its first and last blocks. */
interface Shown {
  readonly title: string;
  readonly first: string;
  readonly last: string;
}

/**
 * All pictures of the depth view as one file, in the colours of the theme.
 *
 * @param box has the pictures, each an `svg` in a `figure`.
 * @param shown by the pictures, in their order.
 * @param across pictures beside each other.
 */
export function depthPicture(
  box: HTMLElement,
  name: string,
  shown: readonly Shown[],
  across: number,
): ComposedSvg {
  const style = getComputedStyle(document.body);
  const pictures = Array.from(box.querySelectorAll('svg'), (svg, i) =>
    standaloneSvg(svg, shown[i]?.title ?? '', style.backgroundColor, '[data-pointer-only]'),
  );
  const wide = pictures.reduce((most, { width }) => Math.max(most, width), 0);
  const high = pictures.reduce((most, { height }) => Math.max(most, height), 0);
  const columns = Math.min(across, Math.max(1, pictures.length));
  const lines = Math.ceil(pictures.length / columns);
  const width = 2 * margin + columns * wide + (columns - 1) * gap;
  const height = heading + lines * (high + blocks + gap) + margin;
  const ink = plainPaint(style.color).color;
  const placed = pictures.map(({ text }, i) => {
    const x = margin + (i % columns) * (wide + gap);
    const y = heading + Math.floor(i / columns) * (high + blocks + gap);
    const below = `y="${y + high + 12}" font-size="11" fill="${ink}" opacity="0.75"`;
    const { first = '', last = '' } = shown[i] ?? {};
    return `${text.replace('<svg ', `<svg x="${x}" y="${y}" `)}<text x="${x + 10}" ${below}>${escapeXml(`${first} … ${last}`)}</text>`;
  });
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">
<rect width="${width}" height="${height}" fill="${plainPaint(style.backgroundColor).color}"/>
<text x="${margin + 10}" y="27" font-size="16" font-weight="600" fill="${ink}">${escapeXml(name)}</text>
${placed.join('')}</svg>
`;
  return { text, width, height };
}
