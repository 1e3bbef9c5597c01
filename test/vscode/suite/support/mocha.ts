import Mocha from 'mocha';
import * as vscode from 'vscode';

export interface SuiteFile {
  /** Path below test/vscode/suite. */
  readonly name: string;
  /** Evaluates the file, which declares its tests with mocha's globals. */
  readonly load: () => unknown;
}

/**
 * Runs the files with mocha in this process (the extension host). The last line that it prints has the
 * count that `npm test` reads. Rejects if a test fails or if no test was declared.
 */
export async function runSuites(files: readonly SuiteFile[]): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    slow: 5_000,
    reporter: 'spec',
    color: false,
    forbidOnly: true,
    forbidPending: true,
  });
  for (const file of files) {
    mocha.suite.emit('pre-require', globalThis, file.name, mocha);
    mocha.suite.emit('require', file.load(), file.name, mocha);
    mocha.suite.emit('post-require', globalThis, file.name, mocha);
  }
  console.log(`Low-Rank Lens inside VS Code ${vscode.version}`);
  let passed = 0;
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve).on('pass', () => (passed += 1));
  });
  console.log(`${passed} passed, ${failures} failed`);
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
  if (passed === 0) throw new Error('no test ran');
}
