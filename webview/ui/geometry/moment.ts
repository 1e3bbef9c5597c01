import { planeView, viewMap, type Camera } from '../../model/geometry/camera.js';
import type { Parts } from '../../model/geometry/parts.js';
import type { Screen } from '../../model/geometry/screen.js';
import { length, type Vec } from '../../model/geometry/space.js';
import { extentAt } from '../../model/geometry/stages.js';

/** What is seen at one moment. */
export interface Moment {
  readonly parts: Parts;
  /** 0 … 3. */
  readonly progress: number;
  /** k; between two while an axis collapses. */
  readonly rank: number;
  readonly camera: Camera;
  /** x in the picture's axes. */
  readonly x: Vec;
}

/** The screen of a moment; it grows with an x that is longer than the unit circle's surroundings. */
export function screenOf({ parts, progress, camera, x }: Moment, size: number): Screen {
  const reach = Math.max(1, length(x) / 1.4);
  const view = parts.dims === 2 ? planeView : viewMap(camera);
  return { size, extent: extentAt(parts, progress) * reach, view };
}

/** For the parts of a picture. */
export interface PartProps {
  readonly moment: Moment;
  readonly screen: Screen;
}

/** Indices of the axes that a picture has. */
export function axesOf({ dims }: Parts): (0 | 1 | 2)[] {
  return dims === 2 ? [0, 1] : [0, 1, 2];
}
