/**
 * The first bytes of the memory belong to the kernels: one register tile for ragged edges and the
 * packed operands of a product. Everything from `ARENA` on belongs to the caller.
 */
/** Rows and columns of the register tile; see tiles.ts. */
export const MR: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 4;
export const NR: i32 = ASC_FEATURE_RELAXED_SIMD ? 3 : 4;

/** Rows, depth and columns of the packed blocks: multiples of the tile. */
export const MC: i32 = 120;
export const KC: i32 = 256;
export const NC: i32 = 252;

export const TILE: usize = 1024;
export const PACKED_A: usize = 2048;
export const PACKED_B: usize = PACKED_A + ((<usize>(MC * KC)) << 3);
export const ARENA: usize = PACKED_B + ((<usize>(KC * NC)) << 3);
