import * as v from 'valibot';

/** What is wrong with a message that does not fit its schema. */
export function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const first = issues[0];
  if (!first) return 'unknown message';
  const path = v.getDotPath(first) ?? '';
  return `message refused: ${path === '' ? '' : `${path}: `}${first.message}`;
}
