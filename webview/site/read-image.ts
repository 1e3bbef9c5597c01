import { formatByName, memoryBytes, openImage, success } from '../../src/core/index.js';
import { imageFacts } from '../../src/protocol/index.js';
import { t } from '../l10n.js';
import type { Item } from './item.js';

/** The image in a file, as one thing to see; undefined for other files. The lens decodes it. */
export async function imageOf(name: string, bytes: Uint8Array): Promise<Item | undefined> {
  const header = await openImage(memoryBytes(bytes), formatByName(name));
  if (!header) return undefined;
  const { format, mediaType, width, height } = header;
  const array = imageFacts(header, bytes.length);
  return {
    label: name,
    detail: t('{0} × {1} pixels, {2}', width, height, format),
    name: name.replace(/\.[^.]*$/, ''),
    place: name,
    read: () => Promise.resolve({ result: success({ mediaType, bytes }), label: name, array }),
  };
}
