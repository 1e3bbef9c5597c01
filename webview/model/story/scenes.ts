import {
  formatCount,
  formatNumber,
  formatPercent,
  storage,
  subscript,
  type PlacedEntry,
} from '../../../src/core/index.js';
import { t } from '../../l10n.js';
import { missingCount } from '../completion/wish.js';
import { firstRank } from '../decomposition.js';
import { isRounding, numbersOf } from '../numbers.js';
import { shownMatrix } from '../shown.js';
import type { Cell, Decomposition, LensState } from '../state.js';
import { sceneIds, type Scene, type SceneId } from './state.js';

/** With more ranks, the sum of layers would flicker: some are left out. */
const mostRanks = 8;

/** What all scenes are about. */
interface Subject {
  readonly state: LensState;
  readonly decomposition: Decomposition;
  readonly rows: number;
  readonly cols: number;
  /** Where the story stops: the recommended rank. */
  readonly stop: number;
  /** A rank that leaves something out, at most `stop`. */
  readonly short: number;
  readonly isZero: boolean;
}

/**
 * A scene about the matrix on screen, with its own numbers; undefined while its singular values are not known. All six
 * exist for every matrix: what does not apply is said in other words.
 *
 * @param at 0 … 5.
 */
export function storyScene(state: LensState, at: number): Scene | undefined {
  const { decomposition } = state;
  const shape = shownMatrix(state);
  const id = sceneIds[at];
  if (!decomposition || !shape || !id) return undefined;
  const stop = decomposition.recommended?.rank ?? firstRank(decomposition);
  return scenes[id]({
    state,
    decomposition,
    rows: shape.rows,
    cols: shape.cols,
    stop,
    short: stop < decomposition.aboveNoise ? stop : Math.max(0, stop - 1),
    isZero: decomposition.summary.frobenius === 0,
  });
}

const scenes: Record<SceneId, (subject: Subject) => Scene> = {
  matrix: matrixScene,
  layers: layersScene,
  tail: tailScene,
  stop: stopScene,
  cost: costScene,
  lost: lostScene,
};

function matrixScene({ state, decomposition, rows, cols, isZero }: Subject): Scene {
  const { given, large } = state;
  const missing = given ? missingCount(given) : 0;
  const sentences = [
    t(
      'This is M: {0} rows, {1} columns, {2} numbers as colours.',
      formatCount(rows),
      formatCount(cols),
      formatCount(rows * cols),
    ),
    ...(missing > 0
      ? [t('Missing among them: {0}; they are filled in.', formatCount(missing))]
      : []),
    ...(large ? [t('It is so large that it stays in its file.')] : []),
    isZero
      ? t('All of them are 0.')
      : t(
          'Its norm ‖M‖_F, the root of the sum of all squares, is {0}. Beside it is M̂ₖ with k = 0: still empty.',
          formatNumber(decomposition.summary.frobenius, 5),
        ),
  ];
  const largest = state.measured[0]?.maxAbs;
  return {
    id: 'matrix',
    caption: sentences.join(' '),
    view: 'approximation',
    ranks: [0],
    selected: isZero ? undefined : cellOf(largest),
  };
}

function layersScene({ decomposition, stop, isZero }: Subject): Scene {
  const { svd, energies } = decomposition;
  const count = Math.min(stop, mostRanks);
  const ranks = Array.from({ length: count }, (_, i) => Math.round(((i + 1) * stop) / count));
  const first = formatPercent(energies[1] ?? 1);
  const caption = isZero
    ? t('Other matrices are a sum of layers σᵢuᵢvᵢᵀ. This one has none: all its σᵢ are 0.')
    : stop <= 1
      ? t(
          'M is a sum of layers σᵢuᵢvᵢᵀ: a column times a row, times a size. The first one, σ₁ = {0}, holds {1} of the energy.',
          formatNumber(svd.s[0] ?? 0, 5),
          first,
        )
      : t(
          'M is a sum of layers σᵢuᵢvᵢᵀ: a column times a row, times a size. The first one, σ₁ = {0}, holds {1} of the energy; {2} of them hold {3}.',
          formatNumber(svd.s[0] ?? 0, 5),
          first,
          formatCount(stop),
          formatPercent(energies[stop] ?? 1),
        );
  return {
    id: 'layers',
    caption,
    view: 'approximation',
    ranks: count === 0 ? [0] : ranks,
    selected: undefined,
  };
}

function tailScene({ state, decomposition, short, isZero }: Subject): Scene {
  const { svd, tails, complete } = decomposition;
  const tail = tails[short] ?? 0;
  const measured = state.measured[short]?.frobenius;
  const sentences = isZero
    ? [t('What a rank leaves out is its tail. Here it is 0 at every rank.')]
    : [
        complete
          ? t(
              'At rank {0}, {1} of {2} layers are left out. They are the tail: √(σ{3}² + …) = {4}.',
              formatCount(short),
              formatCount(svd.s.length - short),
              formatCount(svd.s.length),
              subscript(short + 1),
              formatNumber(tail, 5),
            )
          : t(
              'What rank {0} leaves out is the tail: √(σ{1}² + …) = {2}.',
              formatCount(short),
              subscript(short + 1),
              formatNumber(tail, 5),
            ),
        measured === undefined
          ? t('No matrix of this rank comes closer to M.')
          : t(
              'Measured entry by entry, the error is {0}. No matrix of this rank comes closer to M.',
              formatNumber(measured, 5),
            ),
      ];
  return {
    id: 'tail',
    caption: sentences.join(' '),
    view: 'spectrum',
    ranks: [short],
    selected: undefined,
  };
}

function stopScene({ decomposition, stop }: Subject): Scene {
  const { recommended, energies } = decomposition;
  return {
    id: 'stop',
    caption: recommended
      ? t('Where to stop? The lens recommends rank {0}. {1}', recommended.rank, recommended.reason)
      : t(
          'Where to stop? The first {0} layers hold {1} of the energy. How much is enough is your choice.',
          stop,
          formatPercent(energies[stop] ?? 1),
        ),
    view: 'spectrum',
    ranks: [stop],
    selected: undefined,
  };
}

function costScene({ state, rows, cols, stop }: Subject): Scene {
  const { full, triplets, ratio, breakEven } = storage(rows, cols, stop);
  const numbers = t(
    'What rank {0} costs: {0} × ({1} + {2} + 1) = {3} numbers for U, Σ and V, where M has {4}.',
    stop,
    formatCount(rows),
    formatCount(cols),
    formatCount(triplets),
    formatCount(full),
  );
  const verdict =
    stop === 0
      ? t('Nothing has to be stored.')
      : stop < breakEven
        ? t('That is {0} times less.', formatNumber(ratio, 3))
        : t('That saves nothing; only a rank below {0} would.', formatNumber(breakEven, 3));
  return {
    id: 'cost',
    caption: `${numbers} ${verdict}`,
    view: state.large ? 'approximation' : 'factors',
    ranks: [stop],
    selected: undefined,
  };
}

function lostScene({ state, decomposition, stop }: Subject): Scene {
  const numbers = numbersOf({ ...state, rank: stop, weights: undefined });
  const tail = decomposition.tails[stop] ?? 0;
  const isNothing = tail === 0 || (numbers !== undefined && isRounding(tail, numbers));
  const largest = isNothing ? undefined : state.measured[stop]?.maxAbs;
  const sentences = [
    isNothing
      ? t('What is lost? Nothing but rounding: M̂ₖ is M.')
      : t('What is lost? {0} of the norm.', formatPercent(numbers?.relative ?? 0)),
    ...(largest
      ? [
          t(
            'The largest error of an entry, {0}, is framed: row {1}, column {2}.',
            formatNumber(Math.abs(largest.value), 4),
            largest.row + 1,
            largest.column + 1,
          ),
        ]
      : []),
    t('Now move k yourself.'),
  ];
  return {
    id: 'lost',
    caption: sentences.join(' '),
    view: 'approximation',
    ranks: [stop],
    selected: cellOf(largest),
  };
}

const cellOf = (entry: PlacedEntry | undefined): Cell | undefined =>
  entry && { row: entry.row, column: entry.column };
