import { useMemo } from 'preact/hooks';
import {
  challengerIds,
  subscript,
  turnedError,
  uncontested,
  type Challenger,
  type Matrix,
  type Turn,
  type Uncontested,
} from '../../../src/core/index.js';
import type { Decomposition } from '../../model/state.js';
import { NumberField } from '../components/number-field.js';
import { Section } from '../components/section.js';
import { Faint, NotApplicable } from '../components/text.js';
import { useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { useAnalysis, type Analysis } from '../use-analysis.js';
import { useSettled } from '../use-settled.js';
import { ChallengersChart } from './challengers-chart.js';
import { ChallengersTable, type Entrant } from './challengers-table.js';
import {
  isOptimalityWish,
  mostDecimals,
  noWish,
  turnAt,
  type OptimalityWish,
} from './optimality-wish.js';
import { ThreeSteps } from './three-steps.js';
import { TurnFigure } from './turn-figure.js';

const usualDecimals = 2;

/** Why M̂ₖ is the best: others of the same rank beside it, the argument with their numbers, and one to make by hand. */
export function OptimalitySection({ matrix }: { readonly matrix: Matrix }) {
  const decomposition = useLensState((state) => state.decomposition);
  const rank = useLensState((state) => state.rank);
  const filled = useLensState((state) => state.applied !== undefined);
  const k = useSettled(rank, 200);
  if (!decomposition) return null;
  const why = decomposition.complete ? uncontested(decomposition.svd, k) : undefined;
  return (
    <Section id="methods-optimality" title={t('Others of rank {0} against M̂{1}', k, subscript(k))}>
      {filled ? (
        <Faint as="p">
          {t('M has missing entries. All of this is about the completed matrix.')}
        </Faint>
      ) : null}
      {!decomposition.complete ? (
        <Faint as="p" role="status">
          {t('Others are compared once all singular values are known.')}
        </Faint>
      ) : why ? (
        <NotApplicable data-testid="uncontested" data-why={why}>
          {whyNot(why, k, matrix)}
        </NotApplicable>
      ) : (
        <Contest matrix={matrix} decomposition={decomposition} k={k} />
      )}
    </Section>
  );
}

function whyNot(why: Uncontested, k: number, { rows, cols }: Matrix): string {
  switch (why) {
    case 'zero':
      return t('M is zero: so is M̂ₖ at every rank, and nothing can be closer.');
    case 'rankZero':
      return t('Only the zero matrix has rank 0, so nothing competes. Choose a rank above 0.');
    case 'nothingLeft':
      return t(
        'At rank {0} nothing is left out: the tail is 0, or rounding. Every challenger that spans the columns of M is exact as well. Choose a smaller rank.',
        k,
      );
    case 'tooMuchWork':
      return t(
        'At rank {0}, the challengers of a {1}×{2} matrix take too long. Choose a smaller rank.',
        k,
        rows,
        cols,
      );
  }
}

interface ContestProps {
  readonly matrix: Matrix;
  readonly decomposition: Decomposition;
  readonly k: number;
}

function Contest({ matrix, decomposition, k }: ContestProps) {
  const [wish, setWish] = useMemory<OptimalityWish>('methods.optimality', noWish, isOptimalityWish);
  const { s } = decomposition.svd;
  const tail = decomposition.tails[k] ?? 0;
  const decimals = wish.decimals ?? usualDecimals;
  const turn = turnAt(wish, k, s.length);
  const { kept, left } = turn;
  const degrees = useSettled(turn.degrees, 250);
  const others = useAnalysis({ about: 'challengers', rank: k, decimals }, [k, decimals]);
  const { challengers } = others.answers;
  // A question stops the one before it. So the turn waits until the others are there, and they are asked for only once.
  const isTurn = isComplete(challengers, k, decimals);
  const question = { about: 'turned', rank: k, turn: { kept, left, degrees } } as const;
  const own = useAnalysis(isTurn ? question : undefined, [isTurn, k, kept, left, degrees]);
  const { turned } = own.answers;
  const found = useMemo(
    () => foundIn(challengers, turned, k, decimals),
    [challengers, turned, k, decimals],
  );
  const problem = others.problem ?? own.problem;
  const mine = found.get('turned');
  const isMeasured = mine?.turn !== undefined && sameTurn(mine.turn, turn);
  const entrants: Entrant[] = [
    ...challengerIds.map((id) => ({ id, error: found.get(id)?.error, known: found.get(id) })),
    {
      id: 'turned',
      error: isMeasured ? mine.error : turnedError(s, tail, turn),
      known: isMeasured ? mine : undefined,
    },
  ];
  const example = wish.example ?? 'columns';
  const choose = (id: Challenger['id']) => setWish({ ...wish, example: id });
  const shared = { entrants, tail, decimals, example, onExample: choose };
  return (
    <>
      <ChallengersChart {...shared} k={k} />
      <ChallengersTable {...shared} k={k} busy={others.running} />
      {problem ? <NotApplicable>{problem.message}</NotApplicable> : null}
      <NumberField
        testId="optimality-decimals"
        label={t('Decimals of the rounded factors')}
        value={decimals}
        step={1}
        check={wholeBetween(0, mostDecimals)}
        onChange={(value) => setWish({ ...wish, decimals: value })}
      />
      <TurnFigure
        s={s}
        tail={tail}
        k={k}
        turn={turn}
        onTurn={(next) => setWish({ ...wish, ...next, example: 'turned' })}
      />
      <ThreeSteps
        matrix={matrix}
        s={s}
        tails={decomposition.tails}
        k={k}
        decimals={decimals}
        // While a direction is dragged, that of the last rest stays: the page may not move under the pointer.
        example={found.get(example)}
      />
    </>
  );
}

type Answers = Analysis['answers'];
type Known = Challenger & { readonly turn?: Turn };

function isComplete(answer: Answers['challengers'], k: number, decimals: number): boolean {
  const isAsked = answer?.rank === k && answer.decimals === decimals;
  return isAsked && answer.challengers.length === challengerIds.length;
}

/** What is known of each challenger of this rank; answers for another one may still be there. */
function foundIn(
  challengers: Answers['challengers'],
  turned: Answers['turned'],
  k: number,
  decimals: number,
): ReadonlyMap<Challenger['id'], Known> {
  const found = new Map<Challenger['id'], Known>();
  if (challengers?.rank === k && challengers.decimals === decimals) {
    for (const challenger of challengers.challengers) found.set(challenger.id, challenger);
  }
  if (turned?.rank === k) found.set('turned', { ...turned.challenger, turn: turned.turn });
  return found;
}

const sameTurn = (a: Turn, b: Turn) =>
  a.kept === b.kept && a.left === b.left && a.degrees === b.degrees;
