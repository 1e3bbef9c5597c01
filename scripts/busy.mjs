// Runs the browser tests on a busy machine: `npm run test:busy [-- --runs 3] [files]`. One loop per core
// keeps the processor busy during the tests. Each run prints one line with the passed tests, and the
// failures.
import { availableParallelism } from 'node:os';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { run } from './shell.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals: files } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    loops: { type: 'string', default: String(availableParallelism()) },
  },
  allowPositionals: true,
});

/** Counts for ever. */
const loop = 'let n = 0; for (;;) n = (n + 1) | 0;';
const loops = Array.from({ length: Number(values.loops) }, () => new Worker(loop, { eval: true }));

/** The failed tests of a report, one sentence each. */
function failuresOf({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status !== 'passed');
    if (failed.length === 0 && status === 'failed') return [`${name}: ${message}`];
    return failed.map(({ fullName, failureMessages }) => {
      const [reason = ''] = (failureMessages[0] ?? '').split('\n');
      return `${fullName}: ${reason}`;
    });
  });
}

let green = 0;
const runs = Number(values.runs);
for (let number = 1; number <= runs; number++) {
  const report = join(root, 'artifacts', `busy-${number}.json`);
  await mkdir(join(root, 'artifacts'), { recursive: true });
  await rm(report, { force: true });
  const start = performance.now();
  const { code } = await run(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.mts'],
      ...['--reporter=json', `--outputFile.json=${report}`, ...files],
    ],
    // The product is built only in the first run.
    { cwd: root, quiet: true, env: { ...process.env, LOW_RANK_LENS_BUILT: number > 1 ? '1' : '' } },
  );
  const found = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
  const failures = failuresOf(found);
  const passed = code === 0 && failures.length === 0 && found.numPassedTests > 0;
  if (passed) green++;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const counts = `${found.numPassedTests ?? 0} of ${found.numTotalTests ?? 0} tests passed`;
  console.log(`run ${number}: ${passed ? 'green' : 'failed'}, ${counts}, ${seconds} s`);
  for (const failure of failures) console.log(`  ${failure}`);
}
await Promise.all(loops.map((each) => each.terminate()));
console.log(`\n${green} of ${runs} runs green, with ${loops.length} loops beside them`);
if (green < runs) process.exitCode = 1;
