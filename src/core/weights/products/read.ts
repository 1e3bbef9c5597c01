import type { ByteSource } from '../../files/bytes.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import type { OtherProduct } from '../types.js';
import { formProduct, type ProductBytes } from './form.js';

/** The bytes of all factors of a product. Rejects when they cannot be read. */
export async function readProductBytes(
  { tensors }: OtherProduct,
  files: readonly ByteSource[],
): Promise<ProductBytes> {
  const bytes = new Map<string, Uint8Array>();
  for (const [role, { file, start, end }] of tensors) {
    bytes.set(role, await files[file]!.read(start, end));
  }
  return bytes;
}

/** s·ΔW of a LoHa or LoKr product, formed; see `formProduct`. Rejects when the bytes cannot be read. */
export async function readProduct(
  product: OtherProduct,
  scale: number,
  files: readonly ByteSource[],
): Promise<Result<Matrix>> {
  const formed = formProduct(product, await readProductBytes(product, files));
  if (!formed.ok) return formed;
  const { rows, cols, data } = formed.value;
  return success({ rows, cols, data: data.map((value) => scale * value) });
}
