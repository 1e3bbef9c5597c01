import { formatNumber } from '../../src/core/index.js';
import { t } from './l10n.js';

/** A short name for a rule of suggestRanks, for markers and chips. */
export function shortRuleName(rule: string): string {
  const energy = energyPercent(rule);
  if (energy !== undefined) return `${energy} %`;
  switch (rule) {
    case 'numerical':
      return t('numerical');
    case 'printed':
      return t('printed');
    case 'ratio':
      return t('ratio');
    case 'elbow':
      return t('elbow');
    case 'gavishDonoho':
      return t('noise');
    case 'storage':
      return t('storage');
    default:
      return rule;
  }
}

/** The full name of the rule, for the list. */
export function ruleName(rule: string, ratio: number): string {
  const energy = energyPercent(rule);
  if (energy !== undefined) return t('{0} % of the energy', energy);
  switch (rule) {
    case 'numerical':
      return t('Numerical rank');
    case 'printed':
      return t('Rank at printed precision');
    case 'ratio':
      return t('First k outweigh the rest {0} times', formatNumber(ratio));
    case 'elbow':
      return t('Elbow of the log spectrum');
    case 'gavishDonoho':
      return t('Above the noise (Gavish–Donoho)');
    case 'gap':
      return t('Largest gap between singular values');
    case 'beyondFirst':
      return t('90 % of what the first term leaves');
    case 'storage':
      return t('Largest rank that saves storage');
    default:
      return rule;
  }
}

function energyPercent(rule: string): string | undefined {
  return rule.startsWith('energy') ? rule.slice('energy'.length) : undefined;
}
