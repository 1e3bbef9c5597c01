import type { ByteSource } from '../files/bytes.js';
import { success, type Result } from '../result.js';
import type { SvdOptions } from '../svd/types.js';
import { readChanged } from './compare/changed.js';
import { changedVectorsNote } from './compare/changed-vectors.js';
import { extractPairs, type ExtractRequest } from './compare/extract.js';
import type { Match } from './compare/match.js';
import { resizeAdapter, type ResizeRequest } from './resize/write.js';
import type { WeightTask } from './task.js';

/** A new adapter file: plain data, which a thread can be given. */
export type WriteTask =
  | ({ readonly kind: 'resize' } & Pick<ResizeRequest, 'model' | 'choices' | 'how' | 'configText'>)
  | ({
      readonly kind: 'extract';
      readonly choices: readonly ChangedWeight[];
      /** Vectors of both models; no pair can hold their changes. */
      readonly vectors: readonly Match[];
    } & Pick<ExtractRequest, 'spelling' | 'dtype' | 'how'>);

/** A weight whose change becomes a pair. */
export interface ChangedWeight {
  /** Name and shape of the weight, as the pair sees it. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly rank: number;
  readonly task: Extract<WeightTask, { kind: 'difference' | 'adapted' }>;
}

/** What was written, and what that lost. */
export interface WrittenAdapter {
  /** The .safetensors file, to be written one after the other. */
  readonly parts: readonly Uint8Array[];
  /** How many pairs were chosen, or made. */
  readonly pairs: number;
  /** √Σ‖ΔW − ΔW′‖_F² / √Σ‖ΔW‖_F², measured after rounding. */
  readonly relative: number;
  /** The new adapter_config.json, if there is one. */
  readonly configText?: string | undefined;
  /** What was not done, one sentence each. */
  readonly notes: readonly string[];
}

/** Larger changes are not taken into memory; as doubles, a matrix takes 512 MiB. */
const mostEntries = 2 ** 26;

/**
 * Makes a new adapter: see `resizeAdapter` and `extractPairs`.
 *
 * @param files in the order that the tensors count them in. Rejects when the bytes cannot be read.
 */
export async function writeAdapter(
  task: WriteTask,
  files: readonly ByteSource[],
  options: SvdOptions,
): Promise<Result<WrittenAdapter>> {
  if (task.kind === 'resize') {
    const read = ({ file, start, end }: { file: number; start: number; end: number }) =>
      files[file]!.read(start, end);
    const resized = await resizeAdapter({ ...task, ...options, read });
    return resized.ok ? success({ ...resized.value, pairs: resized.value.pairs.length }) : resized;
  }
  const choices = task.choices.map(({ task: change, ...weight }) => ({
    ...weight,
    read: () => readChanged(change, files, mostEntries),
  }));
  const extracted = await extractPairs({ ...task, ...options, choices });
  if (!extracted.ok) return extracted;
  const { pairs, notes, ...rest } = extracted.value;
  const note = await changedVectorsNote(task.vectors, files, options.isCancelled);
  return success({
    ...rest,
    pairs: pairs.length,
    notes: note === undefined ? notes : [note, ...notes],
  });
}
