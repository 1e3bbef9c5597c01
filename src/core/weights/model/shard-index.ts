import { failure, success, type Result } from '../../result.js';
import { t } from '../../texts.js';

/** What model.safetensors.index.json says of a model in several files. */
export interface ShardIndex {
  /** The files, in the order of their first tensor. */
  readonly files: readonly string[];
  /** The file of each tensor. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/**
 * Reads the index of a sharded model: its `weight_map` has the file of each tensor.
 *
 * @returns `syntax` where there is no such map, or a name of a file leads out of the folder of the index.
 */
export function readShardIndex(text: string): Result<ShardIndex> {
  const map = weightMap(text);
  if (!map) return failure('syntax', t('The index has no weight_map from tensors to files.'));
  const fileOf = new Map<string, string>();
  for (const [tensor, file] of Object.entries(map)) {
    if (typeof file !== 'string' || file === '') {
      return failure('syntax', t('The index names no file for {0}.', tensor));
    }
    if (leadsOut(file)) {
      return failure('syntax', t('The index names {0}, which is not in its folder.', file));
    }
    fileOf.set(tensor, file);
  }
  if (fileOf.size === 0) return failure('none', t('The index lists no tensors.'));
  return success({ files: [...new Set(fileOf.values())], fileOf });
}

function weightMap(text: string): object | undefined {
  try {
    const json = JSON.parse(text) as { weight_map?: unknown } | null;
    const map = json?.weight_map;
    return typeof map === 'object' && map !== null && !Array.isArray(map) ? map : undefined;
  } catch {
    return undefined;
  }
}

function leadsOut(file: string): boolean {
  return /^[\\/]|^[A-Za-z]:|(^|[\\/])\.\.([\\/]|$)/.test(file);
}
