/* eslint-disable no-debugger -- it stops there for the tests. */
const rows = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 10],
];
const flat = new Float32Array(12).map((_, i) => i + 1);
const many = Array.from({ length: 300 }, (_, i) =>
  Array.from({ length: 200 }, (_, j) => Math.sin(i) * j),
);
const big = Array.from({ length: 600 }, () => new Float64Array(500).map(() => Math.random()));
class Matrix {
  constructor() {
    this.rows = 2;
    this.columns = 3;
  }
  get(i, j) {
    return 10 * i + j;
  }
}
const own = new Matrix();
const nd = { data: new Float64Array([1, 2, 3, 4, 5, 6]), shape: [3, 2], stride: [1, 3], offset: 0 };
for (let step = 0; step < 3; step++) {
  rows[0][0]++;
  debugger;
}
console.log(rows, flat, many, big, own, nd);
