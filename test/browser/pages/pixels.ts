import {
  colorTable,
  makeScale,
  rasterize,
  tableIndex,
  type ScaleKind,
} from '../../../src/core/index.js';
import { GlHeatmap } from '../../../webview/heatmap/gl-heatmap.js';
import { uploadMask, uploadValues } from '../../../webview/heatmap/gl-textures.js';

/** A matrix and how it is drawn; `kind` defines the entries. */
export interface PixelCase {
  readonly rows: number;
  readonly cols: number;
  readonly kind: 'noise' | 'positive' | 'graded' | 'outlier' | 'holes' | 'difference';
  readonly viewport?: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly scale: ScaleKind;
  readonly colorMap?: string;
  readonly reversed?: boolean;
}

/** The difference between the GPU's and the CPU's pixels, in steps of the colour map. */
export interface PixelResult {
  readonly pixels: number;
  /** Pixels that differ by one step. */
  readonly oneStep: number;
  /** Pixels that differ by more than one step, or that are missing in one of the pictures. */
  readonly worse: number;
  readonly colors: number;
}

const missingColor = [255, 0, 255] as const;

/** A reproducible sequence in [0, 1): xorshift32 (G. Marsaglia, 2003). */
function randoms(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

function entries({ kind, rows, cols }: PixelCase): Float64Array {
  const random = randoms(rows * 31 + cols);
  const data = Float64Array.from({ length: rows * cols }, (_, at) => {
    const noise = random() * 2 - 1;
    if (kind === 'positive') return 10 ** (3 * noise);
    if (kind === 'graded') return (at / (rows * cols)) * 2 - 1 + 0.01 * noise;
    if (kind === 'outlier') return 0.1 * noise;
    if (kind === 'holes' && random() < 0.3) return random() < 0.5 ? NaN : Infinity;
    return noise;
  });
  if (kind === 'outlier') data[Math.floor(data.length * 0.7)] = -1;
  return data;
}

interface Stage {
  readonly canvas: HTMLCanvasElement;
  readonly gl: WebGL2RenderingContext;
  readonly heatmap: GlHeatmap;
}

let stage: Stage | undefined;

function createStage(): Stage {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false });
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL 2 with float targets');
  return { canvas, gl, heatmap: new GlHeatmap(gl) };
}

function compare(input: PixelCase): PixelResult {
  const { rows, cols, width, height, domain, scale } = input;
  const { canvas, gl, heatmap } = (stage ??= createStage());
  canvas.width = width;
  canvas.height = height;
  const data = entries(input);
  const minus = input.kind === 'difference' ? data.map((value) => value * 0.5) : undefined;
  const shown = minus ? data.map((value, at) => value - minus[at]!) : data;
  const [x0, y0, x1, y1] = input.viewport ?? [0, 0, cols, rows];
  const look = {
    width,
    height,
    viewport: { x0, y0, x1, y1 },
    domain,
    scale,
    colorMap: input.colorMap ?? 'viridis',
    reversed: input.reversed ?? false,
    missingColor,
  };
  heatmap.draw(look, {
    rows,
    cols,
    scale: 1,
    values: uploadValues(gl, data, 1),
    ...(minus ? { minus: uploadValues(gl, minus, 1) } : {}),
    mask: uploadMask(gl, data),
  });
  const onGpu = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, onGpu);
  const table = colorTable(look.colorMap, look.reversed);
  const onCpu = rasterize({
    ...look,
    data: shown,
    rows,
    cols,
    scale: makeScale(scale, domain),
    table,
  });
  return difference(onGpu, onCpu, table, width, height);
}

/** Colours with that of missing cells mixed in are not in the table; one step changes them by so many bytes. */
const mixedStep = 4;

/** The largest difference of a byte of two colours. */
function bytesApart(a: number, b: number): number {
  return Math.max(
    ...[0, 8, 16].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))),
  );
}

function difference(
  onGpu: Uint8Array,
  onCpu: Uint8ClampedArray,
  table: Uint8Array,
  width: number,
  height: number,
): PixelResult {
  const key = (bytes: ArrayLike<number>, at: number) =>
    bytes[at]! * 65536 + bytes[at + 1]! * 256 + bytes[at + 2]!;
  const steps = new Map<number, number>();
  for (let i = 0; i < 256; i++) steps.set(key(table, 3 * tableIndex(i / 256)), i);
  let oneStep = 0;
  let worse = 0;
  const colors = new Set<number>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // readPixels starts with the bottom row.
      const gpu = key(onGpu, 4 * ((height - 1 - y) * width + x));
      const cpu = key(onCpu, 4 * (y * width + x));
      colors.add(cpu);
      if (gpu === cpu) continue;
      const [a, b] = [steps.get(gpu), steps.get(cpu)];
      const apart =
        a === undefined && b === undefined
          ? bytesApart(gpu, cpu) / mixedStep
          : Math.abs((a ?? NaN) - (b ?? NaN));
      if (apart <= 1) oneStep++;
      else worse++;
    }
  }
  return { pixels: width * height, oneStep, worse, colors: colors.size };
}

declare global {
  interface Window {
    comparePixels: (input: PixelCase) => PixelResult;
  }
}

window.comparePixels = compare;
