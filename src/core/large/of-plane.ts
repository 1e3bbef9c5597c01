import { liesByColumns, planeRows, turnedPlane } from '../files/slices/plane-rows.js';
import type { Plane } from '../files/slices/plane.js';
import type { MatrixRows } from '../matrix-rows.js';
import { Analysis } from './analysis.js';
import type { FromAnalysis } from './types.js';

/**
 * The analysis of a matrix in a file, read in the order of the file.
 *
 * @param pause called after each reading, so that others get their turn.
 */
export function analysisOf(
  plane: Plane,
  receive: (message: FromAnalysis) => void,
  pause?: () => Promise<void>,
): Analysis {
  const turned = liesByColumns(plane);
  const rows = planeRows(turned ? turnedPlane(plane) : plane);
  return new Analysis(pause ? pausing(rows, pause) : rows, turned, receive);
}

function pausing(rows: MatrixRows, pause: () => Promise<void>): MatrixRows {
  return {
    ...rows,
    readRows: async (from, to) => {
      const data = await rows.readRows(from, to);
      await pause();
      return data;
    },
  };
}
