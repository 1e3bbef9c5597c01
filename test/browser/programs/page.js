/* eslint-disable no-debugger -- it stops there for the tests. */
const rows = [
  [2, 0, 1],
  [0, 2, 1],
  [1, 1, 2],
];
const flat = Float32Array.from({ length: 12 }, (_, i) => i);
// Pixels of a canvas, as programs in pages have them.
const canvas = document.createElement('canvas');
canvas.width = 5;
canvas.height = 4;
const context = canvas.getContext('2d');
context.fillStyle = 'rgb(200, 100, 50)';
context.fillRect(0, 0, 3, 4);
const pixels = context.getImageData(0, 0, 5, 4).data;
for (let step = 0; step < 20; step++) {
  rows[0][0]++;
  debugger;
}
document.title = String(rows.length + flat.length + pixels.length);
