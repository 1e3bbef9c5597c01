import { failure, success, type Result } from '../../result.js';
import { shapeText } from '../arrays.js';
import type { ByteSource } from '../bytes.js';
import { bytesOf } from '../element-types.js';
import { headerLength, listTensors, tensorType, type TensorInfo } from '../safetensors.js';
import { denseStrides } from '../slices/strided-array.js';
import type { ArrayCatalog, ArrayEntry } from './catalog.js';
import { t } from '../../texts.js';

/** The tensors of a .safetensors file, from its header alone. */
export async function safetensorsCatalog(bytes: ByteSource): Promise<Result<ArrayCatalog>> {
  const length = headerLength(await bytes.read(0, Math.min(8, bytes.size)));
  if (!length.ok) return length;
  const head = await bytes.read(0, Math.min(length.value, bytes.size));
  const tensors = listTensors(head, bytes.size);
  if (!tensors.ok) return tensors;
  return success({
    format: 'Safetensors',
    entries: tensors.value.map((tensor) => tensorEntry(tensor, bytes)),
  });
}

function tensorEntry(
  { name, dtype, shape, start, end }: TensorInfo,
  bytes: ByteSource,
): ArrayEntry {
  const found = tensorType(dtype);
  const type = found?.type;
  const imaginary = found?.isComplex === true ? bytesOf(found.type) : undefined;
  const size = type === undefined ? 0 : bytesOf(type) * (imaginary === undefined ? 1 : 2);
  const needed = shape.reduce((product, length) => product * length, size);
  const problem =
    type === undefined
      ? failure(
          'notNumeric',
          t('{0} has the type {1}, which cannot be shown; convert it to F32.', name, dtype),
        )
      : needed !== end - start
        ? failure(
            'syntax',
            t(
              '{0} of shape {1} and type {2} takes {3} bytes, the file has {4}.',
              name,
              shapeText(shape),
              dtype,
              needed,
              end - start,
            ),
          )
        : undefined;
  return {
    name,
    shape,
    elementType: dtype,
    order: 'rows',
    isComplex: imaginary !== undefined,
    isWide: type === 'i64' || type === 'u64',
    bytes: end - start,
    problem: problem?.problem,
    open: () => {
      if (problem || type === undefined) return Promise.resolve(problem!);
      const strides = denseStrides(shape, 'rows', size);
      const encoding = { type, littleEndian: true };
      return Promise.resolve(success({ bytes, shape, strides, start, encoding, imaginary }));
    },
  };
}
