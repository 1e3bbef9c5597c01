import { colorTable, formatNumber, makeScale } from '../../../src/core/index.js';
import type { Tick } from '../../model/ticks.js';
import type { CellText, SavedBar, SavedPicture } from './saved-picture.js';
import {
  characterWidth,
  escapeXml,
  fontSize,
  round,
  svgDocument,
  type ComposedSvg,
} from './svg-text.js';
import { lettersIn } from '../../model/text-width.js';

/** A colour bar is at least so wide, in CSS pixels, so that its numbers have room. */
const smallestBar = 160;
/** Length of the point at an end of the bar beyond which values go on. */
const tip = 7;

/** The width of the longest text, in CSS pixels. */
function widthOf(ticks: readonly Tick[]): number {
  return Math.max(0, ...ticks.map(({ text }) => lettersIn(text))) * fontSize * characterWidth;
}

/**
 * The picture with its title, axes and colour bar on white, as SVG. Text and bar are shapes, and the
 * cells are an image.
 *
 * @param imageUrl the pixels as a data: address.
 */
export function composeSvg(picture: SavedPicture, imageUrl: string): ComposedSvg {
  const { title, columns = [], rows = [], turned = false, bar, texts = [] } = picture;
  const left = 10 + (rows.length > 0 ? widthOf(rows) + 6 : 0);
  const top = title === '' ? 10 : 32;
  const below = columns.length === 0 ? 6 : turned ? widthOf(columns) + 12 : 20;
  const barTop = top + picture.height + below;
  const titleWidth = lettersIn(title) * 14 * characterWidth + 20;
  const barWidth = bar ? Math.min(260, Math.max(smallestBar, picture.width)) : 0;
  const width = Math.ceil(
    Math.max(left + picture.width + 16, left + barWidth + tip + 16, titleWidth),
  );
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
    ...columns.map((tick) => columnName(tick, left, top + picture.height, turned)),
    bar ? colorBar(bar, left, barTop, barWidth) : '',
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
  const [first, middle, last] = [0, 0.5, 1].map((t) => formatNumber(scale.value(t), 3));
  const put = (text: string, t: number, anchor: string) =>
    `<text x="${round(left + t * width)}" y="${top + 21}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
  // The middle one only where the three do not touch.
  const letters = `${first}${middle}${last}`.length + 4;
  const labels = [
    put(first!, 0, 'start'),
    letters * fontSize * characterWidth <= width ? put(middle!, 0.5, 'middle') : '',
    put(last!, 1, 'end'),
  ];
  const tips = ([0, 1] as const).map((end) =>
    bar.extended?.[end] ? tipOf(table, end, end === 0 ? left : left + width, top) : '',
  );
  return [...rects, ...tips, ...labels].join('\n');
}

/** The point at an end of the bar. */
function tipOf(table: Uint8Array, end: 0 | 1, x: number, top: number): string {
  const color = table.subarray(end * 3 * 255, end * 3 * 255 + 3).join(',');
  const along = end === 0 ? -tip : tip;
  return `<path d="M${round(x)} ${top}v8l${along} -4z" fill="rgb(${color})"/>`;
}

function columnName({ at, text }: Tick, left: number, bottom: number, turned: boolean): string {
  const x = left + at;
  if (!turned) {
    return `<text x="${round(x)}" y="${round(bottom + 14)}" text-anchor="middle">${escapeXml(text)}</text>`;
  }
  const place = `${round(x + 4)} ${round(bottom + 6)}`;
  return `<text transform="translate(${place}) rotate(-90)" text-anchor="end">${escapeXml(text)}</text>`;
}
