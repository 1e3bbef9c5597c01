import { liesByColumns, planeRows, turnedPlane } from '../files/slices/plane-rows.js';
import type { Plane } from '../files/slices/plane.js';
import { Analysis } from './analysis.js';
import { pausing } from './pausing.js';
import type { FromAnalysis } from './types.js';

/** The analysis of a matrix in a file, read in the order of the file. */
export function analysisOfPlane(
  plane: Plane,
  receive: (message: FromAnalysis) => void,
  pause?: () => Promise<void>,
): Analysis {
  const turned = liesByColumns(plane);
  const rows = planeRows(turned ? turnedPlane(plane) : plane);
  return new Analysis(pause ? pausing(rows, pause) : rows, turned, receive);
}
