import { useMemo } from 'preact/hooks';
import { transpose, type Svd, type SvdForm } from '../../../src/core/index.js';
import {
  canBeFull,
  cheapForm,
  fullLimit,
  isFormName,
  paddingOf,
  type FormName,
} from '../../model/factors/form.js';
import { freedomOf } from '../../model/freedom.js';
import { Choice } from '../components/choice.js';
import { MatrixTable } from '../components/matrix-table.js';
import { Section } from '../components/section.js';
import { NotApplicable } from '../components/text.js';
import { useLensState, useMemory } from '../context.js';
import { useClosedForms } from '../closed-forms.js';
import { t } from '../l10n.js';
import { useAnalysis } from '../use-analysis.js';
import { FactorPicture } from './factor-picture.js';
import { FactorRow } from './factor-row.js';
import { Tables } from './tables.js';

/** M = U Σ Vᵀ in the chosen form, as pictures and as tables. */
export function FormSection({ svd }: { readonly svd: Svd }) {
  const [name, setName] = useMemory<FormName>('factors.form', 'thin', isFormName);
  const complete = useLensState((state) => state.decomposition?.complete ?? false);
  const memory = useLensState((state) => state.memory);
  const { bases } = useMemo(() => freedomOf(memory), [memory]);
  const full = name === 'full';
  const possible = !full || (canBeFull(svd) && complete);
  const cheap = useMemo(
    () => (possible ? cheapForm(svd, name, bases) : undefined),
    [svd, name, possible, bases.u, bases.v],
  );
  const asked = full && possible && !cheap;
  const analysis = useAnalysis(asked ? { about: 'fullForm', bases } : undefined, [
    asked,
    bases.u,
    bases.v,
  ]);
  const form = cheap ?? analysis.answers.fullForm?.form;
  return (
    <Section
      id="factors-form"
      title="M = U Σ Vᵀ"
      beside={
        <Choice
          label={t('Form of the SVD')}
          testId="svd-form"
          value={name}
          onChange={setName}
          options={[
            { value: 'full', text: t('Full'), title: t('U m×m, Σ m×n, V n×n: all orthogonal') },
            { value: 'thin', text: t('Thin'), title: t('r = min(m, n) columns of U and V') },
            { value: 'compact', text: t('Compact'), title: t('rank(M) columns of U and V') },
          ]}
        />
      }
    >
      {!possible ? (
        <NotApplicable data-testid="form-refused">
          {complete
            ? t(
                'The full form of a {0}×{1} matrix has a square U or V of more than {2} rows, nearly all of it padding. Thin has everything that M needs.',
                svd.u.rows,
                svd.v.rows,
                fullLimit,
              )
            : t('The full form is shown when all singular values are known.')}
        </NotApplicable>
      ) : form ? (
        <Form form={form} name={name} />
      ) : (
        <NotApplicable role="status">
          {analysis.problem?.message ?? t('Completing U and V to square matrices…')}
        </NotApplicable>
      )}
    </Section>
  );
}

function Form({ form, name }: { readonly form: SvdForm; readonly name: FormName }) {
  const { u, sigma, v, essential } = form;
  const vt = useMemo(() => transpose(v), [v]);
  const padding = paddingOf(form);
  const [closed] = useClosedForms();
  const top = sigma.data[0] ?? 0;
  const both = { columns: essential, rows: essential };
  return (
    <>
      <FactorRow count={3} testId="factor-pictures" form={name}>
        <FactorPicture
          testId="factor-u"
          name="U"
          matrix={u}
          label={t('Left singular vectors, one in each column')}
          noise={1e-15}
          columns={essential}
          note={padding.u && columnsNote(padding.u)}
        />
        <FactorPicture
          testId="factor-sigma"
          name="Σ"
          matrix={sigma}
          label={t('Singular values on the diagonal, largest first')}
          signed={false}
          noise={top * 1e-15}
          {...both}
        />
        <FactorPicture
          testId="factor-vt"
          name="Vᵀ"
          matrix={vt}
          label={t('Right singular vectors, one in each row')}
          noise={1e-15}
          rows={essential}
          note={padding.v && rowsNote(padding.v)}
        />
      </FactorRow>
      <p data-testid="padding" data-essential={essential} data-u={u.cols} data-v={v.cols}>
        {padding.u || padding.v
          ? t(
              'Hatched parts are padding: their singular values are 0, so any vectors that complete the basis are correct. M needs the first {0}.',
              essential,
            )
          : t('Nothing here is padding: M needs all {0} columns of U and V.', essential)}
      </p>
      <Tables title={t('Tables of U, Σ and Vᵀ')}>
        <MatrixTable
          testId="table-u"
          closed={closed}
          name="U"
          matrix={u}
          noise={1e-15}
          isPadding={(_, j) => j >= essential}
        />
        <MatrixTable
          testId="table-sigma"
          closed={closed}
          name="Σ"
          matrix={sigma}
          noise={top * 1e-15}
          isPadding={(i, j) => i >= essential || j >= essential}
        />
        <MatrixTable
          testId="table-vt"
          closed={closed}
          name="Vᵀ"
          matrix={vt}
          noise={1e-15}
          isPadding={(i) => i >= essential}
        />
      </Tables>
    </>
  );
}

function columnsNote([first, last]: readonly [number, number]): string {
  return first === last
    ? t('Column {0} is padding', first)
    : t('Columns {0}–{1} are padding', first, last);
}

function rowsNote([first, last]: readonly [number, number]): string {
  return first === last
    ? t('Row {0} is padding', first)
    : t('Rows {0}–{1} are padding', first, last);
}
