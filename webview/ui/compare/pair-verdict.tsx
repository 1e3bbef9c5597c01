import { formatCount, formatNumber, type EntryComparison } from '../../../src/core/index.js';
import { t } from '../l10n.js';

/** What the entries say, in sentences; read aloud when it changes. */
export function PairVerdict({ entries }: { readonly entries: EntryComparison }) {
  return (
    <p role="status" data-testid="pair-verdict" data-identical={entries.identical}>
      {[verdict(entries), missing(entries), infinite(entries)]
        .filter((sentence) => sentence !== undefined)
        .join(' ')}
    </p>
  );
}

function verdict(entries: EntryComparison): string {
  const { compared, equal, identical, largestRelative } = entries;
  if (identical) return t('A and B are equal to the last bit.');
  if (compared === 0) return t('There is no entry that both have.');
  if (equal === compared) return t('All entries that both have are equal to the last bit.');
  const differing = compared - equal;
  const counted =
    differing === 1
      ? t('1 of {0} entries differs.', formatCount(compared))
      : t('{0} of {1} entries differ.', formatCount(differing), formatCount(compared));
  const rounding = roundingText(entries, formatNumber(largestRelative, 3));
  return rounding === undefined ? counted : `${counted} ${rounding}`;
}

function roundingText({ rounding }: EntryComparison, largest: string): string | undefined {
  switch (rounding?.to) {
    case 'double':
      return t(
        'They differ only by rounding of double precision: at most by {0} of an entry.',
        largest,
      );
    case 'single':
      return t(
        'They are equal as numbers of single precision (24 bits): they differ at most by {0} of an entry, and rounding changes up to 2⁻²⁴ = 6·10⁻⁸ of it.',
        largest,
      );
    case 'decimals':
      return t(
        'The printout has {0} decimals, and its rounding explains every difference.',
        rounding.decimals,
      );
    case undefined:
      return undefined;
  }
}

function missing({ missing: [inA, inB, inBoth], compared }: EntryComparison): string | undefined {
  if (inA + inB + inBoth === 0) return undefined;
  return t(
    'Missing: {0} in A only, {1} in B only, {2} in both. The {3} known in both are compared.',
    ...[inA, inB, inBoth, compared].map(formatCount),
  );
}

function infinite({ infinite: count }: EntryComparison): string | undefined {
  if (count === 0) return undefined;
  return count === 1
    ? t('1 entry is infinite in A or B and is not compared.')
    : t('{0} entries are infinite in A or B and are not compared.', formatCount(count));
}
