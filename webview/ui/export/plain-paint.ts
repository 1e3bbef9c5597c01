/** A colour in a form that every program with SVG support can read. */
export interface PlainPaint {
  readonly color: string;
  /** 0 … 1 */
  readonly opacity: number;
}

const none: PlainPaint = { color: 'none', opacity: 1 };

/**
 * A computed colour as #rrggbb and an opacity. The `fill` that a browser gives may be `rgb(…)`, `rgba(…)`
 * or, after `color-mix`, `color(srgb …)`, which few other programs understand (CSS Color 4, section 15).
 */
export function plainPaint(computed: string): PlainPaint {
  const numbers = (computed.match(/-?\d*\.?\d+(?:e[-+]?\d+)?%?/g) ?? []).map((text) =>
    text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text),
  );
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return none;
  const most = computed.startsWith('color(') ? 1 : 255;
  const hex = (channel: number) =>
    Math.round((255 * Math.min(most, Math.max(0, channel))) / most)
      .toString(16)
      .padStart(2, '0');
  return { color: `#${hex(red)}${hex(green)}${hex(blue)}`, opacity: alpha };
}
