import { colorTable, formatNumber, makeScale } from '../../../src/core/index.js';
import type { CellText, SavedBar, SavedPicture } from './saved-picture.js';
import {
  characterWidth,
  escapeXml,
  fontSize,
  round,
  svgDocument,
  type ComposedSvg,
} from './svg-text.js';

/**
 * The picture with its title, axes and colour bar on white, as SVG. Text and bar are shapes, and the
 * cells are an image.
 *
 * @param imageUrl the pixels as a data: address.
 */
export function composeSvg(picture: SavedPicture, imageUrl: string): ComposedSvg {
  const { title, columns = [], rows = [], bar, texts = [] } = picture;
  const longest = Math.max(0, ...rows.map((tick) => tick.text.length));
  const left = 10 + (rows.length > 0 ? longest * fontSize * characterWidth + 6 : 0);
  const top = title === '' ? 10 : 32;
  const below = columns.length > 0 ? 20 : 6;
  const barTop = top + picture.height + below;
  const titleWidth = title.length * 14 * characterWidth + 20;
  const width = Math.ceil(Math.max(left + picture.width + 16, titleWidth));
  const height = Math.ceil(barTop + (bar ? 32 : 4));
  const parts = [
    title === ''
      ? ''
      : `<text x="10" y="20" font-size="14" font-weight="600">${escapeXml(title)}</text>`,
    `<image x="${round(left)}" y="${top}" width="${picture.width}" height="${picture.height}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${imageUrl}"/>`,
    ...texts.map((text) => cellText(text, left, top)),
    ...rows.map(
      ({ at, text }) =>
        `<text x="${round(left - 6)}" y="${round(top + at + 4)}" text-anchor="end">${escapeXml(text)}</text>`,
    ),
    ...columns.map(
      ({ at, text }) =>
        `<text x="${round(left + at)}" y="${round(top + picture.height + 14)}" text-anchor="middle">${escapeXml(text)}</text>`,
    ),
    bar ? colorBar(bar, left, barTop, Math.min(picture.width, 260)) : '',
  ];
  return svgDocument(width, height, parts);
}

function cellText({ x, y, size, color, text }: CellText, left: number, top: number): string {
  const place = `x="${round(left + x)}" y="${round(top + y)}"`;
  return `<text ${place} font-size="${round(size)}" fill="${color}" text-anchor="middle" dominant-baseline="central">${escapeXml(text)}</text>`;
}

/** The map as a row of 64 rectangles, and the values at its ends and in its middle. */
function colorBar(bar: SavedBar, left: number, top: number, width: number): string {
  const table = colorTable(bar.colorMap, bar.reversed);
  const steps = 64;
  const rects = Array.from({ length: steps }, (_, i) => {
    const at = 3 * Math.floor(((i + 0.5) / steps) * 256);
    const color = `rgb(${table[at]!},${table[at + 1]!},${table[at + 2]!})`;
    const x = left + (i / steps) * width;
    // Half a pixel of overlap, so that no gaps are visible.
    return `<rect x="${round(x)}" y="${top}" width="${round(width / steps + 0.5)}" height="8" fill="${color}"/>`;
  });
  const scale = makeScale(bar.scale, bar.domain);
  const labels = (
    [
      [0, 'start'],
      [0.5, 'middle'],
      [1, 'end'],
    ] as const
  ).map(
    ([t, anchor]) =>
      `<text x="${round(left + t * width)}" y="${top + 21}" text-anchor="${anchor}">${escapeXml(formatNumber(scale.value(t), 3))}</text>`,
  );
  return [...rects, ...labels].join('\n');
}
