/** A picture as whole numbers, row by row from the upper left corner; the channels of a pixel stand together. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 1: grey. 3: red, green, blue. */
  readonly channels: 1 | 3;
  /** The value of white: 255 for 8 bits, 65,535 for 16. */
  readonly peak: number;
  /** height × width × channels values, 0 … peak. */
  readonly data: Uint8Array | Uint16Array;
}

/** An array for so many values up to `peak`. */
export function samplesFor(length: number, peak: number): Uint8Array | Uint16Array {
  return peak > 255 ? new Uint16Array(length) : new Uint8Array(length);
}

/**
 * The smallest whole number by which both sides must be divided, so that at most `most` pixels are left.
 */
export function reductionFor(width: number, height: number, most: number): number {
  let factor = Math.max(1, Math.floor(Math.sqrt((width * height) / most)));
  while (Math.ceil(width / factor) * Math.ceil(height / factor) > most) factor++;
  return factor;
}

/**
 * A smaller picture: every pixel is the mean of a block of factor × factor pixels, rounded to a whole number. Blocks
 * at the right and the lower edge have the pixels that are left.
 */
export function reduced(pixels: Pixels, factor: number): Pixels {
  if (factor === 1) return pixels;
  const { width, height, channels, peak, data } = pixels;
  const cols = Math.ceil(width / factor);
  const rows = Math.ceil(height / factor);
  const out = samplesFor(rows * cols * channels, peak);
  const sums = new Float64Array(cols * channels);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    const top = row * factor;
    const bottom = Math.min(height, top + factor);
    for (let y = top; y < bottom; y++) {
      let at = y * width * channels;
      for (let x = 0; x < width; x++) {
        const col = Math.floor(x / factor) * channels;
        for (let c = 0; c < channels; c++) sums[col + c]! += data[at++]!;
      }
    }
    for (let col = 0; col < cols; col++) {
      const across = Math.min(width, (col + 1) * factor) - col * factor;
      const count = across * (bottom - top);
      for (let c = 0; c < channels; c++) {
        const at = col * channels + c;
        out[row * cols * channels + at] = Math.round(sums[at]! / count);
      }
    }
  }
  return { width: cols, height: rows, channels, peak, data: out };
}

/** Whether the three channels are equal everywhere: a grey picture that was saved in colour. */
export function isGrey({ channels, data }: Pixels): boolean {
  if (channels === 1) return true;
  for (let at = 0; at < data.length; at += 3) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  }
  return true;
}

/** The picture with one channel, if the three are equal. */
export function asGrey(pixels: Pixels): Pixels {
  if (pixels.channels === 1 || !isGrey(pixels)) return pixels;
  const { width, height, peak, data } = pixels;
  const grey = samplesFor(width * height, peak);
  for (let at = 0; at < grey.length; at++) grey[at] = data[3 * at]!;
  return { width, height, channels: 1, peak, data: grey };
}

/**
 * Pixels from red, green, blue and opacity of 8 bits each, as browsers have them. Transparent parts get a white ground.
 */
export function fromRgba(width: number, height: number, rgba: ArrayLike<number>): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    const opacity = rgba[from + 3]!;
    for (let c = 0; c < 3; c++) data[to + c] = onWhite(rgba[from + c]!, opacity, 255);
  }
  return asGrey({ width, height, channels: 3, peak: 255, data });
}

/** A value on a white ground, by its opacity 0 … peak. */
export function onWhite(value: number, opacity: number, peak: number): number {
  return opacity === peak ? value : Math.round(peak + ((value - peak) * opacity) / peak);
}
