import type { Answer } from '../answer.js';
import type { ValueQuestion } from '../question.js';
import { readLines } from './lines.js';
import { locateCpp } from './locate.js';
import { problem, type AskedForm, type CppProgram } from './program.js';

/** An array whose shape only the user can say. */
const unsized = {
  ...{ kind: 'array', shape: [0], type: 'f64', complex: false, little: true, order: 'rows' },
  ...{ typeName: 'double', notes: [], unsized: true },
} as const;

const none = new Uint8Array(0);

/**
 * Answers questions about an expression of C++ as the programs in Python and JavaScript do, from the memory of the program.
 * The array is searched once.
 *
 * @param asked the shape of the memory at a pointer.
 */
export function cppAnswers(
  program: CppProgram,
  expression: string,
  asked?: AskedForm,
): (question?: ValueQuestion) => Promise<Answer> {
  let located: ReturnType<typeof locateCpp> | undefined;
  return async (question) => {
    const value = await (located ??= locateCpp(program, expression, asked));
    if (value.kind === 'pointer') return { told: { ...unsized, of: value.of }, bytes: none };
    if (value.kind === 'problem') return { told: value, bytes: none };
    const { lines, ...description } = value;
    if (question === undefined) {
      return { told: { ...description, notes: [] }, bytes: none };
    }
    // Pictures in blocks would have to be computed by the program.
    if (typeof question === 'number') return { told: { kind: 'none' }, bytes: none };
    const bytes = await readLines(program, lines, question[0], question[1]);
    if (typeof bytes === 'bigint') {
      return { told: problem(value.of, 'memory', `0x${bytes.toString(16)}`), bytes: none };
    }
    return { told: { kind: 'part' }, bytes };
  };
}
