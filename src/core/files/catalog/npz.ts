import { failure, success, type Result } from '../../result.js';
import { memoryBytes, type ByteSource } from '../bytes.js';
import { readNpyHeader, type NpyHeader } from '../npy.js';
import { crc32 } from '../zip/crc32.js';
import {
  broken,
  directoryPlace,
  isPacked,
  localHeaderLength,
  parseDirectory,
  zipTail,
  type ZipEntry,
} from '../zip/read.js';
import type { ArrayCatalog, ArrayEntry, Limits, Unpacker } from './catalog.js';
import { npyEntries, npyHead } from './npy.js';
import { t } from '../../texts.js';

/** The largest local header: its fixed part, a name and extra fields of 65,535 bytes each. */
const LOCAL = 30 + 2 * 0xffff;

/** The arrays of a .npz file. Stored ones are read in place; packed ones are unpacked when they are opened. */
export async function npzCatalog(
  bytes: ByteSource,
  unpacker: Unpacker,
): Promise<Result<ArrayCatalog>> {
  const tail = await bytes.read(Math.max(0, bytes.size - zipTail), bytes.size);
  const place = directoryPlace(tail, bytes.size);
  if (!place.ok) return place;
  const { start, end, count } = place.value;
  const listed = parseDirectory(await bytes.read(start, end), count);
  if (!listed.ok) return listed;
  const files = listed.value.filter(({ name }) => name.endsWith('.npy'));
  if (listed.value.some(({ name }) => /(^|\/)data\.pkl$/.test(name))) {
    return failure(
      'syntax',
      t(
        'The file is one of PyTorch, with a pickle, which is never loaded because it can run any code; save the tensors as .safetensors or .npy.',
      ),
    );
  }
  if (files.length === 0) {
    return failure('none', t('There is no array in this archive: no file in it ends with .npy.'));
  }
  const entries: ArrayEntry[] = [];
  // An archive that was added to holds a name twice; the last one is valid, as for NumPy.
  const last = new Map(files.map((file) => [file.name, file]));
  for (const file of files) {
    if (last.get(file.name) !== file) continue;
    entries.push(...(await entriesOf(bytes, file, unpacker)));
  }
  return success({ format: 'NumPy .npz', entries });
}

/** The arrays of one file; one entry with a problem if its header cannot be read. */
async function entriesOf(
  bytes: ByteSource,
  file: ZipEntry,
  unpacker: Unpacker,
): Promise<ArrayEntry[]> {
  const name = file.name.slice(0, -'.npy'.length);
  const inside = await placeOf(bytes, file);
  const header = inside.ok ? await headerOf(inside.value, file, unpacker) : inside;
  const entries = header.ok
    ? npyEntries(name, header.value, file.size, (limits) =>
        inside.ok ? openFile(inside.value, file, unpacker, limits) : Promise.resolve(inside),
      )
    : header;
  return entries.ok ? entries.value : [unreadable(name, entries)];
}

/** The packed bytes of a file. */
async function placeOf(bytes: ByteSource, file: ZipEntry): Promise<Result<ByteSource>> {
  const { start, compressedSize } = file;
  if (file.encrypted) return failure('syntax', t('{0} is encrypted.', file.name));
  if (start > bytes.size) return broken();
  const header = localHeaderLength(await bytes.read(start, Math.min(bytes.size, start + LOCAL)));
  if (!header.ok) return header;
  const from = start + header.value;
  if (from + compressedSize > bytes.size) return broken();
  return success(part(bytes, from, compressedSize));
}

function part(bytes: ByteSource, from: number, size: number): ByteSource {
  return { size, read: (start, end) => bytes.read(from + start, from + end) };
}

async function headerOf(
  packed: ByteSource,
  file: ZipEntry,
  unpacker: Unpacker,
): Promise<Result<NpyHeader>> {
  if (!isPacked(file) && file.method !== 0) return packedInAWayNotKnown(file);
  const head = await packed.read(0, Math.min(packed.size, npyHead));
  if (!isPacked(file)) return readNpyHeader(head);
  try {
    return readNpyHeader(unpacker.inflateHead(head, npyHead));
  } catch {
    return damaged(file);
  }
}

async function openFile(
  packed: ByteSource,
  file: ZipEntry,
  unpacker: Unpacker,
  { maxBytes }: Limits,
): Promise<Result<ByteSource>> {
  // Only a small stored file is checked against its checksum: that reads all of it.
  if (!isPacked(file)) return success(packed);
  // What is packed is read as a whole, too; an archive may say too little of what it becomes.
  if (Math.max(file.size, packed.size) > maxBytes) {
    return failure(
      'tooLarge',
      t(
        '{0} is packed and takes {1} bytes when unpacked; up to {2} are unpacked. Save it with numpy.savez, which does not pack.',
        file.name,
        Math.max(file.size, packed.size),
        maxBytes,
      ),
    );
  }
  try {
    const unpacked = unpacker.inflate(await packed.read(0, packed.size), file.size);
    if (unpacked.length !== file.size || crc32(unpacked) !== file.crc) return damaged(file);
    return success(memoryBytes(unpacked));
  } catch {
    return damaged(file);
  }
}

function unreadable(name: string, { problem }: Extract<Result<never>, { ok: false }>): ArrayEntry {
  return {
    name,
    shape: [],
    elementType: '',
    order: 'rows',
    isComplex: false,
    isWide: false,
    bytes: 0,
    problem,
    open: () => Promise.resolve(failure(problem.code, problem.message)),
  };
}

function damaged({ name }: ZipEntry): Result<never> {
  return failure('syntax', t('{0} in the archive is damaged.', name));
}

function packedInAWayNotKnown({ name }: ZipEntry): Result<never> {
  return failure('syntax', t('{0} in the archive is packed in a way not known here.', name));
}
