/** The kernels the TypeScript drivers call; `../kernels.ts` describes each. */
import { ARENA } from './layout';

export { chase } from './chase';
export { dqds } from './dqds';
export { gemm } from './gemm';
export { gemv, gemvT, sweep } from './level2';
export { qrSweep, rotateColumns } from './rotations';
export { readLine, standLine } from './lines';
export { lowner, secularSums, secularVector } from './secular';
export { apart, measure, peel } from './measure';
export { gather8, narrow4, scatter8, single, singleT, widen } from './single';
export { dot, rotate, scale } from './vector';

/** Where the caller's memory begins, counted in doubles. */
export const arenaStart: i32 = <i32>(ARENA >> 3);
