import { useEffect, useRef } from 'preact/hooks';
import { colorTable, makeScale, tableIndex, type Domain } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { cellText, valueAt } from '../../model/cells.js';
import { heatmapSize } from '../../model/layout.js';
import type { LensState } from '../../model/state.js';
import { useLens, useLensState } from '../context.js';
import { ColorBar } from './color-bar.js';
import { useSize } from '../use-size.js';

export interface HeatmapProps {
  readonly of: PictureOf;
  readonly title: string;
  readonly domain: Domain;
  readonly colorMap: string;
  readonly tallest: number;
  readonly label: string;
}

const missingColor = [128, 128, 128] as const;

/** One heatmap with its title, its colour bar, and the values written in the cells when they fit. */
export function Heatmap({ of, title, domain, colorMap, tallest, label }: HeatmapProps) {
  const { controller, board } = useLens();
  const matrix = useLensState((state) => state.matrix);
  const scale = useLensState((state) => state.scale);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const { width: available } = useSize(box);
  const rows = matrix?.rows ?? 0;
  const cols = matrix?.cols ?? 0;
  const { width, height } = heatmapSize(rows, cols, available, tallest);
  const dpr = window.devicePixelRatio || 1;

  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0 || height === 0) return;
    board.put(of, element, {
      of,
      width: Math.round(width * dpr),
      height: Math.round(height * dpr),
      viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
      domain,
      scale,
      colorMap,
      reversed: false,
      missingColor,
    });
  }, [matrix, of, width, height, dpr, domain[0], domain[1], scale, colorMap]);

  useEffect(() => {
    const element = canvas.current;
    return () => {
      if (element) board.remove(of, element);
    };
  }, []);

  useEffect(() => {
    const draw = () => {
      const element = overlay.current;
      if (element)
        writeCells(element, controller.store.get(), { of, width, height, domain, colorMap });
    };
    draw();
    return controller.store.subscribe(() => requestAnimationFrame(draw));
  }, [matrix, of, width, height, domain[0], domain[1], colorMap]);

  const point = (event: PointerEvent) => {
    const target = event.currentTarget as HTMLElement;
    const bounds = target.getBoundingClientRect();
    const column = Math.floor(((event.clientX - bounds.left) / bounds.width) * cols);
    const row = Math.floor(((event.clientY - bounds.top) / bounds.height) * rows);
    const cell = controller.store.get().cell;
    if (row < 0 || column < 0 || row >= rows || column >= cols) return;
    if (cell?.row !== row || cell.column !== column)
      controller.store.set({ cell: { row, column } });
  };

  return (
    <figure class="heatmap" data-testid={`heatmap-${of}`}>
      <figcaption>{title}</figcaption>
      <div class="picture-box" ref={box}>
        <div
          class="picture"
          role="img"
          aria-label={label}
          style={{ width: `${width}px`, height: `${height}px` }}
          onPointerMove={point}
          onPointerLeave={() => controller.store.set({ cell: undefined })}
        >
          <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
          <canvas
            ref={overlay}
            class="overlay"
            style={{ width: `${width}px`, height: `${height}px` }}
          />
        </div>
      </div>
      <ColorBar domain={domain} colorMap={colorMap} reversed={false} />
    </figure>
  );
}

interface CellLook {
  readonly of: PictureOf;
  readonly width: number;
  readonly height: number;
  readonly domain: Domain;
  readonly colorMap: string;
}

/** Values in the cells when there is room, and the crosshair around the cell that is pointed at. */
function writeCells(canvas: HTMLCanvasElement, state: LensState, look: CellLook): void {
  const { matrix, cell } = state;
  const context = canvas.getContext('2d');
  if (!matrix || !context || look.width === 0) return;
  const dpr = window.devicePixelRatio || 1;
  const width = Math.round(look.width * dpr);
  const height = Math.round(look.height * dpr);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.clearRect(0, 0, width, height);
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  const across = look.width / matrix.cols;
  const down = look.height / matrix.rows;
  if (across >= 34 && down >= 16) {
    const scale = makeScale(state.scale, look.domain);
    const table = colorTable(look.colorMap);
    context.font = `${Math.min(13, Math.max(10, across / 4.5))}px ${getComputedStyle(canvas).fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const value = valueAt(state, look.of, i, j);
        if (Number.isNaN(value) && look.of !== 'matrix') continue;
        context.fillStyle = inkOn(table, scale.position(value));
        context.fillText(cellText(state, value), (j + 0.5) * across, (i + 0.5) * down, across - 4);
      }
    }
  }
  if (cell) {
    const x = cell.column * across;
    const y = cell.row * down;
    const side = Math.max(3, across);
    const tall = Math.max(3, down);
    for (const [style, line] of [
      ['#000', 3],
      ['#fff', 1],
    ] as const) {
      context.strokeStyle = style;
      context.lineWidth = line;
      context.strokeRect(x + 0.5, y + 0.5, side - 1, tall - 1);
    }
  }
}

/** Black or white, whichever reads better on that colour (relative luminance, WCAG 2). */
function inkOn(table: Uint8Array, t: number): string {
  if (Number.isNaN(t)) return '#fff';
  const at = 3 * tableIndex(t);
  const [r, g, b] = [0, 1, 2].map((c) => {
    const s = table[at + c]! / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.179 ? '#000' : '#fff';
}
