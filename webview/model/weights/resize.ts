import {
  numbersAt,
  ranksByRule,
  resizeOutcome,
  type ResizePair,
  type ResizeRule,
} from '../../../src/core/weights/index.js';
import type { MeasuredRow, WeightRow } from '../../../src/protocol/weights.js';
import type { ResizeChoice } from './saved.js';

/** What a rule does to one pair. */
export interface PairOutcome {
  readonly rank: number;
  readonly bytes: number;
  /** ‖ΔW − ΔW′‖_F/‖ΔW‖_F. */
  readonly relative: number;
  /** The user chose the rank. */
  readonly isByHand: boolean;
}

export interface ResizeSummary {
  /** Pairs that the rule can shorten: their singular values are known. */
  readonly pairs: number;
  /** Those whose rank becomes smaller. */
  readonly smaller: number;
  /** Bytes of the whole file, with all that is not a pair. */
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly relative: number;
  readonly meanRank: number;
  /** Pairs whose rank the user chose. */
  readonly byHand: number;
  readonly byId: ReadonlyMap<number, PairOutcome>;
}

const bytesOfType: Readonly<Record<string, number>> = {
  ...{ F64: 8, F32: 4, F16: 2, BF16: 2, F8_E4M3: 1, F8_E5M2: 1 },
};

/** The pairs that a rule can be applied to, with the ids of their rows. */
export function resizable(
  rows: readonly WeightRow[],
  measured: ReadonlyMap<number, MeasuredRow>,
): { readonly ids: readonly number[]; readonly pairs: readonly ResizePair[] } {
  const ids: number[] = [];
  const pairs: ResizePair[] = [];
  for (const row of rows) {
    const { id, kind, rows: m, cols, rank, kernel, elementType, bytes, parameters } = row;
    const { values, lost } = measured.get(id) ?? {};
    if (kind !== 'pair' || rank === undefined || !values || values.length === 0) continue;
    const bytesPerNumber = bytesOfType[elementType] ?? bytes / Math.max(1, parameters);
    ids.push(id);
    const third = kernel !== undefined && lost ? { kernel, lost } : undefined;
    const isRepeated = row.repeats !== undefined;
    pairs.push({ rows: m, cols, rank, values, bytesPerNumber, third, isRepeated });
  }
  return { ids, pairs };
}

/** Which pairs the rule is not for. */
export interface Exceptions {
  /** The rows that the rule is for, if not for all; others keep their rank. */
  readonly only?: ReadonlySet<number> | undefined;
  /** Ranks that the user chose, by the ids of the rows; they count before everything else. */
  readonly byHand?: ReadonlyMap<number, number> | undefined;
}

/** The outcome of a choice for every pair and for the file of `fileBytes` bytes. */
export function resized(
  { ids, pairs }: ReturnType<typeof resizable>,
  choice: ResizeChoice,
  fileBytes: number,
  { only, byHand = new Map() }: Exceptions = {},
): ResizeSummary {
  const own = resizeOutcome(
    pairs,
    pairs.map(({ rank }) => rank),
  );
  const rest = fileBytes - own.bytesAfter;
  const fixed = pairs.map((pair, i) => {
    const chosen = byHand.get(ids[i]!);
    if (chosen !== undefined) return Math.min(chosen, pair.rank);
    return only && !only.has(ids[i]!) ? pair.rank : undefined;
  });
  const free = pairs.filter((_, i) => fixed[i] === undefined);
  // A budget is for the whole file: pairs that keep their rank take their part of it.
  const taken = pairs.reduce((sum, pair, i) => {
    const rank = fixed[i];
    return rank === undefined ? sum : sum + numbersAt(pair, rank) * pair.bytesPerNumber;
  }, 0);
  const byRule = ranksByRule(free, ruleOf(choice, rest + taken), choice.mostRank ?? undefined);
  let next = 0;
  const ranks = fixed.map((rank) => rank ?? byRule[next++]!);
  const outcome = resizeOutcome(pairs, ranks);
  const byId = new Map(
    ids.map((id, i): [number, PairOutcome] => {
      const bytes = numbersAt(pairs[i]!, ranks[i]!) * pairs[i]!.bytesPerNumber;
      const isByHand = byHand.has(id);
      return [id, { rank: ranks[i]!, bytes, relative: outcome.perPair[i]!, isByHand }];
    }),
  );
  return {
    pairs: pairs.length,
    smaller: pairs.filter(({ rank }, i) => ranks[i]! < rank).length,
    bytesBefore: fileBytes,
    bytesAfter: rest + outcome.bytesAfter,
    relative: outcome.relative,
    meanRank: ranks.reduce((sum, rank) => sum + rank, 0) / Math.max(1, ranks.length),
    byHand: ids.filter((id) => byHand.has(id)).length,
    byId,
  };
}

/** The rule of the core. A budget in MB is for the whole file, and what is not a pair takes its part of it. */
function ruleOf({ kind, value }: ResizeChoice, rest: number): ResizeRule {
  return { kind, value: kind === 'budget' ? Math.max(0, value * 1e6 - rest) : value };
}

/** The ranks that the user chose, by the ids of the rows of this model. */
export function ranksById(
  rows: readonly WeightRow[],
  ranks: Readonly<Record<string, number>>,
): ReadonlyMap<number, number> {
  return new Map(
    rows.flatMap(({ id, name }) => {
      const rank = Object.hasOwn(ranks, name) ? ranks[name] : undefined;
      return rank === undefined ? [] : [[id, rank] as const];
    }),
  );
}
