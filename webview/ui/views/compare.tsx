import { pairColors } from '../../model/compare-colors.js';
import { isLook, plainLook } from '../../model/look.js';
import { PairAngles } from '../compare/pair-angles.js';
import { PairBar } from '../compare/pair-bar.js';
import { PairFacts } from '../compare/pair-facts.js';
import { PairPictures } from '../compare/pair-pictures.js';
import { PairSpectraCharts } from '../compare/pair-spectra.js';
import { PairVerdict } from '../compare/pair-verdict.js';
import { useComparison } from '../compare/use-comparison.js';
import { Readout } from '../components/readout.js';
import { Faint, NotApplicable } from '../components/text.js';
import { View } from '../components/view.js';
import { useLensState, useMemory, useOpen } from '../context.js';
import { t } from '../l10n.js';

/** Two matrices of one shape beside each other: A, B, A − B, and what their numbers say. */
export function CompareView() {
  const pair = useLensState((state) => state.pair);
  const sides = useLensState((state) => state.source?.pair);
  const settings = useLensState((state) => state.settings);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  const [own, setOwn] = useOpen('compare.own', false);
  const [look] = useMemory('look', plainLook, isLook);
  const { entries, spectra, failed } = useComparison(pair);
  if (!sides) return null;
  return (
    <View label={t('Compare')}>
      <PairBar {...sides} own={own} onOwn={setOwn} />
      {entries ? <PairVerdict entries={entries} /> : null}
      {pair ? (
        <>
          <PairPictures {...sides} colors={pairColors(pair, look, settings, own)} />
          <Readout compared />
        </>
      ) : (
        <Faint as="p">{t('A and B are being read again.')}</Faint>
      )}
      {entries ? (
        <PairFacts entries={entries} spectra={spectra?.ok ? spectra.value : undefined} />
      ) : null}
      {pair && !spectra && failed === undefined ? (
        <Faint as="p" role="status">
          {t('Computing the singular values of A, B and A − B…')}
        </Faint>
      ) : null}
      {failed === undefined ? null : <NotApplicable>{failed}</NotApplicable>}
      {spectra && !spectra.ok ? (
        <NotApplicable data-testid="no-spectra">{spectra.problem.message}</NotApplicable>
      ) : null}
      {pair && spectra?.ok && hasSvd ? (
        <>
          <PairSpectraCharts spectra={spectra.value} />
          <PairAngles pair={pair} />
        </>
      ) : null}
    </View>
  );
}
