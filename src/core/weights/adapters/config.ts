import { failure, success, type Result } from '../../result.js';
import { t } from '../../texts.js';

/** What adapter_config.json of PEFT says of the sizes of its pairs. */
export interface AdapterConfig {
  readonly rank: number | null;
  readonly alpha: number | null;
  /** Patterns of names of modules, and their own r or α. */
  readonly rankPattern: ReadonlyMap<string, number>;
  readonly alphaPattern: ReadonlyMap<string, number>;
  /** s is α/√r. */
  readonly usesRsLora: boolean;
  readonly usesDora: boolean;
  /** The weights of the base model are in×out, so that ΔW is added transposed. */
  readonly fanInFanOut: boolean;
  /** LORA, LOHA, LOKR …; empty if it is not said. */
  readonly kind: string;
  readonly baseModel: string;
}

/** Reads adapter_config.json; what is missing or of a wrong type counts as not said. */
export function readAdapterConfig(text: string): Result<AdapterConfig> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return failure('syntax', t('adapter_config.json is not a JSON object.'));
  }
  const of = json as Record<string, unknown>;
  const { r, lora_alpha, alpha, rank_pattern, alpha_pattern } = of;
  const { use_rslora, use_dora, fan_in_fan_out, peft_type, base_model_name_or_path } = of;
  return success({
    rank: numberOr(r, null),
    alpha: numberOr(lora_alpha ?? alpha, null),
    rankPattern: numbersOf(rank_pattern),
    alphaPattern: numbersOf(alpha_pattern),
    usesRsLora: use_rslora === true,
    usesDora: use_dora === true,
    fanInFanOut: fan_in_fan_out === true,
    kind: typeof peft_type === 'string' ? peft_type : '',
    baseModel: typeof base_model_name_or_path === 'string' ? base_model_name_or_path : '',
  });
}

/**
 * The number of the first pattern that fits the name of a module. A pattern is a regular expression for the end of
 * the name, from a dot on, as in PEFT.
 */
export function byPattern(
  patterns: ReadonlyMap<string, number>,
  module: string,
): number | undefined {
  for (const [pattern, value] of patterns) if (fits(pattern, module)) return value;
  return undefined;
}

function fits(pattern: string, module: string): boolean {
  if (module === pattern || module.endsWith(`.${pattern}`)) return true;
  // Names without further signs mean themselves, but for dots. Repeated repetitions could take for ever.
  if (!/[\\^$*+?()[\]{}|]/.test(pattern)) return false;
  const repetitions = pattern.match(/[*+{]/g)?.length ?? 0;
  if (pattern.length > 300 || repetitions > 3) return false;
  if (/[*+}?]\)*[*+{]/.test(pattern)) return false;
  try {
    return new RegExp(`^(?:.*\\.)?(?:${pattern})$`).test(module);
  } catch {
    return false;
  }
}

function numbersOf(value: unknown): Map<string, number> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

function numberOr<T>(value: unknown, other: T): number | T {
  return typeof value === 'number' && Number.isFinite(value) ? value : other;
}
