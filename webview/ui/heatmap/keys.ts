import type { Viewport } from '../../../src/core/index.js';
import type { Controller } from '../../controller.js';
import { shownMatrix } from '../../model/shown.js';
import type { Cell } from '../../model/state.js';
import {
  panBy,
  showing,
  viewportOf,
  wholeViewport,
  zoomAt,
  zoomEvenly,
  type Shape,
} from '../../model/viewport.js';

const zoomStep = 1.5;
/** The share of the visible part by which a key moves the picture. */
const panStep = 0.15;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Keys on a heatmap with the focus. Arrows move the crosshair (Page Up and Down by ten rows, Home and End
 * to the ends of the row, with Ctrl to the corners). Shift and arrows move the picture. +, − and 0 zoom.
 * Enter or Space chooses the cell, and Escape removes the choice.
 *
 * @returns true when the key had an effect.
 */
export function heatmapKey(event: KeyboardEvent, controller: Controller): boolean {
  const { store } = controller;
  const state = store.get();
  const viewport = viewportOf(state);
  const shape = shownMatrix(state);
  if (!viewport || !shape || event.altKey || event.metaKey) return false;
  const direction = directions[event.key];
  if (direction && event.shiftKey) {
    controller.setViewport(panned(viewport, shape, direction));
    return true;
  }
  const middle = {
    row: Math.floor((viewport.y0 + viewport.y1) / 2),
    column: Math.floor((viewport.x0 + viewport.x1) / 2),
  };
  const from = state.cell ?? state.selected;
  const to = from ? moved(from, event, shape) : direction && middle;
  if (to) {
    store.set({ cell: to });
    controller.setViewport(showing(viewport, shape, to));
    return true;
  }
  switch (event.key) {
    case '+':
    case '=':
    case '-':
    case '_': {
      const at = from ?? middle;
      const fx = (at.column + 0.5 - viewport.x0) / (viewport.x1 - viewport.x0);
      const fy = (at.row + 0.5 - viewport.y0) / (viewport.y1 - viewport.y0);
      controller.setViewport(zoomAt(viewport, shape, zoomFactor(event.key), fx, fy));
      return true;
    }
    case '0':
      controller.setViewport(wholeViewport(shape));
      return true;
    case 'Enter':
    case ' ':
      store.set({ selected: state.cell });
      return true;
    case 'Escape':
      if (!state.cell && !state.selected) return false;
      store.set({ cell: undefined, selected: undefined });
      return true;
    default:
      return false;
  }
}

/**
 * Keys on a picture in its colours with the focus: arrows move it, +, − and 0 zoom.
 *
 * @returns true when the key had an effect.
 */
export function pictureKey(event: KeyboardEvent, controller: Controller): boolean {
  const state = controller.store.get();
  const viewport = viewportOf(state);
  const shape = state.given;
  if (!viewport || !shape || event.altKey || event.metaKey || event.ctrlKey) return false;
  const to = pictureMoved(event.key, viewport, shape);
  if (to) controller.setViewport(to);
  return to !== undefined;
}

function pictureMoved(key: string, viewport: Viewport, shape: Shape): Viewport | undefined {
  const direction = directions[key];
  if (direction) return panned(viewport, shape, direction);
  if (key === '0') return wholeViewport(shape);
  return '+=-_'.includes(key) ? zoomEvenly(viewport, shape, zoomFactor(key)) : undefined;
}

function panned(viewport: Viewport, shape: Shape, [x, y]: readonly [number, number]): Viewport {
  const dx = x * panStep * (viewport.x1 - viewport.x0);
  const dy = y * panStep * (viewport.y1 - viewport.y0);
  return panBy(viewport, shape, dx, dy);
}

/** The keys with = and _ are those with + and − without or with Shift. */
function zoomFactor(key: string): number {
  return key === '+' || key === '=' ? zoomStep : 1 / zoomStep;
}

/** The cell to which a key moves; undefined for other keys. */
function moved({ row, column }: Cell, event: KeyboardEvent, { rows, cols }: Shape) {
  const within = (i: number, j: number): Cell => ({
    row: Math.min(rows - 1, Math.max(0, i)),
    column: Math.min(cols - 1, Math.max(0, j)),
  });
  const direction = directions[event.key];
  if (direction) return within(row + direction[1], column + direction[0]);
  switch (event.key) {
    case 'PageUp':
      return within(row - 10, column);
    case 'PageDown':
      return within(row + 10, column);
    case 'Home':
      return within(event.ctrlKey ? 0 : row, 0);
    case 'End':
      return within(event.ctrlKey ? rows : row, cols);
    default:
      return undefined;
  }
}
