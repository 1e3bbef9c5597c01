import type { ResizeChoice, RuleKind } from '../../model/weights/saved.js';
import { t } from '../l10n.js';
import type { NumberCheck } from '../number-checks.js';

export function ruleName(kind: RuleKind): string {
  switch (kind) {
    case 'energy':
      return t('Energy kept');
    case 'frobenius':
      return t('Frobenius norm kept');
    case 'cumulative':
      return t('Sum of σ kept');
    case 'ratio':
      return t('Ratio σ₁/σₖ');
    case 'fixed':
      return t('Fixed rank');
    case 'breakEven':
      return t('Break-even');
    case 'budget':
      return t('Budget in MB');
  }
}

export function ruleMeaning(kind: RuleKind): string {
  switch (kind) {
    case 'energy':
      return t('the least rank whose Σσ² reaches this share');
    case 'frobenius':
      return t('the least rank whose √Σσ² reaches this share (sv_fro)');
    case 'cumulative':
      return t('the least rank whose Σσ reaches this share (sv_cumulative)');
    case 'ratio':
      return t('all σ above σ₁ divided by this number (sv_ratio)');
    case 'fixed':
      return t('the same rank for all pairs, if they have as much');
    case 'breakEven':
      return t('the largest rank at which a pair has fewer than this share of the numbers of ΔW');
    case 'budget':
      return t('the file gets this size; σ that give most for their bytes stay');
  }
}

/** The rule in words, for the metadata of the new file. */
export function ruleText({ kind, value, mostRank }: ResizeChoice, byHand: number): string {
  const own = `${ruleName(kind)}: ${value}`;
  const most = mostRank === null ? own : t('{0}, rank at most {1}', own, mostRank);
  if (byHand === 0) return most;
  return byHand === 1 ? t('{0}, 1 rank by hand', most) : t('{0}, {1} ranks by hand', most, byHand);
}

export function ruleCheck(kind: RuleKind): NumberCheck {
  switch (kind) {
    case 'energy':
    case 'frobenius':
    case 'cumulative':
    case 'breakEven':
      return (value) => (value > 0 && value <= 1 ? undefined : t('Above 0, at most 1'));
    case 'ratio':
      return (value) => (value >= 1 && value < Infinity ? undefined : t('1 or more'));
    case 'fixed':
      return (value) =>
        Number.isInteger(value) && value >= 1 ? undefined : t('A whole number from 1 on');
    case 'budget':
      return (value) => (value > 0 && value < Infinity ? undefined : t('More than 0'));
  }
}
