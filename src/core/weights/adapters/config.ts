import { failure, success, type Result } from '../../result.js';

/** What PEFT's `adapter_config.json` says, as far as it changes ΔW. */
export interface AdapterConfig {
  readonly rank: number | undefined;
  readonly alpha: number | undefined;
  /** Other ranks and α of some modules, by the end of their name or a regular expression for it. */
  readonly rankPattern: ReadonlyMap<string, number>;
  readonly alphaPattern: ReadonlyMap<string, number>;
  /** s = α/√r instead of α/r (Kalajdzievski 2023). */
  readonly isRankStabilised: boolean;
  readonly isDora: boolean;
  /** Weights lie transposed, as in GPT-2. */
  readonly isTransposed: boolean;
}

/** @returns `syntax` if it is no JSON object; fields of other types count as absent. */
export function readAdapterConfig(text: string): Result<AdapterConfig> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure('syntax', 'adapter_config.json is not valid JSON.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return failure('syntax', 'adapter_config.json is not a JSON object.');
  }
  const fields = json as Readonly<Record<string, unknown>>;
  return success({
    rank: positive(fields['r']),
    alpha: number(fields['lora_alpha']),
    rankPattern: numbers(fields['rank_pattern']),
    alphaPattern: numbers(fields['alpha_pattern']),
    isRankStabilised: fields['use_rslora'] === true,
    isDora: fields['use_dora'] === true,
    isTransposed: fields['fan_in_fan_out'] === true,
  });
}

/** The value for a module: that of the first pattern that its name ends with, otherwise the usual one. */
export function valueFor(
  module: string,
  patterns: ReadonlyMap<string, number>,
  usual: number | undefined,
): number | undefined {
  for (const [pattern, value] of patterns) if (fits(module, pattern)) return value;
  return usual;
}

/**
 * PEFT takes a key as a regular expression for the end of a name. A key in a file may be one that takes for ever, so only
 * those with few repetitions, none of them within another, are run; others are compared as text.
 */
function fits(module: string, pattern: string): boolean {
  if (module === pattern || module.endsWith(`.${pattern}`)) return true;
  const repetitions = pattern.match(/[*+?{]/g)?.length ?? 0;
  if (pattern.length > 200 || repetitions > 2 || /[*+}?)]\s*[*+{]/.test(pattern)) return false;
  try {
    return new RegExp(`^(?:.*\\.)?(?:${pattern})$`).test(module);
  } catch {
    return false;
  }
}

const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const positive = (value: unknown): number | undefined => {
  const found = number(value);
  return found !== undefined && found > 0 ? found : undefined;
};

function numbers(value: unknown): ReadonlyMap<string, number> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, each]) => {
      const found = number(each);
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
}
