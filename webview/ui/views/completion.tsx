import { useEffect, useMemo } from 'preact/hooks';
import { hideEntries, type CompletionMethod } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import { sameHide, sameModel, sameWish } from '../../model/completion/state.js';
import {
  firstHide,
  firstTrial,
  isHide,
  isQuick,
  isWish,
  missingCount,
} from '../../model/completion/wish.js';
import { completionName } from '../../model/completion/words.js';
import { Button } from '../components/button.js';
import { Explanation } from '../components/explanation.js';
import { Formula } from '../components/formula.js';
import { Faint } from '../components/text.js';
import { View } from '../components/view.js';
import { HeldOut } from '../completion/held-out.js';
import { CompletionOptions } from '../completion/options.js';
import { CompletionResult } from '../completion/result.js';
import { Running } from '../completion/running.js';
import { useLens, useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import css from './completion.module.css';

/**
 * Missing entries are filled with a model of a chosen rank, which all views can then use. Held-out errors
 * help to choose the rank.
 */
export function CompletionView() {
  const { controller } = useLens();
  const given = useLensState((state) => state.given);
  const trial = useLensState((state) => state.trial);
  const heldOut = useLensState((state) => state.heldOut);
  const applied = useLensState((state) => state.applied);
  // The first completion for all views comes first, because both use the same worker.
  const waiting = useLensState((state) => state.computing?.what === 'completing');
  const explanations = useLensState((state) => state.settings.explanations);
  const [wish, setWish] = useMemory('completion.wish', firstTrial, isWish);
  const [hideWish, setHide] = useMemory('completion.hide', firstHide, isHide);
  const holes = useMemo(() => (given ? missingCount(given) : 0), [given]);
  const hide = holes > 0 ? undefined : hideWish;
  const input = useMemo(
    () => given && (hide ? hideEntries(given, hide.share, hide.seed) : given),
    [given, hide?.share, hide?.seed],
  );
  const { method, rank, lambda, seed } = wish;
  const usable = given !== undefined && given.data.length > 1;
  useEffect(() => {
    if (!usable || waiting) return;
    const timer = setTimeout(() => controller.completion.attempt(wish, hide), 60);
    return () => clearTimeout(timer);
  }, [given, usable, waiting, method, rank, lambda, seed, hide?.share, hide?.seed]);
  const current =
    trial && sameWish(trial.wish, wish) && sameHide(trial.hide, hide) ? trial : undefined;
  const settled = current?.result !== undefined;
  const run =
    heldOut && sameModel(heldOut.wish, wish) && sameHide(heldOut.hide, hide) ? heldOut : undefined;
  const quick = input !== undefined && isQuick(input);
  useEffect(() => {
    // Small matrices continue by themselves, also after another rank was tried.
    if (settled && quick && run?.fraction === undefined) controller.completion.holdOut(wish, hide);
  }, [settled, quick, run === undefined]);
  if (!given || !input) return null;
  if (!usable) {
    return (
      <Faint as="p" data-testid="completion-none">
        {t('A completion needs a matrix with at least two entries.')}
      </Faint>
    );
  }
  const inUse = applied !== undefined && sameWish(applied.wish, wish);
  const most = Math.min(given.rows, given.cols);
  return (
    <View label={t('Completion')}>
      {explanations ? (
        <Explanation>
          {hide ? (
            t(
              'Every entry of M is known. Hide some at random, complete the matrix from the others and compare: a matrix of low rank can be recovered from part of its entries.',
            )
          ) : (
            <Formula
              text={t(
                'A matrix of rank k has k(m + n − k) degrees of freedom, so that enough known entries P_K(M) determine the missing ones.',
              )}
            />
          )}{' '}
          <Formula text={explain(method)} />
        </Explanation>
      ) : null}
      <CompletionOptions
        wish={wish}
        chosen={current?.result?.lambda}
        most={most}
        onWish={setWish}
        hide={hide}
        onHide={setHide}
      />
      <div class={css['status']} role="status">
        {current === undefined || current.fraction !== undefined ? (
          <Running
            fraction={current?.fraction}
            label={t('Completing…')}
            stop={t('Cancel')}
            onStop={() => controller.completion.cancel()}
            testId="completion-running"
          >
            <span>{t('Completing…')}</span>
          </Running>
        ) : current.message ? (
          <p data-testid="completion-problem">
            {current.message}{' '}
            <Button kind="link" onClick={() => controller.completion.attempt(wish, hide)}>
              {t('Try again')}
            </Button>
          </p>
        ) : hide ? null : (
          <Button
            kind={inUse ? 'secondary' : 'primary'}
            class={css['use']}
            data-testid="use-completion"
            disabled={inUse}
            title={t('Singular values and all other views then use the completed matrix')}
            onClick={() => {
              if (current.result) controller.useCompletion({ wish, result: current.result });
            }}
          >
            {inUse ? t('In use in all views') : t('Use this completion in all views')}
          </Button>
        )}
      </div>
      <WhoseNumbers wish={wish} isTrial={hide !== undefined || !inUse} hides={hide !== undefined} />
      <CompletionResult
        input={input}
        truth={hide ? given : undefined}
        trial={current ?? trial ?? { wish, hide, fraction: 0 }}
      />
      <HeldOut
        run={run}
        input={input}
        wish={wish}
        rank={Math.min(rank, most)}
        busy={current === undefined || current.fraction !== undefined}
        onRank={(next) => setWish({ ...wish, rank: next })}
        onLambda={(next) => setWish({ ...wish, lambda: next })}
        onStart={() => controller.completion.holdOut(wish, hide)}
        onCancel={() => controller.completion.cancel()}
      />
    </View>
  );
}

interface WhoseNumbersProps {
  readonly wish: CompletionWish;
  /** Whether the completion below is not the one that all views use. */
  readonly isTrial: boolean;
  readonly hides: boolean;
}

/** Two ranks are on screen while a completion is tried: which is whose. */
function WhoseNumbers({ wish, isTrial, hides }: WhoseNumbersProps) {
  const rank = useLensState((state) => state.rank);
  const given = useLensState((state) => state.given);
  const applied = useLensState((state) => state.applied);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  if (!isTrial || !given || !hasSvd) return null;
  return (
    <Faint as="p" data-testid="whose-numbers">
      {hides || !applied
        ? t('Rank {0} and the numbers above are those of M with all its entries.', rank)
        : t(
            'Rank {0} and the numbers above are those of M completed by {1}.',
            rank,
            completionName(applied.wish, given),
          )}{' '}
      {t('Below is a trial: {0}.', completionName(wish, given))}
    </Faint>
  );
}

function explain(method: CompletionMethod): string {
  switch (method) {
    case 'hard-impute':
      return t(
        'Hard-impute repeats X ← P_K(M) + P_K⊥(SVDₖ(X)) until it converges: the rank-k matrix closest to the known entries. Where these do not determine it, a small penalty on its factors keeps it bounded.',
      );
    case 'soft-impute':
      return t(
        'Soft-impute minimises ½‖P_K(X − M)‖²_F + λ‖X‖∗, whose singular values are shrunk by λ, and then undoes the shrinkage (Mazumder, Hastie & Tibshirani 2010).',
      );
    case 'fill-zero':
    case 'fill-mean':
    case 'fill-row-mean':
    case 'fill-column-mean':
      return t(
        'A fill puts one value into the missing entries and computes one SVD, truncated at rank k. It is only a first estimate, because the filled values influence the result.',
      );
  }
}
