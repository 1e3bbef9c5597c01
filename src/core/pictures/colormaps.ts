/**
 * Colour maps as 256×3 tables of sRGB bytes. All are safe for the common kinds of colour-blindness.
 * Sources of the anchor colours: viridis and magma (S. van der Walt, N. Smith, 2015, CC0), cividis (J.
 * Nuñez, C. Anderton, R. Renslow, 2018, CC0), RdBu, PuOr and BrBG (C. Brewer, ColorBrewer 2.0, eleven
 * classes). Between anchors the colours are interpolated in OKLab (B. Ottosson, 2020), so equal steps of
 * the value look equally large.
 */
const anchors: Readonly<Record<string, string>> = {
  viridis: '440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725',
  cividis: '00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 fee838',
  magma: '000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf',
  gray: '000000 111111 222222 333333 444444 555555 666666 777777 888888 999999 aaaaaa bbbbbb cccccc dddddd eeeeee ffffff',
  RdBu: '053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f',
  PuOr: '2d004b 542788 8073ac b2abd2 d8daeb f7f7f7 fee0b6 fdb863 e08214 b35806 7f3b08',
  BrBG: '003c30 01665e 35978f 80cdc1 c7eae5 f5f5f5 f6e8c3 dfc27d bf812d 8c510a 543005',
};

export const sequentialMaps = ['viridis', 'cividis', 'magma', 'gray'] as const;
export const divergingMaps = ['RdBu', 'PuOr', 'BrBG'] as const;

const tables = new Map<string, Uint8Array>();

/** The table of a map, 256 × (red, green, blue); `viridis` if the name is unknown. */
export function colorTable(name: string, reversed = false): Uint8Array {
  const key = `${name}${reversed ? '_r' : ''}`;
  let table = tables.get(key);
  if (!table) {
    const colors = (anchors[name] ?? anchors['viridis'] ?? '').split(' ');
    table = interpolate(reversed ? colors.reverse() : colors);
    tables.set(key, table);
  }
  return table;
}

/** Index into a table for t in 0 … 1; the shader and the raster use the same rounding. */
export function tableIndex(t: number): number {
  return Math.min(255, Math.max(0, Math.floor(t * 256)));
}

function interpolate(colors: readonly string[]): Uint8Array {
  const points = colors.map((hex) => toOklab(Number.parseInt(hex, 16)));
  const table = new Uint8Array(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (points.length - 1);
    const left = Math.min(points.length - 2, Math.floor(at));
    const share = at - left;
    const a = points[left]!;
    const b = points[left + 1]!;
    table.set(fromOklab(a.map((value, c) => value + share * (b[c]! - value))), i * 3);
  }
  return table;
}

const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

function toOklab(rgb: number): number[] {
  const r = toLinear(((rgb >> 16) & 255) / 255);
  const g = toLinear(((rgb >> 8) & 255) / 255);
  const b = toLinear((rgb & 255) / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab(lab: readonly number[]): number[] {
  const [L = 0, a = 0, b = 0] = lab;
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((c) => Math.round(255 * Math.min(1, Math.max(0, fromLinear(c)))));
}
