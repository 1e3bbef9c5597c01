// `npm run bench:scale -- --cluster`: how a run on Dask grows with the file and with the workers, on this machine.
//
// For each size and number of workers, cluster.py starts a scheduler and workers of one thread each, and runs the program
// that the extension runs. `search` is one pass of the search, `to 1` its time beside that of one worker, and `GB/s` what it
// reads. `moved` are the bytes that workers took from each other, beside what docs/scale.md says: in each pass of the search a
// block sends its product, cols × 40 doubles, to another worker with probability 1 − 1/w, and every worker gets the vectors.
// The bench fails if a value is farther from the truth than its bound.
import { fileURLToPath } from 'node:url';
import { median } from '../record.mjs';

const program = fileURLToPath(new URL('../../media/dask/low_rank_on_dask.py', import.meta.url));
/** Vectors of a pass: 32 triplets and 8 more. */
const vectors = 40;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const cell = (value, width, digits = 3) =>
  (typeof value === 'number' ? value.toPrecision(digits) : value).padStart(width);

/**
 * @param script runs one of the Python files here and gives what it printed.
 * @param of `path` of the matrix, `truth`, `bytes`, `cols`, and the name of the case.
 */
export function clusterRuns(script, { path, truth, bytes, cols, name }, options, record) {
  console.log(
    `${name}\n  workers   whole   first  search    to 1   GB/s  errors   blocks    moved    by paper  memory of a worker`,
  );
  let alone;
  for (const workers of options.workers.split(',').map(Number)) {
    const runs = Array.from({ length: Number(options.rounds) }, () =>
      JSON.parse(script('cluster.py', program, path, truth, workers, options.block)),
    );
    for (const { outside } of runs) {
      if (outside > 1e-9) throw new Error(`A value is outside its bound by ${outside}.`);
    }
    const of = (get) => median(runs.map(get));
    const search = of((run) => median(run.search));
    alone ??= search;
    const paper = of(
      ({ passes, blocks }) =>
        8 * cols * vectors * (passes - 1) * (blocks * (1 - 1 / workers) + workers),
    );
    const moved = of((run) => run.moved);
    console.log(
      cell(String(workers), 9) +
        ` ${cell(
          of((run) => run.seconds),
          6,
        )}s ${cell(
          of((run) => run.first),
          6,
        )}s ${cell(search, 6)}s ${cell(search / alone, 7)} ${cell(bytes / 1e9 / search, 6)}` +
        ` ${cell(
          of((run) => run.errors),
          6,
        )}s ${cell(String(runs[0].blocks), 8)} ${cell(moved / 1e6, 6)}MB ${cell(paper / 1e6, 8)}MB` +
        ` ${cell(String(Math.round(of((run) => run.workerMemory) / 2 ** 20)), 6)} MiB`,
    );
    record.add({
      name: 'a pass of the search on Dask',
      of: { case: name, workers },
      unit: 's',
      values: runs.map((run) => median(run.search)),
      more: {
        whole: runs.map(({ seconds }) => seconds),
        first: runs.map(({ first }) => first),
        passes: runs.map(({ search: each }) => each),
        errors: runs.map(({ errors }) => errors),
        blocks: runs[0].blocks,
        moved: runs.map((run) => run.moved),
        movedOnPaper: paper,
        processes: sum([1, 1, workers]),
        workerMemory: runs.map(({ workerMemory }) => workerMemory),
        worst: runs.map(({ worst }) => worst),
      },
    });
  }
  console.log('');
}
