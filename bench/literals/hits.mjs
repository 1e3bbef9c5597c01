// What a scan reports in files that have hardly any matrices: `npm run build && npm run hits [folder …]
// [--show n]`. It reads the project's node_modules and Python's standard library (or the named folders).
// For each kind of file it counts the matrices and problems that findMatrices reports. With --show, every
// n-th of them is printed for inspection.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { findMatrices } from '../../dist/core.mjs';

const languages = {
  '.md': 'markdown',
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.ts': 'typescript',
  '.txt': 'plaintext',
  '.json': 'json',
  '.css': 'css',
};
const largest = 1_000_000;

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // Packages installed next to the standard library differ between machines.
    if (entry.isDirectory() && entry.name !== 'site-packages') yield* filesIn(path);
    else if (entry.isFile() && languages[extname(entry.name)]) yield path;
  }
}

/** The folder of Python's standard library, if Python is installed. */
function standardLibrary() {
  const { stdout, status } = spawnSync('python3', [
    '-c',
    'import os; print(os.path.dirname(os.__file__))',
  ]);
  return status === 0 ? [String(stdout).trim()] : [];
}

const words = process.argv.slice(2);
const showAt = words.indexOf('--show');
const show = showAt < 0 ? 0 : Number(words.splice(showAt, 2)[1] ?? 1);
const folders = words.length > 0 ? words : ['node_modules', ...standardLibrary()];

const counts = new Map();
let seen = 0;
for (const folder of folders) {
  for (const path of filesIn(folder)) {
    if (statSync(path).size > largest) continue;
    const language = languages[extname(path)];
    const text = readFileSync(path, 'utf8');
    const found = findMatrices(text, language);
    const count = counts.get(language) ?? {
      files: 0,
      matrices: 0,
      problems: 0,
      notations: new Map(),
    };
    counts.set(language, count);
    count.files++;
    for (const { start, end, result } of found) {
      if (result.ok) count.matrices++;
      else count.problems++;
      const notation = result.ok ? result.value.reading.notation : result.problem.code;
      count.notations.set(notation, (count.notations.get(notation) ?? 0) + 1);
      if (show > 0 && seen++ % show === 0) {
        const what = result.ok
          ? `${result.value.rows}×${result.value.cols}`
          : result.problem.message;
        console.log(`--- ${path}:${text.slice(0, start).split('\n').length} ${notation} ${what}`);
        console.log(text.slice(start, Math.min(end, start + 300)));
      }
    }
  }
}
console.log('| kind | files | matrices | problems | as |\n| --- | ---: | ---: | ---: | --- |');
for (const [kind, { files, matrices, problems, notations }] of counts) {
  const as = [...notations].sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} ${n}`);
  console.log(`| ${kind} | ${files} | ${matrices} | ${problems} | ${as.join(', ')} |`);
}
