import { failure, success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import type { ArrayCatalog, Limits, Unpacker } from '../catalog/catalog.js';
import { elementAt } from './elements.js';
import { Listing } from './listing.js';
import { t } from '../../texts.js';

const HEADER = 128;
/**
 * The variables of a MAT-file of level 5, which MATLAB saves as version 6 and, packed, as version 7 (MathWorks,
 * "MAT-File Format", chapter 1). Fields of structures and cells are entries of their own: `model.W`, `cells{1,2}`.
 *
 * @param limits also for structures and cells that are packed: they are unpacked to be listed.
 */
export async function level5Catalog(
  bytes: ByteSource,
  unpacker: Unpacker,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const head = await bytes.read(0, HEADER);
  const littleEndian = head[126] === 0x49;
  const source = { bytes, littleEndian };
  const list = new Listing(unpacker, limits);
  for (let at = HEADER; at < bytes.size;) {
    const element = await elementAt(source, at, bytes.size);
    if (!element.ok) return element;
    const added = await list.add(source, element.value);
    if (added) return added;
    at = element.value.next;
  }
  if (list.entries.length === 0) {
    return failure('none', t('There is no variable with numbers in this .mat file.'));
  }
  const format = list.hasPacked
    ? t('MATLAB .mat level 5, packed (version 7)')
    : t('MATLAB .mat level 5');
  return success({ format, entries: list.entries });
}
