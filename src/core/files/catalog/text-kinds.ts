import { failure, success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { decodeUtf8 } from '../utf8.js';
import type { ArrayCatalog, Limits } from './catalog.js';
import { parseJsonText } from './json.js';
import { parseMarketText } from './market.js';
import { parsedEntry } from './parsed.js';
import { parsePlainText } from './plain-text.js';
import type { ParsedArray, TextKind } from './text-types.js';
import { t } from '../../texts.js';

/** Texts of fewer bytes are read while a thread would start. */
const quickBytes = 2 ** 20;

/** The arrays of a text file, as plain data; a thread does the same. */
export function parseText(kind: TextKind, bytes: Uint8Array): Result<readonly ParsedArray[]> {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  switch (kind) {
    case 'json':
      return parseJsonText(text.value);
    case 'matrix-market':
      return parseMarketText(text.value);
    default:
      return parsePlainText(text.value, kind);
  }
}

/** A text file within the budget, read as a whole. */
export async function wholeTextCatalog(
  bytes: ByteSource,
  format: string,
  kind: TextKind,
  { maxBytes, parse }: Limits,
): Promise<Result<ArrayCatalog>> {
  if (bytes.size > maxBytes) {
    return failure(
      'tooLarge',
      t(
        'The text has {0} bytes; up to {1} are read. Save it as .npy, which is read in parts.',
        bytes.size,
        maxBytes,
      ),
    );
  }
  const whole = await bytes.read(0, bytes.size);
  const isQuick = bytes.size <= quickBytes;
  const parsed = parse && !isQuick ? await parse(kind, whole) : parseText(kind, whole);
  return parsed.ok ? success({ format, entries: parsed.value.map(parsedEntry) }) : parsed;
}
