import { bytesOf } from '../files/element-types.js';
import { liesByColumns, planeRows, turnedPlane } from '../files/slices/plane-rows.js';
import type { Plane } from '../files/slices/plane.js';
import { Analysis, type FilePass } from './analysis.js';
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
  return new Analysis(pause ? pausing(rows, pause) : rows, turned, receive, passOf(plane));
}

/** The picture of so many bytes of numbers, or of so many of a text, is there within seconds. */
const [quickBytes, quickText] = [2 ** 30, 2 ** 26];

function passOf(plane: Plane): FilePass {
  const bytes = passBytesOf(plane);
  return { bytes, isQuick: bytes <= (plane.array.bytes.made ? quickText : quickBytes) };
}

/** Bytes of the file that all entries of a plane lie in. */
function passBytesOf({ array, rows, cols, part }: Plane): number {
  const { bytes, encoding, imaginary } = array;
  const parts = imaginary !== undefined && (part === 'magnitude' || part === 'phase') ? 2 : 1;
  return bytes.made?.of.size ?? parts * rows * cols * bytesOf(encoding.type);
}
