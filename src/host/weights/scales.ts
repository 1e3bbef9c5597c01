import {
  readScalar,
  pairScale,
  type AdapterPair,
  type ModelTensor,
  type OtherProduct,
  type PairScale,
} from '../../core/index.js';
import type { ReadModel } from './read-model.js';

/** The factor s of a pair, from the α in the file or that of PEFT's configuration. */
export async function scaleOfPair(read: ReadModel, pair: AdapterPair): Promise<PairScale> {
  return pairScale(pair, await scalar(read, pair.alpha), read.config);
}

/** The factor s of a LoHa or LoKr product. */
export async function scaleOfProduct(read: ReadModel, product: OtherProduct): Promise<PairScale> {
  const rank = innerSide(product.tensors);
  // Without factors of factors there is no inner side to divide α by.
  const stored = rank === undefined ? undefined : await scalar(read, product.alpha);
  return pairScale({ name: product.name, rank: rank ?? 1, spelling: 'kohya' }, stored);
}

/** LyCORIS divides α by the inner side of the factors, of the second one if both have one. */
function innerSide(tensors: ReadonlyMap<string, ModelTensor>): number | undefined {
  const found = ['hada_w1_b', 'lokr_w2_b', 'lokr_w1_b'].map((name) => tensors.get(name));
  return found.find((tensor) => tensor)?.shape[0];
}

async function scalar(
  { files }: ReadModel,
  tensor: ModelTensor | undefined,
): Promise<number | undefined> {
  return tensor && (await readScalar(tensor, files[tensor.file]!.bytes));
}
