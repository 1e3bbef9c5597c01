import { shapeText } from '../../files/arrays.js';
import type { LeftOver } from '../adapters/recognise.js';
import type { Model, ModelTensor } from '../types.js';
import { t } from '../../texts.js';

/** A tensor of two models. */
export interface Match {
  readonly before: ModelTensor;
  readonly after: ModelTensor;
}

/** Tensors of two models by their names; what has no partner of the same shape is left over with the reason. */
export function matchModels(
  before: Model,
  after: Model,
): { readonly matches: readonly Match[]; readonly leftOvers: readonly LeftOver[] } {
  const known = new Map(before.tensors.map((tensor) => [tensor.name, tensor]));
  const matches: Match[] = [];
  const leftOvers: LeftOver[] = [];
  for (const tensor of after.tensors) {
    const other = known.get(tensor.name);
    known.delete(tensor.name);
    const shape = shapeText(tensor.shape);
    if (!other) leftOvers.push({ tensor, why: t('The model before has no tensor of this name.') });
    else if (shapeText(other.shape) === shape) matches.push({ before: other, after: tensor });
    else {
      const why = t(
        'Its shape is {0}, and that of the model before {1}.',
        shape,
        shapeText(other.shape),
      );
      leftOvers.push({ tensor, why });
    }
  }
  for (const tensor of known.values()) {
    leftOvers.push({ tensor, why: t('Only the model before has this tensor.') });
  }
  return { matches, leftOvers };
}
