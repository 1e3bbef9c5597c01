import { formatNumber } from '../../format.js';
import type { AdapterPair } from '../types.js';
import { valueFor, type AdapterConfig } from './config.js';

/** The factor s of ΔW = s·B A, with where it comes from. */
export interface PairScale {
  readonly scale: number;
  /** Null if neither the file nor its configuration states one. */
  readonly alpha: number | null;
  /** For the user. */
  readonly reason: string;
}

type Scaled = Pick<AdapterPair, 'name' | 'rank' | 'spelling'>;

/**
 * s = α/r, or α/√r for rank-stabilised adapters; 1 without α, as kohya's scripts and ComfyUI take it.
 *
 * @param stored the value of the tensor `alpha`, if the file has one.
 */
export function scaleOf(pair: Scaled, stored: number | undefined, config?: AdapterConfig): PairScale {
  const { rank } = pair;
  if (stored !== undefined) return scaled(stored, rank, false, 'α in the file');
  if (config && pair.spelling !== 'kohya') {
    const alpha = valueFor(pair.name, config.alphaPattern, config.alpha);
    if (alpha !== undefined) {
      return scaled(alpha, rank, config.isRankStabilised, 'α in adapter_config.json');
    }
    return { scale: 1, alpha: null, reason: 's = 1: adapter_config.json states no α' };
  }
  const where = pair.spelling === 'peft' ? ', and there is no adapter_config.json beside it' : '';
  return { scale: 1, alpha: null, reason: `s = 1: the file states no α${where}` };
}

function scaled(alpha: number, rank: number, isStabilised: boolean, where: string): PairScale {
  const scale = alpha / (isStabilised ? Math.sqrt(rank) : rank);
  const formula = isStabilised ? 'α/√r' : 'α/r';
  return { scale, alpha, reason: `s = ${formula} = ${formatNumber(scale)}: ${where}` };
}
