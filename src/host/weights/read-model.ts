import * as vscode from 'vscode';
import {
  decodeUtf8,
  failure,
  headerLength,
  modelSliced,
  readAdapterConfig,
  readHeaderInSlices,
  readShardIndex,
  success,
  type AdapterConfig,
  type ByteSource,
  type Model,
  type ModelPart,
  type Result,
  type ShardIndex,
} from '../../core/index.js';
import { fileName } from '../sources/file-names.js';
import { configsBeside } from './config-names.js';
import { breather, withPauses } from '../breather.js';
import { MissingFile, openBytes, versionOf, type FileBytes } from '../sources/file/file-bytes.js';

/** The files of a model, with what their headers say. */
export interface ReadModel {
  readonly uri: vscode.Uri;
  readonly model: Model;
  /** In the order of `model.files`. */
  readonly files: readonly { readonly uri: vscode.Uri; readonly bytes: FileBytes }[];
  /** Of `adapter_config.json` beside it. */
  readonly config: AdapterConfig | undefined;
  readonly configText: string | undefined;
  readonly notes: readonly string[];
  /** Changes whenever one of the files is written. */
  readonly version: string;
  /** That of `uri` alone: of the index, or of the only file. */
  readonly ownVersion: string;
  /** The other files that the model depends on, with the version that was read; undefined if there was none. */
  readonly beside: readonly BesideFile[];
}

interface BesideFile {
  readonly uri: vscode.Uri;
  readonly version: string | undefined;
}

/** The index and the configuration are texts of at most so many bytes. */
const mostText = 2 ** 26;
const indexEnding = /\.safetensors\.index\.json$/i;

/**
 * Reads the headers of a model: of one file, or of all shards of an index.
 *
 * @returns a sentence where nothing can be shown; missing shards are notes.
 */
export async function readModel(uri: vscode.Uri): Promise<Result<ReadModel>> {
  if (!indexEnding.test(uri.path)) return readParts(uri, [uri], undefined, '');
  const index = await readIndex(uri);
  if (!index.ok) return index;
  const { files } = index.value;
  const beside = files.map((name) => vscode.Uri.joinPath(uri, '..', ...name.split(/[\\/]/)));
  return readParts(uri, beside, index.value, index.version);
}

async function readIndex(
  uri: vscode.Uri,
): Promise<
  (Result<ShardIndex> & { readonly version: string }) | Extract<Result<never>, { ok: false }>
> {
  let bytes: FileBytes;
  try {
    bytes = await openBytes(uri);
  } catch (error) {
    return failure('none', sentenceOf(error));
  }
  try {
    if (bytes.size > mostText) {
      return failure('tooLarge', vscode.l10n.t('{0} is too large for an index.', fileName(uri)));
    }
    const text = decodeUtf8(await bytes.read(0, bytes.size));
    const index = text.ok ? readShardIndex(text.value) : text;
    return { ...index, version: bytes.version };
  } finally {
    bytes.dispose();
  }
}

async function readParts(
  uri: vscode.Uri,
  uris: readonly vscode.Uri[],
  index: ShardIndex | undefined,
  version: string,
): Promise<Result<ReadModel>> {
  const files: ReadModel['files'][number][] = [];
  const parts: ModelPart[] = [];
  const notes: string[] = [];
  const beside: BesideFile[] = [];
  for (const [i, each] of uris.entries()) {
    const read = await readPart(each);
    if (index) beside.push({ uri: each, version: read.ok ? read.value.bytes.version : undefined });
    if (read.ok) {
      files.push({ uri: each, bytes: read.value.bytes });
      parts.push({ name: index?.files[i] ?? fileName(each), header: read.value.header });
      continue;
    }
    if (!index) return read;
    // A shard that does not exist is one of the notes of the model.
    if (!read.isMissing) notes.push(`${index.files[i]!}: ${read.problem.message}`);
  }
  if (parts.length === 0) {
    return failure(
      'none',
      uris.length === 1
        ? vscode.l10n.t('The file of the model cannot be read.')
        : vscode.l10n.t('None of the {0} files of the model can be read.', uris.length),
    );
  }
  const model = await withPauses(modelSliced(parts, index));
  const { config, text: configText, beside: configs } = await readConfig(uri, notes);
  return success({
    ...{ uri, model, files, config, configText },
    notes: [...model.notes, ...notes],
    // The configuration has α, on which all norms of an adapter depend.
    version: [
      ...[version, ...files.map(({ bytes }) => bytes.version)],
      ...configs.map((file) => file.version ?? ''),
    ].join(' '),
    ownVersion: index ? version : files[0]!.bytes.version,
    beside: [...beside, ...configs],
  });
}

interface Part {
  readonly bytes: FileBytes;
  readonly header: ModelPart['header'];
}

async function readPart(
  uri: vscode.Uri,
): Promise<
  | { readonly ok: true; readonly value: Part }
  | (Extract<Result<never>, { ok: false }> & { readonly isMissing: boolean })
> {
  let bytes: FileBytes;
  try {
    bytes = await openBytes(uri);
  } catch (error) {
    return { ...failure('none', sentenceOf(error)), isMissing: error instanceof MissingFile };
  }
  try {
    const header = await readHeader(bytes);
    if (header.ok) return { ok: true, value: { bytes, header: header.value } };
    bytes.dispose();
    return { ...header, isMissing: false };
  } catch (error) {
    bytes.dispose();
    return { ...failure('none', sentenceOf(error)), isMissing: false };
  }
}

async function readHeader(bytes: ByteSource): Promise<Result<ModelPart['header']>> {
  if (bytes.size === 0)
    return failure('empty', vscode.l10n.t('The file is empty: it has 0 bytes.'));
  const length = headerLength(await bytes.read(0, Math.min(8, bytes.size)));
  if (!length.ok) return length;
  const head = await bytes.read(0, Math.min(length.value, bytes.size));
  return readHeaderInSlices(head, bytes.size, breather());
}

/**
 * PEFT writes α and ranks into a file beside the weights. Most models have none. A configuration with the name of this
 * file comes first: the lens writes it where another adapter has the usual one.
 */
async function readConfig(
  uri: vscode.Uri,
  notes: string[],
): Promise<{
  readonly beside: readonly BesideFile[];
  readonly config?: AdapterConfig;
  readonly text?: string;
}> {
  const beside: BesideFile[] = [];
  for (const place of configsBeside(uri)) {
    beside.push({ uri: place, version: await versionOf(place).catch(() => undefined) });
    let bytes: Uint8Array;
    try {
      if ((await vscode.workspace.fs.stat(place)).size > mostText) continue;
      bytes = await vscode.workspace.fs.readFile(place);
    } catch {
      continue;
    }
    const text = decodeUtf8(bytes);
    const config = text.ok ? readAdapterConfig(text.value) : text;
    if (config.ok && text.ok) return { beside, config: config.value, text: text.value };
    if (!config.ok) notes.push(config.problem.message);
    return { beside };
  }
  return { beside };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function disposeModel({ files }: ReadModel): void {
  for (const { bytes } of files) bytes.dispose();
}
