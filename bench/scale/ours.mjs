// Our analysis of a .npy file in a process of its own, as the editor does it: the file is opened and read as the host does,
// and a thread computes. Prints a line of JSON when everything is known, and then saves σ and V.
//
//   node ours.mjs FOLDER-OF-THE-BUNDLE PATH RESULT.npz
import { statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, path, target] = process.argv.slice(2);
const lens = createRequire(import.meta.url)(`${folder}/lens.cjs`);

const start = performance.now();
const seconds = () => (performance.now() - start) / 1000;
const disk = lens.openOnDisk(path);
const read = (from, to) => disk.read(from, to);
const { size } = statSync(path);
const bytes = { size, read: lens.pagedBytes({ size, read }).read, take: read };
const { entries } = ok(await lens.openArrays(bytes, 'npy', undefined, { maxBytes: 2 ** 28 }));
const array = ok(await entries[0].open({ maxBytes: 2 ** 28 }));
const plane = ok(lens.planeOf('M', array, lens.usualSelection(array.shape)));

const at = {};
const passes = [];
let [plan, values, measured] = [];
// The thread lets a window close without it, and this process, too.
const waiting = setInterval(() => undefined, 1000);
const analysing = lens.analyseInThread(plane, (message) => {
  switch (message.kind) {
    case 'plan':
      // Later ones are corrected by the passes.
      at.plan ??= seconds();
      plan ??= message.plan;
      return;
    case 'overview':
      at.overview = seconds();
      analysing.search();
      return;
    case 'values':
      at.values = seconds();
      passes.push(at.values);
      ({ values } = message);
      return;
    case 'measured':
      measured = message.errors;
      return;
    case 'ended':
      if (message.problem) throw new Error(message.problem.message);
      console.log(JSON.stringify({ ...report(), seconds: seconds() }));
      analysing.askFactors(rankOfFactors());
      return;
    case 'factors':
      save(message.svd.v);
      clearInterval(waiting);
      analysing.dispose();
      disk.dispose();
      return;
  }
});

/** All, or as many as there is room for: U and V may have 2^24 numbers together. */
function rankOfFactors() {
  return Math.min(values.s.length, Math.floor(2 ** 24 / (plane.rows + plane.cols)));
}

function report() {
  return {
    at,
    passes: values.passes,
    eachPass: passes.slice(1).map((time, i) => time - passes[i]),
    s: [...values.s],
    errors: [...values.errors],
    tail: values.tails.at(-1),
    rankOfFactors: rankOfFactors(),
    measured: measured[rankOfFactors()].frobenius,
    plan: plan && {
      shortest: lens.shortestOf(plan),
      longest: lens.longestOf(plan),
      memory: plan.memory,
      ...plan.seconds,
    },
  };
}

function save(v) {
  const s = { rows: 1, cols: values.s.length, data: values.s };
  writeFileSync(target, lens.writeNpz({ s: lens.arrayOf(s), v: lens.arrayOf(v) }));
}

function ok(result) {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
