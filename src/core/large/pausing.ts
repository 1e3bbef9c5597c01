import type { MatrixRows } from '../matrix-rows.js';

/** Others get their turn after each reading. */
export function pausing(rows: MatrixRows, pause: () => Promise<void>): MatrixRows {
  return {
    ...rows,
    readRows: async (from, to) => {
      const data = await rows.readRows(from, to);
      await pause();
      return data;
    },
  };
}
