/**
 * Copies `count` lines of op(X), each `depth` long, into slivers of `width` lines (3, 4 or 6): sliver
 * after sliver, and in a sliver depth by depth, so that the register kernel reads memory in order.
 * Missing lines are zero. Strides count bytes.
 */
export function pack(
  width: i32,
  source: usize,
  lineStride: usize,
  depthStride: usize,
  count: i32,
  depth: i32,
  target: usize,
): void {
  const full = count - (count % width);
  if (lineStride == 8) packAdjacent(width, source, depthStride, full, depth, target);
  else packApart(width, source, lineStride, depthStride, full, depth, target);
  if (full == count) return;
  const step = (<usize>width) << 3;
  const from = source + <usize>full * lineStride;
  const to = target + ((<usize>full) << 3) * <usize>depth;
  for (let i = 0; i < width; i++) {
    let p = from + <usize>i * lineStride;
    let t = to + ((<usize>i) << 3);
    for (let k = 0; k < depth; k++) {
      store<f64>(t, full + i < count ? load<f64>(p) : 0);
      p += depthStride;
      t += step;
    }
  }
}

/** Packs lines that are adjacent in memory: all of them for one depth, then the next, page by page. */
function packAdjacent(
  width: i32,
  source: usize,
  depthStride: usize,
  count: i32,
  depth: i32,
  target: usize,
): void {
  const step = (<usize>width) << 3;
  const sliver = step * <usize>depth;
  const end = (<usize>count) << 3;
  for (let k = 0; k < depth; k++) {
    let t = target;
    const stop = source + end;
    if (width == 6) {
      for (let p = source; p < stop; p += 48) {
        v128.store(t, v128.load(p));
        v128.store(t, v128.load(p, 16), 16);
        v128.store(t, v128.load(p, 32), 32);
        t += sliver;
      }
    } else if (width == 4) {
      for (let p = source; p < stop; p += 32) {
        v128.store(t, v128.load(p));
        v128.store(t, v128.load(p, 16), 16);
        t += sliver;
      }
    } else {
      for (let p = source; p < stop; p += 24) {
        v128.store(t, v128.load(p));
        store<f64>(t, load<f64>(p, 16), 16);
        t += sliver;
      }
    }
    source += depthStride;
    target += step;
  }
}

/** Packs lines that are apart. Pairs of lines are transposed two by two if their numbers are adjacent. */
function packApart(
  width: i32,
  source: usize,
  lineStride: usize,
  depthStride: usize,
  count: i32,
  depth: i32,
  target: usize,
): void {
  const step = (<usize>width) << 3;
  for (let line = 0; line < count; line += width) {
    for (let i = 0; i < width; i += 2) {
      let p = source + <usize>(line + i) * lineStride;
      let t = target + ((<usize>i) << 3);
      if (i + 1 == width) {
        for (let k = 0; k < depth; k++) {
          store<f64>(t, load<f64>(p));
          p += depthStride;
          t += step;
        }
        break;
      }
      let q = p + lineStride;
      let k = 0;
      if (depthStride == 8) {
        for (; k + 2 <= depth; k += 2) {
          const a = v128.load(p);
          const b = v128.load(q);
          v128.store(t, v128.shuffle<f64>(a, b, 0, 2));
          v128.store(t + step, v128.shuffle<f64>(a, b, 1, 3));
          p += 16;
          q += 16;
          t += 2 * step;
        }
      }
      for (; k < depth; k++) {
        store<f64>(t, load<f64>(p));
        store<f64>(t, load<f64>(q), 8);
        p += depthStride;
        q += depthStride;
        t += step;
      }
    }
    target += step * <usize>depth;
  }
}
