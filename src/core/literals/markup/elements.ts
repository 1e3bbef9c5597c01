import { failure, type Failure } from '../../result.js';
import type { Format, Laid } from './shape.js';
import { t } from '../../texts.js';

/** An XML element that holds the numbers of one matrix. */
export interface MatrixElement {
  /** The opening tag from `<`; it may include text up to the numbers. */
  readonly tag: RegExp;
  /** The attribute with the numbers; without one, the numbers are the element's text. */
  readonly attribute?: string;
  readonly notation: string;
  /** The layout of the numbers; undefined if they are not the numbers of a matrix. */
  readonly laid: (attributes: string, groups: readonly string[]) => Format['laid'] | undefined;
}

/** The value of an attribute. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|[\\s"'])${name}\\s{0,9}=\\s{0,9}(["'])([^"']{0,80})\\1`);
  return pattern.exec(attributes)?.[2];
}

/** One of these sizes, row by row; any other count of numbers is a problem. */
function rowsOf(...sizes: readonly (readonly [rows: number, cols: number])[]): Format['laid'] {
  return (count) => {
    const [rows, cols] = sizes.find(([down, across]) => down * across === count) ?? [0, 0];
    if (rows > 0) return { rows, cols };
    const wanted = sizes.map(([down, across]) => `${down * across}`).join(' / ');
    return t('This matrix has {0} numbers, but {1} stand here.', wanted, count);
  };
}

const fourByFour = rowsOf([4, 4]);

/** The elements of all formats, each with its source. */
export const elements: readonly MatrixElement[] = [
  {
    // Filter Effects 1, 9.6: `values` of type matrix, the default, are 4 × 5 numbers row by row.
    tag: /<feColorMatrix\b([^<>]*)>/y,
    attribute: 'values',
    notation: 'feColorMatrix',
    laid: (attributes) =>
      (attributeOf(attributes, 'type') ?? 'matrix') === 'matrix' ? rowsOf([4, 5]) : undefined,
  },
  {
    // Filter Effects 1, 9.9: `order` has the columns and rows of the kernel; the default is 3.
    tag: /<feConvolveMatrix\b([^<>]*)>/y,
    attribute: 'kernelMatrix',
    notation: 'feConvolveMatrix',
    laid: (attributes) => {
      const order = /^(\d{1,4})(?:[\s,]{1,9}(\d{1,4}))?$/.exec(
        attributeOf(attributes, 'order')?.trim() ?? '3',
      );
      const cols = Number(order?.[1]);
      return order ? rowsOf([Number(order[2] ?? cols), cols]) : undefined;
    },
  },
  {
    // Mitsuba 3, "Scene XML file format": a matrix of 16 values, or 9 for textures, row by row.
    tag: /<matrix\b([^<>]*)>/y,
    attribute: 'value',
    notation: 'Mitsuba matrix',
    laid: () => rowsOf([4, 4], [3, 3]),
  },
  {
    // COLLADA 1.5, <matrix>: 16 numbers, written row by row, for column vectors.
    tag: /<(?:matrix|bind_shape_matrix)\b([^<>]*)>/y,
    notation: 'COLLADA matrix',
    laid: () => fourByFour,
  },
  {
    // GIFTI 1.0, 2.3.6, and CIFTI-2: 4 × 4 numbers in row order.
    tag: /<(?:MatrixData|TransformationMatrixVoxelIndicesIJKtoXYZ)\b([^<>]*)>/y,
    notation: 'transformation of an image',
    laid: () => fourByFour,
  },
  {
    // 3MF Core Specification, 3.3: m00 m01 m02 m10 … m32, four rows of three.
    tag: /<(?:item|component)\b([^<>]*)>/y,
    attribute: 'transform',
    notation: '3MF transform',
    laid: () => rowsOf([4, 3]),
  },
  {
    // VTK File Formats, "XML File Formats": tuple by tuple, each with all its components.
    tag: /<DataArray\b([^<>]*)>/y,
    notation: 'VTK DataArray',
    laid: (attributes) => {
      if ((attributeOf(attributes, 'format') ?? 'ascii') !== 'ascii') return undefined;
      const cols = Number(attributeOf(attributes, 'NumberOfComponents') ?? 1);
      return cols > 0 ? tuplesOf(cols, attributeOf(attributes, 'NumberOfTuples')) : undefined;
    },
  },
  {
    // XDMF, "DataItem": the slowest varying dimension first.
    tag: /<DataItem\b([^<>]*)>/y,
    notation: 'XDMF DataItem',
    laid: (attributes) => {
      if ((attributeOf(attributes, 'Format') ?? 'XML') !== 'XML') return undefined;
      const sizes = (attributeOf(attributes, 'Dimensions') ?? '').trim().split(/\s+/).map(Number);
      return sizes.every((size) => size > 0) ? inSizes(sizes) : undefined;
    },
  },
  {
    // OpenCV, "XML/YAML file storages": rows, cols, type (with channels) and the data row by row.
    tag: /<rows>\s{0,60}(\d{1,9})\s{0,60}<\/rows>\s{0,60}<cols>\s{0,60}(\d{1,9})\s{0,60}<\/cols>\s{0,60}<dt>\s{0,60}["']?(\d{0,3})[a-z]["']?\s{0,60}<\/dt>\s{0,60}<data>/y,
    notation: 'OpenCV matrix',
    laid: (_attributes, [rows, cols, channels]) =>
      inSizes([Number(rows), Number(cols), ...(Number(channels) > 1 ? [Number(channels)] : [])]),
  },
];

function tuplesOf(cols: number, tuples: string | undefined): Format['laid'] {
  return (count): Laid | string => {
    const rows = tuples === undefined ? Math.ceil(count / cols) : Number(tuples);
    if (rows * cols === count) return { rows, cols };
    return tuples === undefined
      ? t(
          'The attributes say that these are tuples of {0}, but {1} numbers stand here.',
          cols,
          count,
        )
      : t(
          'The attributes say that these are {0} tuples of {1}, but {2} numbers stand here.',
          tuples,
          cols,
          count,
        );
  };
}

function inSizes(sizes: readonly number[]): Format['laid'] {
  return (count): Laid | string | Failure => {
    const kept = sizes.length > 2 ? sizes.filter((size) => size !== 1) : sizes;
    if (kept.length > 2) {
      const message = t(
        'This array has {0} dimensions ({1}): a matrix has two.',
        kept.length,
        kept.join(' × '),
      );
      return failure('tooManyDimensions', message);
    }
    const [rows = 1, cols = 1] = kept.length < 2 ? [kept[0], 1] : kept;
    if (rows * cols === count) return { rows, cols };
    return t(
      'The shape beside these numbers is {0} × {1}, but there are {2} of them.',
      rows,
      cols,
      count,
    );
  };
}
