import { useMemo } from 'preact/hooks';
import { formatNumber, type Matrix, type Svd } from '../../../src/core/index.js';
import { compareLayers } from '../../model/factors/layer.js';
import {
  drawVector,
  isLayerInput,
  readVector,
  type LayerInput,
  type Typed,
} from '../../model/factors/layer-input.js';
import { Button } from '../components/button.js';
import { Explanation } from '../components/explanation.js';
import { MatrixTable } from '../components/matrix-table.js';
import { NumberField } from '../components/number-field.js';
import { Section } from '../components/section.js';
import { Faint, FieldProblem } from '../components/text.js';
import { useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import { whole } from '../number-checks.js';
import css from './layer-section.module.css';

const firstInput: LayerInput = { seed: 1 };

export interface LayerSectionProps {
  readonly matrix: Matrix;
  readonly svd: Svd;
  readonly rank: number;
}

/** Compares y = Wx + b with y′ = B(Ax) + b, for numbers that the user chooses. */
export function LayerSection({ matrix, svd, rank }: LayerSectionProps) {
  const [input, setInput] = useMemory('factors.layer', firstInput, isLayerInput);
  const { rows, cols } = matrix;
  const xText = useMemo(() => input.x ?? drawVector(input.seed, 'x', cols), [input, cols]);
  const bText = useMemo(() => input.b ?? drawVector(input.seed, 'b', rows), [input, rows]);
  const x = useMemo(() => readVector(xText, cols), [xText, cols]);
  const b = useMemo(() => readVector(bText, rows), [bText, rows]);
  const drawn = input.x === undefined && input.b === undefined;
  return (
    <Section id="factors-layer" title={t('As a linear layer')}>
      <Costs />
      <div class={css['inputs']}>
        <VectorField
          name="x"
          length={cols}
          text={xText}
          typed={x}
          onChange={(text) => setInput({ ...input, x: text })}
        />
        <VectorField
          name="b"
          length={rows}
          text={bText}
          typed={b}
          onChange={(text) => setInput({ ...input, b: text })}
        />
      </div>
      <div class={css['seed']}>
        <NumberField
          label={t('Seed')}
          testId="layer-seed"
          value={input.seed}
          step={1}
          when="entered"
          check={whole}
          onChange={(seed) => setInput({ seed })}
        />
        <Button
          kind="secondary"
          data-testid="layer-draw"
          onClick={() => setInput({ seed: drawn ? input.seed + 1 : input.seed })}
        >
          {t('Draw x and b')}
        </Button>
        <Faint>
          {drawn
            ? t('Standard normal, seed {0}, rounded to 3 decimals.', input.seed)
            : t('Edited by you.')}
        </Faint>
      </div>
      {x.ok && b.ok ? (
        <Outputs matrix={matrix} svd={svd} rank={rank} x={x.values} b={b.values} />
      ) : null}
    </Section>
  );
}

/** What the two thin factors save in a layer, and the possible error. */
function Costs() {
  const shown = useLensState((state) => state.settings.explanations);
  if (!shown) return null;
  return (
    <Explanation>
      {t(
        'With W = M, y = Wx + b takes mn products. y′ = B(Ax) + b takes k(m + n), and ‖y − y′‖₂ ≤ σₖ₊₁‖x‖₂.',
      )}
    </Explanation>
  );
}

interface VectorFieldProps {
  readonly name: 'x' | 'b';
  readonly length: number;
  readonly text: string;
  readonly typed: Typed;
  readonly onChange: (text: string) => void;
}

function VectorField({ name, length, text, typed, onChange }: VectorFieldProps) {
  const id = `layer-${name}`;
  return (
    <div class={css['vector']}>
      <label for={id}>
        <i>{name}</i> <Faint>{t('{0} numbers', length)}</Faint>
      </label>
      <textarea
        id={id}
        data-testid={id}
        rows={2}
        spellcheck={false}
        value={text}
        aria-invalid={!typed.ok}
        aria-describedby={`${id}-problem`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <FieldProblem as="p" id={`${id}-problem`} role={typed.ok ? undefined : 'alert'}>
        {typed.ok
          ? ''
          : typed.problem === 'number'
            ? t('“{0}” is not a number. Use commas or spaces between numbers.', typed.text)
            : t(
                '{0} numbers; {1} needs {2}, or one number for all of them.',
                typed.text,
                name,
                length,
              )}
      </FieldProblem>
    </div>
  );
}

interface OutputsProps extends LayerSectionProps {
  readonly x: Float64Array;
  readonly b: Float64Array;
}

function Outputs({ matrix, svd, rank, x, b }: OutputsProps) {
  const { table, largest, bound } = useMemo(
    () => compareLayers(matrix, svd, rank, x, b),
    [matrix, svd, rank, x, b],
  );
  const columns = ['y', 'y′', 'y − y′'];
  return (
    <>
      <p data-testid="layer-difference" data-value={largest} data-bound={bound}>
        {t(
          'Largest |y − y′| = {0}; it cannot exceed σₖ₊₁‖x‖₂ = {1}.',
          formatNumber(largest, 5),
          formatNumber(bound, 5),
        )}
      </p>
      <MatrixTable
        testId="table-layer"
        name={t('Outputs')}
        matrix={table}
        columnName={(j) => columns[j] ?? ''}
      />
    </>
  );
}
