import type { FromWeights } from '../../protocol/index.js';
import type { OpenedModel } from './open-model.js';
import type { WeightsSession } from './weights-session.js';

export function saveResized(
  _model: OpenedModel,
  _message: Extract<FromWeights, { type: 'saveResized' }>,
  _session: WeightsSession,
): Promise<void> {
  return Promise.resolve();
}
