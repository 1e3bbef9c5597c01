import type { Domain, ScaleKind } from '../../../src/core/index.js';
import type { Tick } from '../../model/ticks.js';

/** A picture to be saved: its pixels, and what is around them. */
export interface SavedPicture {
  readonly title: string;
  /** Size of the picture without what is around it, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Its pixels, at twice the size or more for a sharp PNG. */
  readonly image: ImageBitmap | HTMLCanvasElement | OffscreenCanvas;
  readonly columns?: readonly Tick[];
  readonly rows?: readonly Tick[];
  /** The names of columns read from the bottom up. */
  readonly turned?: boolean;
  readonly bar?: SavedBar;
  /** Entries written in the cells. */
  readonly texts?: readonly CellText[];
}

export interface SavedBar {
  readonly domain: Domain;
  readonly scale: ScaleKind;
  readonly colorMap: string;
  readonly reversed: boolean;
  /** Whether values beyond the lower and the upper end have the colours of the ends. */
  readonly extended?: readonly [boolean, boolean] | undefined;
}

/** A text in the middle of a cell, in CSS pixels from the upper left corner of the picture. */
export interface CellText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly text: string;
}

/**
 * Maximum number of characters of a file. A larger one would block the message channel of the editor for
 * long.
 */
export const largestFile = 32 * 1024 * 1024;
