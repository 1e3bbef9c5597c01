import type { Freedom } from '../../../src/core/index.js';
import type { Decomposition } from '../../model/state.js';

/** What each part of "Unique up to what?" gets. */
export interface FreedomProps {
  readonly freedom: Freedom;
  readonly decomposition: Decomposition;
  readonly onChange: (freedom: Freedom) => void;
}
