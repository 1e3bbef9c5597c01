import { arrange, type Arrangement, type Room } from '../../model/arrangement.js';
import type { ShownMatrix } from '../../model/shape.js';
import { columnAxis, gutterWidth } from './axes.js';

/** CSS pixels of a picture's heading, its colour bar, and the gaps between them. */
const headAndBar = 66;
/** CSS pixels below the pictures: what is said of the cell that is pointed at. */
const belowPictures = 34;

/** Names of rows take room; numbers hardly do, and stand beside each picture. */
export const sharesNames = ({ rowLabels }: ShownMatrix) => rowLabels !== undefined;

/** How so many pictures of a matrix are put into the room of the page. */
export function arrangementOf(
  given: ShownMatrix,
  count: number,
  room: Room | undefined,
): Arrangement {
  if (!room) return { columns: count, tallest: 0, across: 1 };
  const { rows, cols } = given;
  const around = (width: number) => headAndBar + columnAxis(given, width).height;
  const height = room.height - belowPictures;
  return arrange(
    { count, rows, cols, gutter: gutterWidth(given), isShared: sharesNames(given), around },
    { width: room.width, height },
  );
}
