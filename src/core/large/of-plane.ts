import type { ByteSource } from '../files/bytes.js';
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
  return { bytes, isQuick: bytes <= (textOf(plane) ? quickText : quickBytes) };
}

/** The file of a plane whose numbers are written as text. */
function textOf({ array }: Plane): ByteSource | undefined {
  const { made } = array.bytes;
  return made && !('library' in made.by) ? made.of : undefined;
}

/** Bytes of the file that all entries of a plane lie in; packed numbers count as they are in memory. */
function passBytesOf(plane: Plane): number {
  const { array, rows, cols, part } = plane;
  const { encoding, imaginary } = array;
  const parts = imaginary !== undefined && (part === 'magnitude' || part === 'phase') ? 2 : 1;
  return textOf(plane)?.size ?? parts * rows * cols * bytesOf(encoding.type);
}
