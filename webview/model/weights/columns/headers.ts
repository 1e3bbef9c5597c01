import { t } from '../../../l10n.js';
import { amountText, shapeText, sizeText } from '../texts.js';
import type { Column } from './column.js';

/** What the headers of the files say. */
export const headerColumns: readonly Column[] = [
  {
    id: 'shape',
    title: () => t('Shape'),
    meaning: () => t('The shape in the file; of a pair that of ΔW'),
    width: 104,
    kind: 'number',
    largestFirst: true,
    value: ({ row }) => row.rows * row.cols,
    text: amountText,
    rowText: (_, { row }) => shapeText(row.shape),
    note: ({ row }) => (row.isUnfolded ? t('as a matrix {0}×{1}', row.rows, row.cols) : undefined),
  },
  {
    id: 'elementType',
    title: () => t('Type'),
    meaning: () => t('The type of the numbers in the file'),
    width: 62,
    kind: 'text',
    value: ({ row }) => row.elementType,
  },
  {
    id: 'bytes',
    title: () => t('Size'),
    meaning: () => t('Bytes in the file'),
    width: 72,
    kind: 'number',
    largestFirst: true,
    value: ({ row }) => row.bytes,
    text: sizeText,
    total: ({ bytes }) => bytes,
  },
  {
    id: 'parameters',
    title: () => t('Parameters'),
    meaning: () => t('Numbers in the file'),
    width: 82,
    kind: 'number',
    isMore: true,
    largestFirst: true,
    value: ({ row }) => row.parameters,
    text: amountText,
    total: ({ parameters }) => parameters,
  },
];
