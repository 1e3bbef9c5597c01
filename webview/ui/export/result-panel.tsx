import { useState } from 'preact/hooks';
import {
  copyTargets,
  digitsOf,
  resultKinds,
  type CopyTarget,
  type Digits,
  type ResultKind,
} from '../../../src/core/index.js';
import { copyTargetNames, saveFormats, type SaveFormat } from '../../../src/protocol/index.js';
import { exportResult, needsFactors, type ExportAction } from '../../export-result.js';
import { isDigits, targetOf } from '../../model/copying.js';
import { kindName } from '../result-names.js';
import { formatFor, formatsFor } from '../../model/save-formats.js';
import { Button } from '../components/button.js';
import { Select } from '../components/select.js';
import { FieldProblem } from '../components/text.js';
import { useLens, useLensState, useMemory, useOpen } from '../context.js';
import { t } from '../l10n.js';
import css from './result-panel.module.css';

const isKind = (value: unknown): value is ResultKind => resultKinds.includes(value as ResultKind);
const isFormat = (value: unknown): value is SaveFormat => saveFormats.includes(value as SaveFormat);
const isTarget = (value: unknown): value is CopyTarget => copyTargets.includes(value as CopyTarget);

/** Exports the result: to the clipboard, into the document, or into a file. */
export function ResultPanel() {
  const { controller, isAlone, canExport } = useLens();
  const isLarge = useLensState((state) => state.large !== undefined);
  const [wishedKind, setKind] = useMemory<ResultKind>('result.kind', 'approximation', isKind);
  // The approximation of a large matrix is as large as the matrix: its factors can be saved.
  const kinds: readonly ResultKind[] = isLarge ? resultKinds.filter(needsFactors) : resultKinds;
  const kind = kinds.includes(wishedKind) ? wishedKind : 'svd';
  const source = useLensState((state) => state.source);
  const given = useLensState((state) => state.given);
  // The notation and the digits of the text, until the user chooses others.
  const usual = targetOf(source, given);
  const [chosen, setTarget] = useMemory<CopyTarget | 'usual'>('result.target', 'usual', isTarget);
  const target = chosen === 'usual' ? usual : chosen;
  const [wished, setDigits] = useMemory<Digits | 'usual'>('result.digits', 'usual', isDigits);
  const digits = wished === 'usual' ? digitsOf(target, given) : wished;
  const [format, setFormat] = useMemory<SaveFormat>('result.format', 'npz', isFormat);
  const matrices = needsFactors(kind) ? 2 : 1;
  // Saved for the matrix, because an insert edits the document, and the panel comes back with the new
  // SVD.
  const [open, setOpen] = useOpen('result.open', false);
  const [problem, setProblem] = useState('');
  const rank = useLensState((state) => state.rank);
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  if (!source || !hasSvd) return null;
  const run = (action: ExportAction) =>
    setProblem(
      exportResult(
        action,
        { kind, target, format, ...(wished === 'usual' ? {} : { digits: wished }) },
        controller.store.get(),
        controller,
      ) ?? '',
    );
  const decimals = given?.printedDecimals;
  const empty = rank === 0 && needsFactors(kind);
  return (
    <details
      data-testid="result"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('Use the result at rank {0}', rank)}</summary>
      <div class={css['controls']}>
        <Select
          label={t('What')}
          testId="result-what"
          value={kind}
          options={kinds.map((value) => [value, kindName(value)] as const)}
          onChange={setKind}
        />
        {source.abilities.includes('insert') ? (
          <Button
            kind="secondary"
            data-testid="result-insert"
            disabled={empty}
            title={t('Insert after the matrix, in the language of {0}', source.place)}
            onClick={() => run('insert')}
          >
            {t('Insert')}
          </Button>
        ) : null}
        <Select
          label={t('File')}
          testId="result-format"
          value={formatFor(format, matrices)}
          options={formatsFor(matrices).map((value) => [value, `.${value}`] as const)}
          onChange={setFormat}
        />
        <Button
          kind="secondary"
          data-testid="result-save"
          disabled={empty}
          onClick={() => run('save')}
        >
          {t('Save')}
        </Button>
        {isLarge ? null : (
          <>
            <Select
              label={t('Copy for')}
              testId="result-target"
              value={target}
              options={copyTargets.map((value) => [value, copyTargetNames[value]] as const)}
              onChange={setTarget}
            />
            <Button
              kind="secondary"
              data-testid="result-copy"
              disabled={empty}
              onClick={() => run('copy')}
            >
              {t('Copy')}
            </Button>
            {isAlone ? null : (
              <Button
                kind="secondary"
                data-testid="result-new-file"
                disabled={empty}
                title={t('Open the result as a new file for {0}', copyTargetNames[target])}
                onClick={() => run('newFile')}
              >
                {t('New File')}
              </Button>
            )}
            <Select
              label={t('Digits')}
              testId="result-digits"
              value={digits}
              options={[
                ...(decimals === undefined
                  ? []
                  : [['source', t('{0} decimals, as in the source', decimals)] as const]),
                ['few', t('four digits')],
                ['all', t('all digits')],
              ]}
              onChange={setDigits}
            />
          </>
        )}
        {!canExport || isLarge ? null : (
          <Button
            kind="secondary"
            data-testid="export-page"
            title={t('One file that opens in any browser, with everything that is on screen')}
            onClick={() => controller.exportPage()}
          >
            {t('Export as Web Page…')}
          </Button>
        )}
      </div>
      <FieldProblem as="p" role="status">
        {empty ? t('At rank 0 there are no factors.') : problem}
      </FieldProblem>
    </details>
  );
}
