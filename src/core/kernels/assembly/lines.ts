/** Lines of pixels: sums and extremes of the cells of each pixel, and positions on the colour map. */

/** Adds up `rows` rows column by column: sums, least and most at byte addresses, `width` even. */
function addRows(
  rows: i32,
  width: i32,
  data: usize,
  minus: usize,
  sums: usize,
  least: usize,
  most: usize,
): void {
  const line = (<usize>width) << 3;
  for (let p: usize = 0; p < line; p += 16) {
    let at = data + p;
    let value = v128.load(at);
    if (minus) value = f64x2.sub(value, v128.load(minus + p));
    let sum = value;
    let low = value;
    let high = value;
    for (let i = 1; i < rows; i++) {
      at += line;
      value = v128.load(at);
      if (minus) value = f64x2.sub(value, v128.load(at + (minus - data)));
      sum = f64x2.add(sum, value);
      low = f64x2.pmin(low, value);
      high = f64x2.pmax(high, value);
    }
    v128.store(sums + p, sum);
    v128.store(least + p, low);
    v128.store(most + p, high);
  }
}

export function readLine(
  rows: i32,
  width: i32,
  data: i32,
  minus: i32,
  ranges: i32,
  pixels: i32,
  divided: i32,
  scratch: i32,
  out: i32,
): void {
  const line = (<usize>width) << 3;
  const sums = (<usize>scratch) << 3;
  const least = sums + line;
  const most = least + line;
  const taken: usize = minus < 0 ? 0 : (<usize>minus) << 3;
  addRows(rows, width, (<usize>data) << 3, taken, sums, least, most);
  const pairs = (<usize>ranges) << 3;
  const totals = (<usize>out) << 3;
  const next = (<usize>pixels) << 3;
  for (let x: usize = 0; x < next; x += 8) {
    const first = <i32>load<f64>(pairs + 2 * x);
    const end = <i32>load<f64>(pairs + 2 * x + 8);
    const from = (<usize>first) << 3;
    let sum = load<f64>(sums + from);
    let low = v128.load64_zero(least + from);
    let high = v128.load64_zero(most + from);
    for (let j = first + 1; j < end; j++) {
      const at = (<usize>j) << 3;
      sum += load<f64>(sums + at);
      low = f64x2.pmin(low, v128.load64_zero(least + at));
      high = f64x2.pmax(high, v128.load64_zero(most + at));
    }
    store<f64>(totals + x, divided ? sum / <f64>(rows * (end - first)) : sum);
    v128.store64_lane(totals + next + x, low, 0);
    v128.store64_lane(totals + 2 * next + x, high, 0);
  }
}

/** Maps to positions between 0 and 1; NaN stays NaN. */
function placed(value: v128, a: v128, span: v128): v128 {
  const t = f64x2.div(f64x2.sub(value, a), span);
  return f64x2.pmin(f64x2.pmax(t, f64x2.splat(0)), f64x2.splat(1));
}

export function standLine(
  pixels: i32,
  line: i32,
  a: f64,
  span: f64,
  standOut: f64,
  tie: f64,
): void {
  const means = (<usize>line) << 3;
  const next = (<usize>pixels) << 3;
  const origin = f64x2.splat(a);
  const width = f64x2.splat(span);
  const far = f64x2.splat(standOut);
  const equal = f64x2.splat(tie);
  for (let p: usize = 0; p < next; p += 16) {
    const t = placed(v128.load(means + p), origin, width);
    const low = placed(v128.load(means + next + p), origin, width);
    const high = placed(v128.load(means + 2 * next + p), origin, width);
    const above = f64x2.sub(high, t);
    const below = f64x2.sub(t, low);
    const up = v128.and(f64x2.gt(above, far), f64x2.ge(above, f64x2.sub(below, equal)));
    const down = v128.andnot(f64x2.gt(below, far), up);
    v128.store(means + p, v128.bitselect(high, v128.bitselect(low, t, down), up));
  }
}
