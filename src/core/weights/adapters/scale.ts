import { formatNumber } from '../../format.js';
import type { AdapterPair } from '../types.js';
import { byPattern, type AdapterConfig } from './config.js';
import { t } from '../../texts.js';

/** The factor s of s·B A, and why it is that. */
export interface PairScale {
  readonly scale: number;
  /** α; null if nothing states it. */
  readonly alpha: number | null;
  /** s = α/√r (rank-stabilised LoRA, Kalajdzievski 2023) instead of α/r. */
  readonly isRootScaled: boolean;
  /** In a few words, with the numbers. */
  readonly reason: string;
}

/** PEFT's α where its configuration has none. */
const USUAL_ALPHA = 8;

/**
 * The factor of a pair. α of the file counts before that of the configuration, which is only for files of PEFT: one of
 * another program may lie in the same folder. Without any α, s is 1: so kohya's scripts and ComfyUI read it.
 *
 * @param alpha the number in `pair.alpha`, if that is there.
 */
export function pairScale(
  pair: Pick<AdapterPair, 'name' | 'rank' | 'spelling'>,
  alpha?: number,
  config?: AdapterConfig,
): PairScale {
  const { rank } = pair;
  const isPeft = pair.spelling === 'peft';
  const own = isPeft ? config : undefined;
  const isRootScaled = own?.usesRsLora ?? false;
  const stated = alpha ?? (own && configuredAlpha(pair.name, own));
  if (stated === undefined) {
    const reason = isPeft
      ? t('no α without adapter_config.json: s = 1')
      : t('no α in the file: s = 1');
    return { scale: 1, alpha: null, isRootScaled: false, reason };
  }
  const scale = isRootScaled ? stated / Math.sqrt(rank) : stated / rank;
  const quotient = `${formatNumber(stated)}/${isRootScaled ? '√' : ''}${rank}`;
  const name = isRootScaled ? 'α/√r (rsLoRA)' : 'α/r';
  return { scale, alpha: stated, isRootScaled, reason: `s = ${name} = ${quotient}` };
}

/** The α that keeps s where the inner side becomes `rank`. */
export function alphaForRank(
  { alpha, isRootScaled }: PairScale,
  before: number,
  rank: number,
): number | null {
  if (alpha === null) return null;
  return isRootScaled ? alpha * Math.sqrt(rank / before) : (alpha / before) * rank;
}

/** What PEFT takes for α of a module. */
export function configuredAlpha(module: string, config: AdapterConfig): number {
  return byPattern(config.alphaPattern, module) ?? config.alpha ?? USUAL_ALPHA;
}
