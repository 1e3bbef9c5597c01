import type { Viewport } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import type { Colors } from '../../model/look.js';
import type { Cell, LensState } from '../../model/state.js';
import { viewportOf } from '../../model/viewport.js';
import { cellTexts } from './cell-texts.js';
import { writeTexts } from './write-texts.js';

export interface OverlayLook {
  readonly of: PictureOf;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly colors: Colors;
  /** Cells with a ring around them, because their colour does not say how far away they are. */
  readonly ringed?: readonly Cell[] | undefined;
}

/** Minimum size of a frame, so that it is visible. */
const smallestFrame = 5;

/** Draws values in the cells if there is room, the crosshair, and the chosen cell. */
export function drawOverlay(canvas: HTMLCanvasElement, state: LensState, look: OverlayLook): void {
  const context = canvas.getContext('2d');
  const viewport = viewportOf(state);
  if (!context || !viewport || look.width === 0) return;
  const dpr = window.devicePixelRatio || 1;
  const width = Math.round(look.width * dpr);
  const height = Math.round(look.height * dpr);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.clearRect(0, 0, look.width, look.height);
  const texts = cellTexts(state, look.of, { ...look, viewport }, look.colors);
  writeTexts(context, texts);
  if (texts.length === 0) {
    for (const cell of look.ringed ?? []) ringCell(context, look, viewport, cell);
  }
  if (state.selected) frameCell(context, look, viewport, state.selected, 4);
  if (state.cell) {
    // Lines through written values would be confusing. Cells of this size are easy to find without them.
    if (texts.length === 0) drawCrosshair(context, look, viewport, state.cell);
    frameCell(context, look, viewport, state.cell, 3);
  }
}

/** The place of a cell on screen. */
function place({ width, height }: OverlayLook, { x0, y0, x1, y1 }: Viewport, cell: Cell) {
  const across = width / (x1 - x0);
  const down = height / (y1 - y0);
  return { x: (cell.column - x0) * across, y: (cell.row - y0) * down, across, down };
}

/** Least radius of a ring in CSS pixels. */
const smallestRing = 6;

/** White on black, so that it is visible on every colour. */
function ringCell(
  context: CanvasRenderingContext2D,
  look: OverlayLook,
  viewport: Viewport,
  cell: Cell,
): void {
  const { x, y, across, down } = place(look, viewport, cell);
  const radius = Math.max(smallestRing, Math.hypot(across, down) / 2 + 2);
  for (const [style, thickness] of [
    ['#000', 3],
    ['#fff', 1],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = thickness;
    context.beginPath();
    context.arc(x + across / 2, y + down / 2, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** White on black, so that it is visible on every colour. */
function frameCell(
  context: CanvasRenderingContext2D,
  look: OverlayLook,
  viewport: Viewport,
  cell: Cell,
  line: number,
): void {
  const { x, y, across, down } = place(look, viewport, cell);
  const width = Math.max(smallestFrame, across);
  const height = Math.max(smallestFrame, down);
  const left = x + (across - width) / 2;
  const top = y + (down - height) / 2;
  for (const [style, thickness] of [
    ['#000', line],
    ['#fff', line - 2],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = thickness;
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  }
}

/**
 * Lines through the middle of the cell to the edges, so that its place is visible in all three pictures.
 */
function drawCrosshair(
  context: CanvasRenderingContext2D,
  look: OverlayLook,
  viewport: Viewport,
  cell: Cell,
): void {
  const { x, y, across, down } = place(look, viewport, cell);
  const cx = Math.round(x + across / 2) + 0.5;
  const cy = Math.round(y + down / 2) + 0.5;
  const gapX = Math.max(smallestFrame, across) / 2;
  const gapY = Math.max(smallestFrame, down) / 2;
  context.beginPath();
  context.moveTo(0, cy);
  context.lineTo(cx - gapX, cy);
  context.moveTo(cx + gapX, cy);
  context.lineTo(look.width, cy);
  context.moveTo(cx, 0);
  context.lineTo(cx, cy - gapY);
  context.moveTo(cx, cy + gapY);
  context.lineTo(cx, look.height);
  for (const [style, dash] of [
    ['rgba(0, 0, 0, 0.55)', 0],
    ['rgba(255, 255, 255, 0.85)', 4],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = 1;
    context.setLineDash(dash === 0 ? [] : [dash, dash]);
    context.stroke();
  }
  context.setLineDash([]);
}
