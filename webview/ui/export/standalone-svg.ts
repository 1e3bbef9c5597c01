import { plainPaint } from './plain-paint.js';
import { escapeXml, round, type ComposedSvg } from './svg-text.js';

/**
 * Properties that a picture inherits from the style sheets of the page, and the equivalent attributes.
 */
const inherited = [
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'vector-effect',
  'font-size',
  'font-style',
  'dominant-baseline',
] as const;

/** Attributes of the drawing itself. Those of the page (classes, roles, test ids) are left out. */
const drawn = ['d', 'x', 'y', 'cx', 'cy', 'r', 'x1', 'y1', 'x2', 'y2', 'transform', 'text-anchor'];

const titleHeight = 32;

/**
 * A drawing of the page as an independent file, in the colours of the theme, with its title.
 *
 * @param svg must be on the page, so that its styles are known.
 * @param leaveOut selects elements that exist only for the pointer.
 */
export function standaloneSvg(
  svg: SVGSVGElement,
  title: string,
  background: string,
  leaveOut: string,
): ComposedSvg {
  const { width, height } = svg.getBoundingClientRect();
  const style = getComputedStyle(svg);
  const ink = plainPaint(style.color).color;
  const whole = Math.round(height) + titleHeight;
  const across = Math.max(Math.round(width), 1);
  const inside = Array.from(svg.children, (child) => elementText(child, leaveOut)).join('');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${whole}" viewBox="0 0 ${across} ${whole}" font-family="system-ui, sans-serif">
<rect width="${across}" height="${whole}" fill="${plainPaint(background).color}"/>
<text x="10" y="21" font-size="14" font-weight="600" fill="${ink}">${escapeXml(title)}</text>
<svg y="${titleHeight}" width="${across}" height="${round(height)}">${inside}</svg>
</svg>
`;
  return { text, width: across, height: whole };
}

function elementText(element: Element, leaveOut: string): string {
  if (element.matches(leaveOut)) return '';
  const { localName } = element;
  const attributes = drawn.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [`${name}="${escapeXml(value)}"`];
  });
  const children = Array.from(element.children, (child) => elementText(child, leaveOut)).join('');
  if (localName === 'g') {
    return `<g opacity="${getComputedStyle(element).opacity}">${children}</g>`;
  }
  const words = localName === 'text' ? escapeXml(element.textContent) : children;
  return `<${localName} ${[...attributes, ...styleOf(element)].join(' ')}>${words}</${localName}>`;
}

function styleOf(element: Element): string[] {
  const style = getComputedStyle(element);
  const paints = (['fill', 'stroke'] as const).flatMap((name) => {
    const { color, opacity } = plainPaint(style.getPropertyValue(name));
    return opacity === 1
      ? [`${name}="${color}"`]
      : [`${name}="${color}"`, `${name}-opacity="${round(opacity)}"`];
  });
  const others = inherited.map((name) => `${name}="${escapeXml(style.getPropertyValue(name))}"`);
  return [...paints, ...others];
}
