import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Controller } from '../../controller.js';
import { shownMatrix } from '../../model/shown.js';
import {
  cellAt,
  isWhole,
  panBy,
  viewportOf,
  wholeViewport,
  zoomAt,
  zoomEvenly,
} from '../../model/viewport.js';
import { useLens } from '../context.js';

/** Distance in pixels that the pointer may move during a click. */
const clickSlack = 4;
/** One notch of a wheel (100 units) zooms by about a quarter. */
const zoomPerUnit = 0.0022;
/** A pinch on a trackpad arrives as a wheel event with Ctrl and small steps. */
const zoomPerPinchUnit = 0.012;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Pointer actions on a heatmap: pointing reads a cell, a click chooses it, a drag moves the picture, and
 * the wheel, a pinch or a double click zooms. All heatmaps follow, because they have the same viewport.
 *
 * @param of `pixels` of a picture in its colours, which has no cells to read, and whose pixels stay squares.
 */
export function useGestures(
  picture: RefObject<HTMLElement | null>,
  of: 'cells' | 'pixels' = 'cells',
): void {
  const { controller } = useLens();
  useEffect(() => {
    const element = picture.current;
    if (!element) return;
    const gestures = new Gestures(element, controller, of);
    return () => gestures.stop();
  }, [controller, of]);
}

class Gestures {
  private readonly pointers = new Map<number, Point>();
  private pressed: Point | undefined;
  private moved = false;
  private readonly abort = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly controller: Controller,
    private readonly of: 'cells' | 'pixels',
  ) {
    const { signal } = this.abort;
    element.addEventListener('pointerdown', (event) => this.down(event), { signal });
    element.addEventListener('pointermove', (event) => this.move(event), { signal });
    element.addEventListener('pointerup', (event) => this.up(event), { signal });
    element.addEventListener('pointercancel', (event) => this.release(event), { signal });
    element.addEventListener('pointerleave', () => this.leave(), { signal });
    element.addEventListener('dblclick', () => this.reset(), { signal });
    element.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
  }

  stop(): void {
    this.abort.abort();
  }

  private get shown() {
    const state = this.controller.store.get();
    const viewport = viewportOf(state);
    const shape = shownMatrix(state);
    return viewport && shape ? { viewport, shape } : undefined;
  }

  /** Converts a point of the window to a place in the picture, 0 … 1. */
  private place({ x, y }: Point): Point {
    const bounds = this.element.getBoundingClientRect();
    return { x: (x - bounds.left) / bounds.width, y: (y - bounds.top) / bounds.height };
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.element.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.pressed = { x: event.clientX, y: event.clientY };
    this.moved = false;
  }

  private move(event: PointerEvent): void {
    const now = { x: event.clientX, y: event.clientY };
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.point(now);
      return;
    }
    const start = this.pressed ?? now;
    if (Math.hypot(now.x - start.x, now.y - start.y) > clickSlack) this.moved = true;
    if (!this.moved) return;
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, now);
    else this.pan(before, now);
    this.pointers.set(event.pointerId, now);
  }

  private up(event: PointerEvent): void {
    const clicked = this.pointers.has(event.pointerId) && !this.moved && this.pointers.size === 1;
    this.release(event);
    if (!clicked || this.of === 'pixels') return;
    const { shown } = this;
    const { x, y } = this.place({ x: event.clientX, y: event.clientY });
    const cell = shown && cellAt(shown.viewport, shown.shape, x, y);
    if (!cell) return;
    const { selected } = this.controller.store.get();
    const again = selected?.row === cell.row && selected.column === cell.column;
    this.controller.store.set({ cell, selected: again ? undefined : cell });
  }

  private release(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
  }

  private leave(): void {
    if (this.pointers.size === 0) this.controller.store.set({ cell: undefined });
  }

  private point(now: Point): void {
    if (this.of === 'pixels') return;
    const { shown } = this;
    const { x, y } = this.place(now);
    const cell = shown && cellAt(shown.viewport, shown.shape, x, y);
    const before = this.controller.store.get().cell;
    if (cell?.row === before?.row && cell?.column === before?.column) return;
    this.controller.store.set({ cell });
  }

  private pan(before: Point, now: Point): void {
    const { shown } = this;
    if (!shown) return;
    const { viewport, shape } = shown;
    const from = this.place(before);
    const to = this.place(now);
    const dx = (from.x - to.x) * (viewport.x1 - viewport.x0);
    const dy = (from.y - to.y) * (viewport.y1 - viewport.y0);
    this.controller.setViewport(panBy(viewport, shape, dx, dy));
  }

  private pinch(id: number, before: Point, now: Point): void {
    const other = [...this.pointers].find(([pointer]) => pointer !== id)?.[1];
    if (!other) return;
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(now.x - other.x, now.y - other.y);
    if (was > 0) this.zoom(is / was, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  private wheel(event: WheelEvent): void {
    const { shown } = this;
    if (!shown) return;
    // The picture cannot zoom out further: the page scrolls.
    if (!event.ctrlKey && event.deltaY >= 0 && isWhole(shown.viewport, shown.shape)) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const rate = event.ctrlKey ? zoomPerPinchUnit : zoomPerUnit;
    const change = Math.max(-300, Math.min(300, event.deltaY * unit));
    this.zoom(Math.exp(-change * rate), { x: event.clientX, y: event.clientY });
  }

  private zoom(factor: number, around: Point): void {
    const { shown } = this;
    if (!shown) return;
    const { x, y } = this.place(around);
    const zoomed = this.of === 'cells' ? zoomAt : zoomEvenly;
    this.controller.setViewport(zoomed(shown.viewport, shown.shape, factor, x, y));
    if (this.pointers.size === 0) this.point(around);
  }

  private reset(): void {
    const { shown } = this;
    if (shown) this.controller.setViewport(wholeViewport(shown.shape));
  }
}
