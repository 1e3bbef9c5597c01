import { useState } from 'preact/hooks';
import { copyTargets, type CopyTarget } from '../../../src/core/index.js';
import { copyTargetNames } from '../../../src/protocol/index.js';
import { giveBack, type GiveBackAction } from '../../give-back.js';
import { resultKinds, type ResultKind } from '../../model/give-back/results.js';
import { Select } from '../components/select.js';
import { useLens, useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';

const isKind = (value: unknown): value is ResultKind => resultKinds.includes(value as ResultKind);
const isOpen = (value: unknown): value is boolean => typeof value === 'boolean';
const isTarget = (value: unknown): value is CopyTarget => copyTargets.includes(value as CopyTarget);

/** What was found goes back: to the clipboard, into the document, into a file. */
export function GiveBack() {
  const { controller } = useLens();
  const [kind, setKind] = useMemory<ResultKind>('giveBack.kind', 'approximation', isKind);
  const [target, setTarget] = useMemory<CopyTarget>('giveBack.target', 'numpy', isTarget);
  // Kept for the matrix: an insert edits the document, and the panel comes back with the new SVD.
  const [open, setOpen] = useMemory('giveBack.open', false, isOpen);
  const [problem, setProblem] = useState('');
  const rank = useLensState((state) => state.rank);
  const source = useLensState((state) => state.source);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  if (!source || !hasSvd) return null;
  const give = (action: GiveBackAction) =>
    setProblem(giveBack(action, kind, target, controller.store.get(), controller) ?? '');
  const names = {
    approximation: t('M̂ₖ, the approximation'),
    adapter: t('B = UₖΣₖ and A = Vₖᵀ'),
    split: t('Y and Z, M̂ₖ = Y Zᵀ'),
    svd: t('Uₖ, σ and Vₖᵀ'),
  };
  const empty = rank === 0 && kind !== 'approximation';
  return (
    <details
      class="give-back"
      data-testid="give-back"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('Use the result at rank {0}', rank)}</summary>
      <div class="give-back-controls">
        <Select
          label={t('What')}
          testId="give-what"
          value={kind}
          options={resultKinds.map((value) => [value, names[value]] as const)}
          onChange={(value) => {
            if (isKind(value)) setKind(value);
          }}
        />
        {source.abilities.includes('insert') ? (
          <button
            type="button"
            class="secondary"
            data-testid="give-insert"
            disabled={empty}
            title={t('Insert after the matrix, in the language of {0}', source.place)}
            onClick={() => give('insert')}
          >
            {t('Insert')}
          </button>
        ) : null}
        <button
          type="button"
          class="secondary"
          data-testid="give-save"
          disabled={empty}
          onClick={() => give('save')}
        >
          {t('Save .npz')}
        </button>
        <Select
          label={t('Copy for')}
          testId="give-target"
          value={target}
          options={copyTargets.map((value) => [value, copyTargetNames[value]] as const)}
          onChange={(value) => {
            if (isTarget(value)) setTarget(value);
          }}
        />
        <button
          type="button"
          class="secondary"
          data-testid="give-copy"
          disabled={empty}
          onClick={() => give('copy')}
        >
          {t('Copy')}
        </button>
      </div>
      <p role="status" class="field-problem">
        {empty ? t('At rank 0 there are no factors.') : problem}
      </p>
    </details>
  );
}
