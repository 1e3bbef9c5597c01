import type { FoundMatrix } from '../reader.js';
import type { View } from './view.js';

/** What was found in a view, at its places in the text that the view was cut from. */
export function inSource(found: FoundMatrix, view: View): FoundMatrix {
  const start = view.toSource(found.start);
  const end = Math.max(start, view.endToSource(found.end));
  if (found.result.ok) return { ...found, start, end };
  const { problem } = found.result;
  const place =
    problem.start === undefined || problem.end === undefined
      ? {}
      : {
          start: view.toSource(problem.start),
          end: Math.max(view.toSource(problem.start), view.endToSource(problem.end)),
        };
  return { ...found, start, end, result: { ok: false, problem: { ...problem, ...place } } };
}
