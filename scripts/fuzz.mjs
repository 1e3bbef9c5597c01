// A long run of the fuzz test of the literals: `npm run fuzz [inputs] [seed]`, 200,000 inputs by default.
import { spawnSync } from 'node:child_process';

const [runs = '200000', seed = '20261121'] = process.argv.slice(2);
const run = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/unit/literals/fuzz.test.ts'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed } },
);
process.exit(run.status ?? 1);
