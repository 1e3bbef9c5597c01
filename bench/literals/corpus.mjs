// Counts, for each language, how many texts are read correctly: `npm run build && npm run corpus
// [cases.json …]`. It reads the reference cases, all printouts of real programs (test/fixtures), and any
// further case files that are named.
import { readdirSync, readFileSync } from 'node:fs';
import { findMatrices, parseMatrix } from '../../dist/core.mjs';

const fixtures = new URL('../../test/fixtures/', import.meta.url);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const value = (x) => (x === 'inf' ? Infinity : x === '-inf' ? -Infinity : x);

function isRight(wanted) {
  if (wanted.none) return findMatrices(wanted.text, wanted.language).length === 0;
  const result = parseMatrix(wanted.text, wanted.language);
  if (wanted.problem) return !result.ok && result.problem.code === wanted.problem;
  if (!result.ok) return false;
  const { rows, cols, data, missing } = result.value;
  if (rows !== wanted.rows || cols !== wanted.cols) return false;
  return wanted.data.every((entry, k) => {
    const want = value(entry);
    if (want === null || missing?.[k] === 1) return want === null && missing?.[k] === 1;
    const slack = (wanted.tol ?? wanted.abs ?? 0) + (wanted.rel ?? 0) * Math.abs(want);
    return data[k] === want || Math.abs(data[k] - want) <= slack;
  });
}

const groups = new Map();
function count(name, cases) {
  const group = groups.get(name) ?? { cases: 0, right: 0, wrong: [] };
  groups.set(name, group);
  for (const one of cases) {
    group.cases++;
    if (isRight(one)) group.right++;
    else group.wrong.push(one.id);
  }
}

const references = [new URL('cases/literals.json', fixtures), ...process.argv.slice(2)];
for (const file of references) {
  for (const one of read(file)) count(`${one.language} (reference)`, [one]);
}
for (const name of readdirSync(new URL('printouts/', fixtures)).sort()) {
  if (!name.endsWith('.json')) continue;
  const { program, version, cases } = read(new URL(`printouts/${name}`, fixtures));
  count(`${name.slice(0, -5)} (${program} ${version} printed)`, cases);
}

console.log('| language or program | cases | read right |\n| --- | ---: | ---: |');
const total = { cases: 0, right: 0 };
for (const [name, { cases, right, wrong }] of groups) {
  console.log(
    `| ${name} | ${cases} | ${right}${wrong.length > 0 ? ` (not ${wrong.join(', ')})` : ''} |`,
  );
  total.cases += cases;
  total.right += right;
}
console.log(`| all | ${total.cases} | ${total.right} |`);
process.exit(total.right === total.cases ? 0 : 1);
