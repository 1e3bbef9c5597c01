import type { Result } from '../../core/index.js';
import { ToolError } from './tool-error.js';

/**
 * The value of a result.
 *
 * @throws {@link ToolError} with the message of its problem.
 */
export function resultOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message } = result.problem;
  throw new ToolError(code === 'cancelled' ? 'The computation was cancelled.' : message);
}
