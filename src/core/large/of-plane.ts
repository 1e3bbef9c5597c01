import type { ByteSource } from '../files/bytes.js';
import { bytesOf } from '../files/element-types.js';
import { liesByColumns, planeRows, turnedPlane } from '../files/slices/plane-rows.js';
import type { Plane } from '../files/slices/plane.js';
import type { MatrixRows } from '../matrix-rows.js';
import { Analysis, type FilePass, type Helpers } from './analysis.js';
import { pausing } from './pausing.js';
import type { FromAnalysis } from './types.js';

/** The analysis of a matrix in a file, read in the order of the file. */
export function analysisOfPlane(
  plane: Plane,
  receive: (message: FromAnalysis) => void,
  pause?: () => Promise<void>,
  helpers?: Helpers,
): Analysis {
  const rows = rowsOfPlane(plane);
  return new Analysis(
    pause ? pausing(rows, pause) : rows,
    liesByColumns(plane),
    receive,
    passOf(plane, helpers),
  );
}

/** What an analysis takes as its rows: those of the transpose, if they lie closer together in the file. */
export function rowsOfPlane(plane: Plane): MatrixRows {
  return planeRows(liesByColumns(plane) ? turnedPlane(plane) : plane);
}

/** The picture of so many bytes of numbers, or of so many of a text, is there within seconds. */
const [quickBytes, quickText] = [2 ** 30, 2 ** 26];
/** Of fewer bytes, the passes are over soon, and the memory of another thread would be the larger part. */
const sharedBytes = 2 ** 29;

/** What a pass over a plane reads, and who may share it. */
export function passOf(plane: Plane, helpers: Helpers | undefined): FilePass {
  const bytes = passBytesOf(plane);
  // Numbers of a text take much longer for each byte.
  const isText = textOf(plane) !== undefined;
  // Each thread would unpack the same row group, and keep it.
  const isPacked = plane.array.bytes.made !== undefined && !isText;
  const isShared = !isPacked && bytes >= (isText ? quickText : sharedBytes);
  return {
    bytes,
    isQuick: bytes <= (isText ? quickText : quickBytes),
    helpers: isShared ? helpers : undefined,
  };
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
