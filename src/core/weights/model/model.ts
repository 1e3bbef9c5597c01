import { atOnce, forEachSliced, type Sliced } from '../../sliced.js';
import type { SafetensorsHeader } from '../../files/safetensors.js';
import type { Model, ModelTensor } from '../types.js';
import type { ShardIndex } from './shard-index.js';
import { t } from '../../texts.js';

/** A file of a model. */
export interface ModelPart {
  /** Relative to the folder of the model, as the index names it. */
  readonly name: string;
  readonly header: SafetensorsHeader;
}

/** At most this many names are listed in one sentence. */
const NAMED = 3;

/**
 * The tensors of all files of a model. What is missing is said and not refused, so that the rest can be looked at.
 * A tensor in two files is that of the file which the index names, or of the first one.
 *
 * @param parts the files that are there.
 */
export function modelOf(parts: readonly ModelPart[], index?: ShardIndex): Model {
  return atOnce(modelSliced(parts, index));
}

/** The same in slices: a header of 100 MB has hundreds of thousands of tensors. */
export function* modelSliced(parts: readonly ModelPart[], index?: ShardIndex): Sliced<Model> {
  const notes: string[] = [];
  const places = new Map<string, number>();
  const twice: string[] = [];
  // The names of one header differ, and one of 100 MB has hundreds of thousands.
  const isAlone = parts.length === 1 && !index;
  for (const [file, { name, header }] of parts.entries()) {
    if (isAlone) break;
    yield* forEachSliced(header.tensors, (tensor) => {
      const other = places.get(tensor.name);
      if (other !== undefined) twice.push(tensor.name);
      if (other === undefined || index?.fileOf.get(tensor.name) === name) {
        places.set(tensor.name, file);
      }
    });
  }
  const tensors: ModelTensor[] = [];
  const metadata = new Map<string, string>();
  for (const [file, { header }] of parts.entries()) {
    yield* forEachSliced(header.tensors, (tensor) => {
      if (isAlone || places.get(tensor.name) === file) tensors.push({ ...tensor, file });
    });
    for (const [key, text] of header.metadata) if (!metadata.has(key)) metadata.set(key, text);
  }
  const files = parts.map(({ name }) => name);
  const missing = missingFiles(files, index);
  if (missing.length > 0) {
    notes.push(
      missing.length === 1
        ? t('A file of the model is missing: {0}.', list(missing))
        : t('{0} files of the model are missing: {1}.', missing.length, list(missing)),
    );
  }
  const lost = index ? lostTensors(index, places, new Set(missing)) : [];
  if (lost.length > 0) {
    notes.push(
      lost.length === 1
        ? t('The index lists 1 tensor that no file has: {0}.', list(lost))
        : t('The index lists {0} tensors that no file has: {1}.', lost.length, list(lost)),
    );
  }
  if (twice.length > 0) {
    notes.push(
      t('Two files have tensors of the same name, and one of each is shown: {0}.', list(twice)),
    );
  }
  return { files, tensors, metadata, notes };
}

/** Files of the index, or of the numbering “-00002-of-00003” of the names, that are not there. */
function missingFiles(files: readonly string[], index: ShardIndex | undefined): string[] {
  const there = new Set(files);
  if (index) return index.files.filter((file) => !there.has(file));
  const missing = new Set<string>();
  for (const file of files) {
    const [, start, count, end] = /^(.*-)\d{5}-of-(\d{5})(\.[^.]+)$/.exec(file) ?? [];
    if (start === undefined || count === undefined || end === undefined) continue;
    // A name can claim any number of shards, and no model has more than this.
    for (let i = 1; i <= Math.min(Number(count), 1000); i++) {
      const other = `${start}${String(i).padStart(5, '0')}-of-${count}${end}`;
      if (!there.has(other)) missing.add(other);
    }
  }
  return [...missing];
}

/** Tensors of the index that are in none of the files; those of missing files are said with the file. */
function lostTensors(
  { fileOf }: ShardIndex,
  places: ReadonlyMap<string, number>,
  missing: ReadonlySet<string>,
): string[] {
  return [...fileOf]
    .filter(([name, file]) => !places.has(name) && !missing.has(file))
    .map(([name]) => name);
}

function list(names: readonly string[]): string {
  const more = names.length - NAMED;
  const first = names.slice(0, NAMED).join(', ');
  return more > 0 ? t('{0} and {1} more', first, more) : first;
}
