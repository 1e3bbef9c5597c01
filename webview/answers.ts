import { resultKinds } from '../src/core/index.js';
import type { AnswerTo, PageAnswer, Topic } from '../src/protocol/index.js';
import { needsFactors } from './export-result.js';
import { t } from './l10n.js';
import { targetOf } from './model/copying.js';
import { groupByRank, isRatio, isShare } from './model/rank-rules.js';
import { isPreparation, preparationKey } from './model/preparation.js';
import { formatsFor } from './model/save-formats.js';
import { shownMatrix } from './model/shown.js';
import type { LensState } from './model/state.js';
import { suggestionsFor } from './model/suggestions.js';
import { kindName } from './ui/result-names.js';
import { ruleName } from './ui/rule-names.js';

/** What the page answers to a question of the host. */
export function answerTo(topic: Topic, state: LensState): PageAnswer {
  switch (topic) {
    case 'ranks':
      return ranks(state);
    case 'results':
      return results(state);
    case 'status':
      return status(state);
  }
}

const unknown = (): PageAnswer => ({
  topic: 'none',
  why: t('The singular values are not known yet.'),
});

/** The ranks of the rules, ascending, each with the rules that choose it. */
function ranks(state: LensState): PageAnswer {
  const { decomposition, matrix, memory, rank, settings } = state;
  if (!decomposition) return unknown();
  const { tails, recommended, svd, aboveNoise } = decomposition;
  const ratio = memory['rules.ratio'];
  const energy = memory['rules.energy'];
  const usedRatio = isRatio(ratio) ? ratio : settings.ratio;
  const suggestions = suggestionsFor({
    shape: shownMatrix(state),
    decomposition,
    printedDecimals: matrix?.printedDecimals,
    ratio: usedRatio,
    energy: isShare(energy) ? energy : 0.9,
  });
  const norm = tails[0] ?? 0;
  const describe = (
    k: number,
    rules: readonly string[],
    reason: string,
  ): AnswerTo<'ranks'>['ranks'][number] => ({
    rank: k,
    rules: rules.map((rule) => ruleName(rule, usedRatio)),
    reason,
    // What is left is only rounding noise there.
    relativeError: norm === 0 ? null : k >= aboveNoise ? 0 : (tails[k] ?? 0) / norm,
    isRecommended: recommended?.rank === k,
  });
  const groups = groupByRank(suggestions);
  // The largest gap is a reason for a rank, but no rule of its own.
  const own =
    recommended && !groups.some((group) => group.rank === recommended.rank)
      ? [describe(recommended.rank, [recommended.rule], recommended.reason)]
      : [];
  const all = groups.map((group) =>
    describe(
      group.rank,
      group.rules.map(({ rule }) => rule),
      recommended?.rank === group.rank ? recommended.reason : (group.rules[0]?.reason ?? ''),
    ),
  );
  return {
    topic: 'ranks',
    rank,
    most: svd.s.length,
    ranks: [...own, ...all].sort((a, b) => a.rank - b.rank),
  };
}

function results(state: LensState): PageAnswer {
  const { decomposition, large, rank, source, given, memory } = state;
  if (!decomposition || !source) return unknown();
  const prepare = memory[preparationKey];
  const kinds = resultKinds.filter(
    (kind) => (rank > 0 || !needsFactors(kind)) && (!large || needsFactors(kind)),
  );
  return {
    topic: 'results',
    rank,
    results: kinds.map((kind) => ({
      kind,
      name: kindName(kind),
      formats: [...formatsFor(needsFactors(kind) ? 2 : 1)],
      isText: !large,
    })),
    target: targetOf(source, given),
    prepare: !large && isPreparation(prepare) ? prepare : 'none',
  };
}

/** What the browser may tell about its memory. */
interface WithMemory {
  readonly memory?: { readonly usedJSHeapSize: number };
}

function status(state: LensState): PageAnswer {
  const { backend, decomposition, settings } = state;
  const shape = shownMatrix(state);
  return {
    topic: 'status',
    backend: backend
      ? {
          name: backend.name,
          precision: backend.precision,
          detail: backend.detail,
          checked: backend.checked ?? null,
        }
      : null,
    wish: settings.backend,
    browser: navigator.userAgent,
    cores: navigator.hardwareConcurrency,
    pixelRatio: window.devicePixelRatio,
    memory: (performance as WithMemory).memory?.usedJSHeapSize ?? null,
    shape: shape ? [shape.rows, shape.cols] : null,
    workers: decomposition?.workers ?? null,
    millis: decomposition?.millis ?? null,
  };
}
