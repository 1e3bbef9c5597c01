import { expect, it } from 'vitest';
import {
  findMatrices,
  matrixAt,
  parseMatrix,
  type FoundMatrix,
} from '../../../src/core/literals/index.js';
import { problemCodes, type Result } from '../../../src/core/result.js';
import type { Matrix } from '../../../src/core/matrix.js';
import { generator, mutant } from './mutate.js';

/** A short run by default; `npm run fuzz` sets these. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 4000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20261121);

/** A reading takes far less than a millisecond of processor time; this limit only catches endless ones. */
const patienceMs = 5000;

function faultOf(result: Result<Matrix>): string | undefined {
  if (!result.ok) {
    const { code, message } = result.problem;
    if (!problemCodes.includes(code)) return `unknown code ${code}`;
    return message.length > 10 && message.length < 400 ? undefined : `message: ${message}`;
  }
  const { rows, cols, data, missing, rowLabels, columnLabels } = result.value;
  if (!(rows > 0 && cols > 0)) return `shape ${rows} × ${cols}`;
  if (data.length !== rows * cols) return `${data.length} entries for ${rows} × ${cols}`;
  if (missing && missing.length !== data.length) return 'mask of another length';
  if (rowLabels && rowLabels.length !== rows) return 'row labels of another length';
  if (columnLabels && columnLabels.length !== cols) return 'column labels of another length';
  const k = data.findIndex((value, index) => Number.isNaN(value) !== (missing?.[index] === 1));
  return k < 0 ? undefined : `entry ${k} is NaN and not missing, or missing and not NaN`;
}

function faultIn(found: readonly FoundMatrix[], text: string): string | undefined {
  let end = 0;
  for (const one of found) {
    if (!(one.start >= end && one.end > one.start && one.end <= text.length)) {
      return `range ${one.start}–${one.end} after ${end} in ${text.length}`;
    }
    end = one.end;
    const fault = faultOf(one.result);
    if (fault) return fault;
  }
  return undefined;
}

it(`no throw, no hang, no wrong shape in ${runs} inputs`, () => {
  const random = generator(seed);
  for (let run = 0; run < runs; run++) {
    const { language, text } = mutant(random);
    const say = (fault: string) => `run ${run}, ${language}, ${JSON.stringify(text)}: ${fault}`;
    const began = process.cpuUsage();
    let fault: string | undefined;
    try {
      fault = faultIn(findMatrices(text, language), text) ?? faultOf(parseMatrix(text, language));
      const at = matrixAt(text, language, random(text.length + 1));
      fault ??= at && faultIn([at], text);
    } catch (error) {
      fault = `threw ${String(error)}`;
    }
    if (process.cpuUsage(began).user > 1000 * patienceMs) fault ??= 'took too long';
    if (fault) expect.fail(say(fault));
  }
  expect(runs).toBeGreaterThan(0);
}, 3_600_000);
