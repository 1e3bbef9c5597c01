// `npm test`: all checks, from a clean checkout. `--only unit,lint` runs only those parts. Uses only Node's
// own modules until `npm ci` has run.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { run } from './shell.mjs';

const node = (args, env = {}) =>
  run(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });

/** Removes colours and other escape sequences, which a log does not need. */
// eslint-disable-next-line no-control-regex -- the escape character is what is removed.
const plain = (text) => text.replace(/\u001b\[[\d;]*m/g, '');

/** A check that counts as one test: it passes if all its programs, run one after the other, exit with 0. */
const check =
  (...programs) =>
  async () => {
    for (const args of programs) {
      const { code, output } = await node(args);
      if (code === 0) continue;
      return { passed: 0, failed: 1, failures: plain(output).trim().split('\n').slice(-20) };
    }
    return { passed: 1, failed: 0 };
  };

/** The failed tests of a Vitest report, each with the first lines of the failure message. */
function failuresIn({ testResults = [] }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status !== 'passed');
    if (failed.length === 0) return message ? [`${relative(root, name)}: ${plain(message)}`] : [];
    return failed.map(({ fullName, status, failureMessages = [] }) => {
      const reason = plain(failureMessages[0] ?? status).split('\n');
      return `${relative(root, name)}: ${fullName}\n    ${reason.slice(0, 4).join('\n    ')}`;
    });
  });
}

/** A Vitest run, counted by its JSON report. A skipped test counts as failed. */
const vitest =
  (name, config, env, files = []) =>
  async () => {
    const report = join(root, 'artifacts', `${name}.json`);
    await mkdir(join(root, 'artifacts'), { recursive: true });
    await rm(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      config,
      ...reporters,
      ...files,
    ];
    const { code } = await node(args, env);
    const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
    const { numPassedTests: passed = 0, numTotalTests: total = 0 } = counts;
    const failed = total - passed;
    return {
      passed,
      failed: failed === 0 && (code !== 0 || total === 0) ? 1 : failed,
      failures: failuresIn(counts),
      failedFiles: failedFiles(counts),
    };
  };

/** The files of a report in which a test failed. */
const failedFiles = ({ testResults = [] }) =>
  testResults.flatMap(({ name, status, assertionResults }) =>
    status === 'failed' || assertionResults.some((test) => test.status !== 'passed') ? [name] : [],
  );

/**
 * The browser tests. VS Code's own windows are part of them, and on a busy machine one of 700 tests may meet
 * a list of VS Code's that closes by itself. So a file that failed runs once more, alone; it must pass then.
 * What failed before is listed as unsteady, since it is a fault to mend: `npm run test:busy` repeats
 * nothing.
 */
const browserTests = async () => {
  const config = 'vitest.browser.config.mts';
  const env = { LOW_RANK_LENS_BUILT: '1' };
  const first = await vitest('browser', config, env)();
  const files = first.failedFiles.map((name) => relative(root, name));
  if (files.length === 0 || files.length > mostRepeated) return first;
  console.log(`\nonce more: ${files.join(', ')}`);
  const again = await vitest('browser-again', config, env, files)();
  if (again.failed > 0) return { ...first, failures: [...first.failures, ...again.failures] };
  return { passed: first.passed + first.failed, failed: 0, unsteady: first.failures };
};

/** With more failed files than this, the product is broken and not the machine busy. */
const mostRepeated = 3;

/** The extension-host suite, counted by the line that it prints. */
const vscodeSuite = async () => {
  const { code, output } = await node(['test/vscode/run-server.mjs', '--no-build']);
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  const count = Number(failed ?? 0);
  // Mocha lists the failed tests with their reasons after the count of failures.
  const [, listed = ''] = /^\s*\d+ failing\n([^]*)/m.exec(plain(output)) ?? [];
  const failures = code === 0 ? [] : (listed || plain(output)).trim().split('\n').slice(0, 60);
  return { passed: Number(passed ?? 0), failed: count === 0 && code !== 0 ? 1 : count, failures };
};

/** The order matters: the package is built for production, then dist/ is built again for the tests. */
const PARTS = {
  format: check(['node_modules/prettier/bin/prettier.cjs', '--check', '.']),
  lint: check(['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']),
  types: check(['scripts/check-types.mjs']),
  unit: vitest('unit', 'vitest.config.mts'),
  python: vitest('python', 'vitest.python.config.mts'),
  package: check(['scripts/package.mjs']),
  build: check(['scripts/build.mjs']),
  vscode: vscodeSuite,
  browser: browserTests,
};

/** Parts that use one core each and write nothing: they run side by side, before the others. */
const ONE_CORE_EACH = ['format', 'lint', 'types'];

function chosenParts() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return Object.keys(PARTS);
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length === 0) return names;
  throw new Error(`No part ${unknown.join(', ')}; there are: ${Object.keys(PARTS).join(', ')}`);
}

async function runPart(name) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = performance.now();
  const result = await PARTS[name]().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  return { name, ...result, seconds: (performance.now() - start) / 1000 };
}

const names = chosenParts();
await ensureInstalled();
// The checks need the generated module of the compiled kernels, and would write it at the same time.
const checks = names.filter((name) => ONE_CORE_EACH.includes(name));
if (checks.length > 0) await node(['scripts/build-kernels.mjs']);
const rows = await Promise.all(checks.map(runPart));
for (const name of names) if (!checks.includes(name)) rows.push(await runPart(name));

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
console.log(`\npart        passed  failed  seconds`);
for (const { name, passed, failed, seconds } of rows) {
  console.log(
    name.padEnd(10) +
      String(passed).padStart(8) +
      String(failed).padStart(8) +
      seconds.toFixed(1).padStart(9),
  );
}
if (sum('failed') > 0) process.exitCode = 1;
for (const { name, unsteady = [] } of rows) {
  if (unsteady.length > 0) console.log(`\n${name}, unsteady:\n  ${unsteady.join('\n  ')}`);
}
// A log may be cut at its start, so the failures come last.
for (const { name, failed, failures = [] } of rows) {
  if (failed > 0) console.log(`\n${name}:\n  ${failures.join('\n  ')}`);
}
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
