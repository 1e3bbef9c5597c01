// A long run of a fuzz test: `npm run fuzz [inputs] [seed]` of the literals, `npm run fuzz:files [inputs] [seed]`
// of the files.
import { spawnSync } from 'node:child_process';

const subjects = {
  literals: { test: 'test/unit/literals/fuzz.test.ts', runs: '200000', seed: '20261121' },
  files: { test: 'test/unit/files/damaged.test.ts', runs: '100000', seed: '20261127' },
};
const [subject = 'literals', ...given] = process.argv.slice(2);
const { test, ...usual } = subjects[subject];
const [runs = usual.runs, seed = usual.seed] = given;
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', test], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed },
});
process.exit(run.status ?? 1);
