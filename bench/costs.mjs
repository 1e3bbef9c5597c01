// `npm run bench:costs`: what the extension costs while nobody asks it anything, in the embedded VS Code:
//
// 1. idle: processor time of the extension host over a minute, without the extension, with it, and with a lens on screen;
// 2. activation: loading the script and our `activate`, as VS Code measures them;
// 3. keys: a keystroke in a file of 50,000 lines, without the extension and with a matrix on screen;
// 4. stops: a stop of Python's debugger, without the extension, with nothing shown, and with a variable shown;
// 5. hover: what a hover over a matrix of 100×100 computes; 30 ms is the limit.
//
//   --rounds N    rounds of 1 and 2, 3 and 4 (3)
//   --seconds N   length of 1 (60)
//   --only PART   only one of: idle, keys, stops, hover
//   --record      also writes the results to bench/results/costs (record.mjs)
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mustRun } from '../scripts/shell.mjs';
import { idle } from './costs/idle.mjs';
import { STOPS, stops } from './costs/stops.mjs';
import { loadDriver, loadLens } from './open/lens.mjs';
import { typing, TYPING } from './open/typing.mjs';
import { median, startRecord } from './record.mjs';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
    record: { type: 'boolean' },
  },
});
const rounds = Number(given.rounds);
const seconds = Number(given.seconds);
const wanted = (part) => given.only === undefined || given.only === part;
/** Keys of a round, so that all rounds together take less than ten minutes. */
const keys = 100;

// The production build, minified.
const root = fileURLToPath(new URL('../', import.meta.url));
await mustRun('The build', process.execPath, [join('scripts', 'build.mjs'), '--production'], {
  cwd: root,
  quiet: true,
});
const record = startRecord('costs');
console.log(`Medians; ${record.heading}\n`);

/** Adds a row, and prints it. */
function add(row) {
  record.add(row);
  const what = [row.name, ...Object.values(row.of ?? {})].join(', ');
  const value = median(row.values).toPrecision(3);
  console.log(`${what.padEnd(64)}${value.padStart(9)} ${row.unit ?? 'ms'}`);
}

/** Rounds of named cases: the values of each case, in the order of the rounds. */
async function inRounds(cases, measure) {
  const seen = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const each of cases) seen.get(each.name).push(await measure(each));
  }
  return seen;
}

if (wanted('idle')) {
  const Lens = await loadLens();
  const seen = [];
  for (let round = 0; round < rounds; round++) seen.push(await idle(Lens, seconds));
  for (const name of Object.keys(seen[0].busy)) {
    const unit = 'ms per minute';
    const values = seen.map(({ busy }) => (busy[name] * 60) / seconds);
    add({ name: 'idle, extension host', of: { lens: name }, unit, values });
  }
  const activations = seen.flatMap(({ activations }) => activations);
  add({ name: 'loading the script', values: activations.map(({ load }) => load) });
  add({ name: 'activation', values: activations.map(({ activate }) => activate) });
}
if (wanted('keys')) {
  const Lens = await loadLens();
  const cases = TYPING.filter(({ bare, column, shown }) => bare || (shown && !column));
  const seen = await inRounds(cases, (where) => typing(Lens, where, keys));
  const paints = (name) => seen.get(name).map(({ painted }) => median(painted));
  const without = cases.find(({ bare }) => bare).name;
  const against = { name: without, values: paints(without) };
  for (const { name, bare } of cases) {
    const of = { where: name };
    add({
      name: 'keystroke to paint',
      of,
      values: paints(name),
      ...(bare ? {} : { against }),
    });
    const values = seen.get(name).map(({ host }) => host);
    add({ name: 'extension host per keystroke', of, values });
  }
}
if (wanted('stops')) {
  const { Debugging } = await loadDriver('debugging');
  const seen = await inRounds(STOPS, (which) => stops(Debugging, which));
  for (const { name } of STOPS) {
    add({ name: 'extension host per stop', of: { lens: name }, values: seen.get(name) });
  }
}
if (wanted('hover')) {
  // It needs the build, so it is loaded after it.
  const { hoverTimes } = await import('./literals/hover.mjs');
  for (const { name, times } of hoverTimes()) {
    add({ name: 'hover', of: { rows: 100, cols: 100, text: name }, values: times });
  }
}
record.finish();
