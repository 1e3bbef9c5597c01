import type { ResizedPair } from './write-pair.js';

/**
 * adapter_config.json with the new ranks: one r and α where all pairs have the same, and patterns of full names
 * otherwise. They come before the other patterns, because the first one that fits counts.
 *
 * @param resized the pairs whose α the configuration states.
 * @param isAll these are all pairs of the adapter.
 * @returns undefined if the text is no JSON object.
 */
export function resizedConfig(
  text: string,
  resized: readonly ResizedPair[],
  isAll: boolean,
): string | undefined {
  const config = objectOf(text);
  if (!config) return undefined;
  const [first] = resized;
  if (!first) return text;
  const isUniform = resized.every(
    ({ rank, alpha }) => rank === first.rank && alpha === first.alpha,
  );
  if (isAll && isUniform) {
    const sizes = { r: first.rank, lora_alpha: first.alpha, rank_pattern: {}, alpha_pattern: {} };
    return JSON.stringify({ ...config, ...sizes }, undefined, 2);
  }
  const ranks = Object.fromEntries(resized.map(({ name, rank }) => [name, rank]));
  const alphas = Object.fromEntries(resized.map(({ name, alpha }) => [name, alpha]));
  const { rank_pattern, alpha_pattern } = config;
  const patterns = {
    rank_pattern: { ...ranks, ...others(rank_pattern, ranks) },
    alpha_pattern: { ...alphas, ...others(alpha_pattern, alphas) },
  };
  return JSON.stringify({ ...config, ...patterns }, undefined, 2);
}

function others(patterns: unknown, replaced: object): object {
  if (typeof patterns !== 'object' || patterns === null) return {};
  return Object.fromEntries(
    Object.entries(patterns).filter(([key]) => !Object.hasOwn(replaced, key)),
  );
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? (json as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
