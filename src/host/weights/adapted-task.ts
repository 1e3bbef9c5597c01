import {
  matchAdapter,
  type Adapted,
  type AdapterPair,
  type ModelTensor,
  type WeightTask,
} from '../../core/index.js';
import type { ReadModel } from './read-model.js';
import { scaleOfPair, scaleOfProduct } from './scales.js';

type AdaptedTask = Extract<WeightTask, { kind: 'adapted' }>;

/** The task of one pair on its base, with files of the base first; or the reason why there is none. */
export async function adaptedTask(
  base: ReadModel,
  read: ReadModel,
  pair: AdapterPair,
): Promise<readonly [AdaptedTask | undefined, string]> {
  const isTransposed = read.config?.fanInFanOut === true;
  const { matches, leftOvers } = matchAdapter(
    base.model,
    { pairs: [pair], products: [] },
    isTransposed,
  );
  const [match] = matches;
  if (!match) return [undefined, leftOvers[0]?.why ?? ''];
  return [taskOf(match, await scaleOf(read, pair), base), ''];
}

export async function scaleOf(read: ReadModel, change: Adapted['change']): Promise<number> {
  const found =
    'up' in change ? await scaleOfPair(read, change) : await scaleOfProduct(read, change);
  return found.scale;
}

export function taskOf(
  { base: tensor, change, isTransposed }: Adapted,
  scale: number,
  base: ReadModel,
): AdaptedTask {
  return {
    ...{ kind: 'adapted', base: tensor, scale, isTransposed },
    change: shifted(change, base.files.length),
  };
}

/** Tasks count files through both models. */
function shifted<T extends Adapted['change']>(change: T, by: number): T {
  const move = (tensor: ModelTensor) => ({ ...tensor, file: tensor.file + by });
  if ('up' in change) {
    const { up, down, mid, magnitude } = change;
    return {
      ...change,
      ...{ up: move(up), down: move(down) },
      ...{ mid: mid && move(mid), magnitude: magnitude && move(magnitude) },
    };
  }
  const tensors = new Map([...change.tensors].map(([role, tensor]) => [role, move(tensor)]));
  return { ...change, tensors };
}
