import { formatCount, formatNumber, formatPercent } from '../../../src/core/index.js';
import { t } from '../../l10n.js';
import { sizeText } from '../slices.js';

export { sizeText };

/** A number of a table: four digits. */
export function numberText(value: number): string {
  return formatNumber(value, 4);
}

export function shareText(share: number): string {
  if (share === 0) return '0 %';
  if (share > 0 && share < 0.0005) return '< 0.1 %';
  return share < 0.1 ? `${(100 * share).toFixed(1)} %` : `${Math.round(100 * share)} %`;
}

/** A share that must not look like 0 or 1 when it is not. */
export function exactShare(share: number): string {
  return formatPercent(share);
}

/** A large count in three digits: 8.03 B, 124 M, 960. */
export function amountText(count: number): string {
  const units = [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e4, 'K'],
  ] as const;
  const [size, unit] = units.find(([least]) => count >= least) ?? [1, ''];
  if (unit === '') return formatCount(count);
  return `${Number((unit === 'K' ? count / 1000 : count / size).toPrecision(3))} ${unit}`;
}

export function pairsText(count: number): string {
  return count === 1 ? t('1 pair') : t('{0} pairs', formatCount(count));
}

export function parametersText(count: number): string {
  return count === 1 ? t('1 parameter') : t('{0} parameters', amountText(count));
}

export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? t('scalar') : shape.join('×');
}

/** The rest of a computation, roughly. */
export function timeLeft(seconds: number): string {
  if (seconds < 1.5) return t('about a second left');
  if (seconds < 90) return t('about {0} s left', Math.round(seconds));
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('about {0} min left', minutes);
  return t('about {0} h left', Number((seconds / 3600).toPrecision(2)));
}
