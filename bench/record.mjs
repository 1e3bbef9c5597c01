// The common format of all bench results: `npm run bench:NAME -- --record` writes
// bench/results/NAME/DATE-COMMIT.json. It holds
//
// - `bench`, `date`, `commit` (with `+` if files have changed since that commit) and `arguments` of the run;
// - `machine`: processor, number of cores, memory in GB, system, Node; `load`: its load average before and after;
// - `rows`: `name`, the case (`of`), `unit`, the number of `runs`, their `median` and `best`. If a reference was
//   measured in the same rounds: its name (`to`) and the `ratio` of the medians. `more` holds further values of
//   that bench.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The middle value, or the mean of the two middle values; NaN for an empty list. */
export function median(values) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Four significant digits; further digits are noise. */
const rounded = (value) => Number(value.toPrecision(4));

/**
 * One row of the results; see above.
 *
 * @param measured `values` of all runs; `against`, with `name` and `values`, is the reference of the ratio
 */
export function row({ name, of = {}, unit = 'ms', values, better = 'less', against, more }) {
  const best = better === 'less' ? Math.min(...values) : Math.max(...values);
  const ratio =
    against && against.values.length > 0
      ? { to: against.name, ratio: rounded(median(values) / median(against.values)) }
      : {};
  return {
    name,
    of,
    unit,
    runs: values.length,
    median: rounded(median(values)),
    best: rounded(best),
    ...ratio,
    ...(more && { more }),
  };
}

/** The file for the results of a run; further runs on the same day and commit get a number. */
export function fileOf(folder, date, commit, exists = existsSync) {
  const base = `${folder}/${date.slice(0, 10)}-${commit.replace('+', '-changed')}`;
  for (let count = 1; ; count++) {
    const file = count === 1 ? `${base}.json` : `${base}-${count}.json`;
    if (!exists(file)) return file;
  }
}

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

function commitOf() {
  const commit = git('rev-parse', '--short=7', 'HEAD');
  if (!commit) return 'unknown';
  return git('status', '--porcelain', '--untracked-files=no') ? `${commit}+` : commit;
}

function machine() {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
  };
}

const load = () => Number(loadavg()[0].toFixed(1));

/**
 * The record of a bench that starts now.
 *
 * @param {string} bench its name, which is also the name of its folder
 */
export function startRecord(bench) {
  const wanted = process.argv.includes('--record');
  const head = {
    bench,
    date: new Date().toISOString(),
    commit: commitOf(),
    arguments: process.argv.slice(2).filter((each) => each !== '--record'),
    machine: machine(),
  };
  const before = load();
  const rows = [];
  return {
    /** One line for the console: date, commit and machine. */
    heading:
      `${head.date.slice(0, 10)}, commit ${head.commit}, ${head.machine.cores} × ` +
      `${head.machine.processor}, Node ${head.machine.node}, load ${before.toFixed(1)}`,
    add(measured) {
      const values = measured.values.filter(Number.isFinite);
      if (values.length > 0) rows.push(row({ ...measured, values }));
    },
    /** Writes the file if `--record` was given, and prints its name. */
    finish() {
      if (!wanted) return;
      const folder = `${root}bench/results/${bench}`;
      mkdirSync(folder, { recursive: true });
      const file = fileOf(folder, head.date, head.commit);
      const record = { ...head, load: { before, after: load() }, rows };
      writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
      console.log(`\nwritten: ${file.slice(root.length)}`);
    },
  };
}
