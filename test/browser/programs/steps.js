/* eslint-disable no-debugger -- it stops there for the tests. */
const big = Array.from({ length: 1200 }, (_, i) =>
  Float64Array.from({ length: 1200 }, (_, j) => Math.sin(i / 90) * Math.cos(j / 70)),
);
const small = [
  [3, 1],
  [1, 3],
];
let asked = 0;
let step = 0;
/** At this step the program is killed in the middle of the large one, at the fifth question. */
function mortal(last) {
  if (step === last && ++asked === 5) process.kill(process.pid, 'SIGKILL');
  return big;
}
for (; step < 20; step++) {
  small[0][0]++;
  for (const row of big) row.fill(step, 0, 600);
  asked = 0;
  debugger;
}
console.log(mortal, small);
