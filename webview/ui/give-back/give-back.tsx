import { useState } from 'preact/hooks';
import {
  arrayOf,
  copyTargets,
  printAllAs,
  writeNpz,
  type CopyTarget,
} from '../../../src/core/index.js';
import {
  identifier,
  resultKinds,
  resultOf,
  type Named,
  type ResultKind,
} from '../../model/give-back/results.js';
import { Select } from '../components/select.js';
import { useLens, useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';

/** More entries than this make no text that a person could want. */
const mostPrinted = 250_000;

const isKind = (value: unknown): value is ResultKind => resultKinds.includes(value as ResultKind);
const isOpen = (value: unknown): value is boolean => typeof value === 'boolean';
const isTarget = (value: unknown): value is CopyTarget => copyTargets.includes(value as CopyTarget);

const targetNames: Readonly<Record<CopyTarget, string>> = {
  numpy: 'NumPy',
  torch: 'PyTorch',
  jax: 'JAX',
  matlab: 'MATLAB',
  julia: 'Julia',
  r: 'R',
  latex: 'LaTeX',
  json: 'JSON',
};

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
  const results = (): Named[] => {
    const { decomposition, weights } = controller.store.get();
    return decomposition ? resultOf(decomposition.svd, rank, kind, source.label, weights) : [];
  };
  const asText = (use: (named: Named[]) => void) => {
    const named = results();
    const entries = named.reduce((sum, { matrix }) => sum + matrix.data.length, 0);
    const tooLong = entries > mostPrinted;
    setProblem(tooLong ? t('That is too much for text: save it as .npz.') : '');
    if (!tooLong) use(named);
  };
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
        <button
          type="button"
          class="secondary"
          data-testid="give-insert"
          disabled={empty}
          title={t('Insert after the matrix, in the language of {0}', source.place)}
          onClick={() => asText((named) => controller.insert(named))}
        >
          {t('Insert')}
        </button>
        <button
          type="button"
          class="secondary"
          data-testid="give-save"
          disabled={empty}
          onClick={() => {
            const arrays = results().map(({ name, matrix }) => [name, arrayOf(matrix)] as const);
            const file = `${identifier(source.label)}-rank-${rank}.npz`;
            controller.saveFile(file, writeNpz(Object.fromEntries(arrays)));
          }}
        >
          {t('Save .npz')}
        </button>
        <Select
          label={t('Copy for')}
          testId="give-target"
          value={target}
          options={copyTargets.map((value) => [value, targetNames[value]] as const)}
          onChange={(value) => {
            if (isTarget(value)) setTarget(value);
          }}
        />
        <button
          type="button"
          class="secondary"
          data-testid="give-copy"
          disabled={empty}
          onClick={() =>
            asText((named) =>
              controller.copyText(
                printAllAs(named, target),
                `${named.map(({ name }) => name).join(', ')} (${targetNames[target]})`,
              ),
            )
          }
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
