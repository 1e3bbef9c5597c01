import type { FoundMatrix } from '../reader.js';
import type { View } from './view.js';

/** A literal found in a view, with its offsets converted to the source of the view. */
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
