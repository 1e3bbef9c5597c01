import { formatCount, type ComplexPart, type Selection } from '../../../src/core/index.js';
import type { ArrayFacts } from '../../../src/protocol/index.js';
import { sizeText } from '../../model/slices.js';
import { Button } from '../components/button.js';
import { Select } from '../components/select.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { ArrayList } from './array-list.js';
import { AxisControls } from './axis-controls.js';
import { FileBar } from './file-bar.js';
import { ImageBar } from './image-bar.js';

/** The file of the matrix on screen, its arrays, and the slice of the array that is shown. */
export function ArrayBar() {
  const { controller } = useLens();
  const array = useLensState((state) => state.source?.array);
  if (!array) return null;
  if (array.image) return <ImageBar array={array} />;
  const choose = (selection: Selection) => controller.chooseSlice(selection);
  return (
    <FileBar label={t('Array')} facts={factsLine(array)}>
      {array.count > 1 ? <ArrayList array={array} /> : null}
      <AxisControls array={array} onChoose={choose} />
      {array.columnsOf === undefined ? null : (
        <Button kind="link" data-testid="table-columns" onClick={() => controller.chooseColumns()}>
          {t('{0} of {1} columns…', array.shape.at(-1) ?? 0, array.columnsOf)}
        </Button>
      )}
      {array.isRaw ? (
        <Button kind="link" data-testid="raw-layout" onClick={() => controller.chooseLayout()}>
          {t('Change type, shape or order…')}
        </Button>
      ) : null}
      {array.isComplex ? <PartChoice array={array} onChoose={choose} /> : null}
    </FileBar>
  );
}

function factsLine({ format, fileSize, shape, elementType, order }: ArrayFacts): string {
  const orders = {
    rows: t('by rows (C order)'),
    columns: t('by columns (Fortran order)'),
    sparse: t('sparse'),
  };
  return [
    format,
    sizeText(fileSize),
    shape.length === 0 ? t('a single number') : shape.map(formatCount).join(' × '),
    elementType,
    ...(shape.filter((length) => length > 1).length > 1 ? [orders[order]] : []),
  ].join(' · ');
}

interface ChoiceProps {
  readonly array: ArrayFacts;
  readonly onChoose: (selection: Selection) => void;
}

/** Which real number stands for a complex one. */
function PartChoice({ array, onChoose }: ChoiceProps) {
  const { selection } = array;
  const options: readonly (readonly [ComplexPart, string])[] = [
    ['real', t('real part')],
    ['imaginary', t('imaginary part')],
    ['magnitude', t('magnitude')],
    ['phase', t('phase')],
  ];
  return (
    <Select
      label={t('Complex numbers:')}
      testId="complex-part"
      value={selection.part ?? 'real'}
      options={options}
      onChange={(part) => onChoose({ ...selection, part })}
    />
  );
}
