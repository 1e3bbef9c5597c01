import { frobeniusNorm } from '../../lowrank/norms.js';
import { failure, success, type Result } from '../../result.js';
import type { SvdOptions } from '../../svd/types.js';
import type { PairBytes } from '../adapters/factors.js';
import { recogniseAdapter } from '../adapters/recognise.js';
import type { AdapterPair, Model, ModelTensor } from '../types.js';
import { safetensorsParts, type NewTensor } from '../write/file.js';
import { resizedConfig } from './config-text.js';
import { resizedMetadata } from './metadata.js';
import {
  mostRank,
  pairNorm,
  resizeObstacle,
  writePair,
  type ResizeChoice,
  type ResizedPair,
} from './write-pair.js';
import { t } from '../../texts.js';

/** The bytes of one tensor of the model. */
export type ReadTensor = (tensor: ModelTensor) => Promise<Uint8Array>;

export interface ResizeRequest extends SvdOptions {
  readonly model: Model;
  /** Pairs that are not named stay as they are. */
  readonly choices: readonly ResizeChoice[];
  /** The rule in words, for the metadata. */
  readonly how: string;
  readonly read: ReadTensor;
  /** adapter_config.json beside the file, if it is there. */
  readonly configText?: string | undefined;
}

export interface ResizedAdapter {
  /** The .safetensors file, to be written one after the other. */
  readonly parts: readonly Uint8Array[];
  /** In the order of the choices. */
  readonly pairs: readonly ResizedPair[];
  /** √Σ‖ΔW − ΔW′‖_F² / √Σ‖ΔW‖_F² over all pairs of the choices, measured after rounding. */
  readonly relative: number;
  /** The new adapter_config.json; absent where none was given, or none need change. */
  readonly configText?: string | undefined;
  /** What was not done, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * A new adapter with truncated pairs, in the spelling and the element types of the old one. UΣ goes to B and Vᵀ to A,
 * as in the resizing script of kohya-ss/sd-scripts, and α becomes what keeps s. All other tensors are copied byte for
 * byte. The metadata stay, with the new ranks and one line more.
 *
 * @returns problems of a pair with its name; `cancelled` when `isCancelled` said so.
 */
export async function resizeAdapter(request: ResizeRequest): Promise<Result<ResizedAdapter>> {
  const { model, choices, read, isCancelled, onProgress } = request;
  const changed = new Map<string, NewTensor>();
  const pairs: ResizedPair[] = [];
  const notes: string[] = [];
  const lost: number[] = [];
  const whole: number[] = [];
  for (const [index, choice] of choices.entries()) {
    if (isCancelled?.()) return failure('cancelled', t('Resizing was cancelled.'));
    const { pair, scale } = choice;
    const rank = Math.max(1, Math.min(Math.trunc(choice.rank), mostRank(pair)));
    const same = { name: pair.name, before: pair.rank, rank: pair.rank, relative: 0 };
    const obstacle = resizeObstacle(pair);
    if (!(choice.rank < pair.rank) || obstacle !== undefined) {
      if (obstacle !== undefined) notes.push(t('{0} stays as it is: {1}.', pair.name, obstacle));
      pairs.push({ ...same, alpha: scale.alpha });
      // It counts in the total as it does before the file is written; numbers that cannot be read count in neither.
      const norm = pairNorm(choice, await bytesOf(pair, read), isCancelled ? { isCancelled } : {});
      if (norm.ok && pair.repeats === undefined) whole.push(norm.value);
      continue;
    }
    const bytes = await bytesOf(pair, read);
    const written = writePair({ ...choice, rank }, bytes, isCancelled ? { isCancelled } : {});
    if (!written.ok) {
      return failure(written.problem.code, `${pair.name}: ${written.problem.message}`);
    }
    for (const tensor of written.value.tensors) {
      const other = changed.get(tensor.name);
      if (other && !isSame(other.bytes, tensor.bytes)) {
        return failure(
          'none',
          t('{0} belongs to two pairs, which would need different ones.', tensor.name),
        );
      }
      changed.set(tensor.name, tensor);
    }
    pairs.push(written.value.resized);
    // Of two spellings of a module, the totals count the first.
    if (pair.repeats === undefined) {
      lost.push(written.value.lost);
      whole.push(written.value.whole);
    }
    onProgress?.((index + 1) / (choices.length + 1));
  }
  const total = frobeniusNorm(Float64Array.from(whole));
  const relative = total === 0 ? 0 : frobeniusNorm(Float64Array.from(lost)) / total;
  const tensors: NewTensor[] = [];
  for (const tensor of model.tensors) {
    if (isCancelled?.()) return failure('cancelled', t('Resizing was cancelled.'));
    tensors.push(changed.get(tensor.name) ?? { ...tensor, bytes: await read(tensor) });
  }
  const all = recogniseAdapter(model.tensors).pairs;
  const metadata = resizedMetadata(model.metadata, all, pairs);
  metadata.set('lowRankLens', said(request.how, pairs, relative));
  const configText = newConfig(request, all, pairs, notes);
  onProgress?.(1);
  return success({
    parts: safetensorsParts(tensors, metadata),
    pairs,
    relative,
    notes,
    ...(configText === undefined ? {} : { configText }),
  });
}

async function bytesOf({ up, down, mid }: AdapterPair, read: ReadTensor): Promise<PairBytes> {
  return { up: await read(up), down: await read(down), mid: mid && (await read(mid)) };
}

function said(how: string, pairs: readonly ResizedPair[], relative: number): string {
  const count = pairs.filter(({ rank, before }) => rank < before).length;
  return `Resized by Low-Rank Lens: ${how}; ${count} of ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} truncated; relative error ${relative.toPrecision(3)}.`;
}

/** The configuration for pairs whose α is not in the file. */
function newConfig(
  { configText, choices }: ResizeRequest,
  all: readonly AdapterPair[],
  pairs: readonly ResizedPair[],
  notes: string[],
): string | undefined {
  const stated = pairs.filter((_, i) => {
    const { pair } = choices[i]!;
    return pair.spelling === 'peft' && !pair.alpha;
  });
  if (!stated.some(({ rank, before }) => rank < before)) return undefined;
  if (configText === undefined) {
    notes.push(
      t(
        'adapter_config.json is not there: its r has to become the new ranks, and its lora_alpha must keep s.',
      ),
    );
    return undefined;
  }
  const isAll = all.filter(({ spelling }) => spelling === 'peft').length === stated.length;
  const changed = isAll ? stated : stated.filter(({ rank, before }) => rank < before);
  return resizedConfig(configText, changed, isAll);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
