import { failure, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import type { ArrayCatalog, Limits, Unpacker } from '../catalog/catalog.js';
import { latin1 } from '../latin1.js';
import { level4Catalog } from './level4.js';
import { level5Catalog } from './level5.js';
import { t } from '../../texts.js';

/** The variables of a .mat file of level 4 or 5. Version 7.3 is another format, HDF5, and is refused. */
export async function matCatalog(
  bytes: ByteSource,
  unpacker: Unpacker,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const head = await bytes.read(0, Math.min(128, bytes.size));
  const text = latin1(head.subarray(0, 116));
  if (text.startsWith('MATLAB 7.3') || head[125] === 2 || latin1(head.subarray(1, 4)) === 'HDF') {
    return failure(
      'syntax',
      t(
        'This is a .mat file of version 7.3, which is HDF5 and is not read here. Save it with -v7 in MATLAB, or as .npy.',
      ),
    );
  }
  const order = latin1(head.subarray(126, 128));
  if (head.length === 128 && (order === 'IM' || order === 'MI')) {
    return level5Catalog(bytes, unpacker, limits);
  }
  // Level 4 begins with a number below 5000, in either byte order.
  const isNumber = head.length >= 20 && head.subarray(0, 4).includes(0);
  return isNumber
    ? level4Catalog(bytes)
    : failure('syntax', t('This is not a .mat file of MATLAB.'));
}
