import type { ResizeChoice, RuleKind } from './saved.js';

/** Steps of the slider of a rule. */
export const ruleSteps = 200;

/** The range of a rule's value in this file. */
export interface RuleRange {
  readonly mostRank: number;
  /** MB of the file at rank 1, and as it is. */
  readonly leastSize: number;
  readonly mostSize: number;
}

/** The value at a step: the interesting end has most of the steps. */
export function valueAt(kind: RuleKind, step: number, range: RuleRange): number {
  const at = step / ruleSteps;
  switch (kind) {
    case 'energy':
    case 'frobenius':
    case 'cumulative':
      // 0.5 … 0.9999: each quarter brings the missing part closer to 0 by nearly a decade.
      return 1 - Number((0.5 * 10 ** (-at * Math.log10(5000))).toPrecision(2));
    case 'ratio':
      return Number((10 ** (4 * at)).toPrecision(2));
    case 'fixed':
      return Math.max(1, Math.round(at * range.mostRank));
    case 'budget':
      return roundTo3(range.leastSize + at * (range.mostSize - range.leastSize));
    case 'breakEven':
      return Number((10 ** (2 * at - 2)).toPrecision(2));
  }
}

/** The step nearest to a value. */
export function stepOf(
  { kind, value }: Pick<ResizeChoice, 'kind' | 'value'>,
  range: RuleRange,
): number {
  const at = {
    energy: () => -Math.log10(Math.max(1e-9, 1 - value) * 2) / Math.log10(5000),
    frobenius: () => -Math.log10(Math.max(1e-9, 1 - value) * 2) / Math.log10(5000),
    cumulative: () => -Math.log10(Math.max(1e-9, 1 - value) * 2) / Math.log10(5000),
    ratio: () => Math.log10(Math.max(1, value)) / 4,
    fixed: () => value / range.mostRank,
    budget: () => (value - range.leastSize) / Math.max(1e-9, range.mostSize - range.leastSize),
    breakEven: () => (Math.log10(Math.max(1e-9, value)) + 2) / 2,
  }[kind]();
  return Math.round(ruleSteps * Math.min(1, Math.max(0, at)));
}

/** The value that a rule has when it is chosen. */
export function firstValue(kind: RuleKind, range: RuleRange): number {
  switch (kind) {
    case 'energy':
    case 'frobenius':
      return 0.99;
    case 'cumulative':
      return 0.95;
    case 'ratio':
      return 10;
    case 'fixed':
      return Math.max(1, Math.ceil(range.mostRank / 4));
    case 'budget':
      return roundTo3(Math.max(range.leastSize, range.mostSize / 2));
    case 'breakEven':
      return 1;
  }
}

function roundTo3(value: number): number {
  return Number(value.toPrecision(3));
}
