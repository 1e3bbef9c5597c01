import {
  configuredAlpha,
  readScalar,
  pairScale,
  productScale,
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

/** The factor s of a LoHa or LoKr product, from the α in the file or that of PEFT's configuration of such an adapter. */
export async function scaleOfProduct(
  read: ReadModel,
  product: OtherProduct,
): Promise<{ readonly scale: number; readonly alpha: number | null }> {
  const { config } = read;
  const isConfigured = config?.kind.toLowerCase() === product.kind;
  const stored =
    (await scalar(read, product.alpha)) ??
    (isConfigured ? configuredAlpha(product.name, config) : undefined);
  return { scale: productScale(product, stored), alpha: stored ?? null };
}

async function scalar(
  { files }: ReadModel,
  tensor: ModelTensor | undefined,
): Promise<number | undefined> {
  return tensor && (await readScalar(tensor, files[tensor.file]!.bytes));
}
