import { planeView, viewMap, type Camera } from '../../model/geometry/camera.js';
import type { Parts } from '../../model/geometry/parts.js';
import type { Screen } from '../../model/geometry/screen.js';
import { length, type Vec } from '../../model/geometry/space.js';
import { extentAt } from '../../model/geometry/stages.js';

/** What the picture shows at one moment. */
export interface Moment {
  readonly parts: Parts;
  /** 0 … 3. */
  readonly progress: number;
  /** k; between two ranks while an axis shrinks. */
  readonly rank: number;
  readonly camera: Camera;
  /** x in the axes of the picture. */
  readonly x: Vec;
}

/** The screen at a moment. It becomes larger if x is much longer than the radius of the unit circle. */
export function screenOf({ parts, progress, camera, x }: Moment, size: number): Screen {
  const reach = Math.max(1, length(x) / 1.4);
  const view = parts.dims === 2 ? planeView : viewMap(camera);
  return { size, extent: extentAt(parts, progress) * reach, view };
}

/** Properties of the parts of a picture. */
export interface PartProps {
  readonly moment: Moment;
  readonly screen: Screen;
}

/** Indices of the axes of a picture. */
export function axesOf({ dims }: Parts): (0 | 1 | 2)[] {
  return dims === 2 ? [0, 1] : [0, 1, 2];
}
