import {
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
  readonly byId: ReadonlyMap<number, PairOutcome>;
}

const bytesOfType: Readonly<Record<string, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };

/** The pairs that a rule can be applied to, with the ids of their rows. */
export function resizable(
  rows: readonly WeightRow[],
  measured: ReadonlyMap<number, MeasuredRow>,
): { readonly ids: readonly number[]; readonly pairs: readonly ResizePair[] } {
  const ids: number[] = [];
  const pairs: ResizePair[] = [];
  for (const { id, kind, rows: m, cols, rank, elementType, bytes, parameters } of rows) {
    const values = measured.get(id)?.values;
    if (kind !== 'pair' || rank === undefined || !values || values.length === 0) continue;
    const bytesPerNumber = bytesOfType[elementType] ?? bytes / Math.max(1, parameters);
    ids.push(id);
    pairs.push({ rows: m, cols, rank, values, bytesPerNumber });
  }
  return { ids, pairs };
}

/**
 * The outcome of a choice for every pair and for the file of `fileBytes` bytes.
 *
 * @param only the rows that the rule is for, if not for all; others keep their rank.
 */
export function resized(
  { ids, pairs }: ReturnType<typeof resizable>,
  choice: ResizeChoice,
  fileBytes: number,
  only?: ReadonlySet<number>,
): ResizeSummary {
  const own = resizeOutcome(
    pairs,
    pairs.map(({ rank }) => rank),
  );
  const rest = fileBytes - own.bytesAfter;
  const rule = ruleOf(choice, rest);
  const byRule = ranksByRule(pairs, rule, choice.mostRank ?? undefined);
  const ranks = byRule.map((rank, i) => (!only || only.has(ids[i]!) ? rank : pairs[i]!.rank));
  const outcome = resizeOutcome(pairs, ranks);
  const byId = new Map(
    ids.map((id, i): [number, PairOutcome] => {
      const { rows, cols, bytesPerNumber } = pairs[i]!;
      const bytes = ranks[i]! * (rows + cols) * bytesPerNumber;
      return [id, { rank: ranks[i]!, bytes, relative: outcome.perPair[i]! }];
    }),
  );
  return {
    pairs: pairs.length,
    smaller: pairs.filter(({ rank }, i) => ranks[i]! < rank).length,
    bytesBefore: fileBytes,
    bytesAfter: rest + outcome.bytesAfter,
    relative: outcome.relative,
    meanRank: ranks.reduce((sum, rank) => sum + rank, 0) / Math.max(1, ranks.length),
    byId,
  };
}

/** The rule of the core. A budget in MB is for the whole file, and what is not a pair takes its part of it. */
function ruleOf({ kind, value }: ResizeChoice, rest: number): ResizeRule {
  return { kind, value: kind === 'budget' ? Math.max(0, value * 1e6 - rest) : value };
}
