import * as vscode from 'vscode';
import {
  bytesOf,
  elementTypes,
  formatCount,
  rawProblem,
  usualRawShape,
  type ElementType,
  type RawLayout,
} from '../../../../core/index.js';

const steps = 5;

/**
 * Asks the user for what a file of raw numbers does not say itself: type, byte order, offset, shape and order.
 *
 * @param size bytes of the file.
 * @param before what was said of this file before, or of one like it.
 * @returns undefined when the user broke off.
 */
export async function askLayout(
  name: string,
  size: number,
  before: RawLayout | undefined,
): Promise<RawLayout | undefined> {
  const type = await askType(name, before?.type);
  if (type === undefined) return undefined;
  const littleEndian = bytesOf(type) === 1 ? true : await askByteOrder(name, before?.littleEndian);
  if (littleEndian === undefined) return undefined;
  const offset = await askOffset(name, size, before?.offset ?? 0);
  if (offset === undefined) return undefined;
  const started = { type, littleEndian, offset };
  const shape = await askShape(name, size, started, before?.shape);
  if (shape === undefined) return undefined;
  const order = shape.length === 1 ? 'rows' : await askOrder(name, before?.order);
  return order && { ...started, shape, order };
}

const titleOf = (name: string, step: number) =>
  vscode.l10n.t('Raw numbers in {0} ({1} of {2})', name, step, steps);

interface Option<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** A choice with the last answer first. */
async function choose<T>(
  title: string,
  placeHolder: string,
  options: readonly Option<T>[],
  last: T | undefined,
): Promise<T | undefined> {
  const first = options.filter(({ value }) => value === last);
  const others = options.filter(({ value }) => value !== last);
  const chosen = await vscode.window.showQuickPick([...first, ...others], {
    title,
    placeHolder,
    ignoreFocusOut: true,
  });
  return chosen?.value;
}

/** The usual names of NumPy and of machine learning. */
const typeNames: Readonly<Record<ElementType, string>> = {
  f64: 'float64',
  f32: 'float32',
  f16: 'float16',
  bf16: 'bfloat16',
  f8e4m3: 'float8_e4m3fn',
  f8e5m2: 'float8_e5m2',
  i8: 'int8',
  i16: 'int16',
  i32: 'int32',
  i64: 'int64',
  u8: 'uint8',
  u16: 'uint16',
  u32: 'uint32',
  u64: 'uint64',
  bool: 'bool',
};

function askType(name: string, last: ElementType | undefined): Promise<ElementType | undefined> {
  const options = elementTypes.map((value) => ({
    label: typeNames[value],
    description: vscode.l10n.t('{0} bytes', bytesOf(value)),
    value,
  }));
  return choose(titleOf(name, 1), vscode.l10n.t('The type of a number'), options, last);
}

function askByteOrder(name: string, last: boolean | undefined): Promise<boolean | undefined> {
  const options = [
    {
      label: vscode.l10n.t('Little endian'),
      description: vscode.l10n.t('as nearly every computer writes'),
      value: true,
    },
    {
      label: vscode.l10n.t('Big endian'),
      description: vscode.l10n.t('as networks and many instruments write'),
      value: false,
    },
  ];
  return choose(titleOf(name, 2), vscode.l10n.t('The order of the bytes'), options, last);
}

async function askOffset(name: string, size: number, last: number): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: titleOf(name, 3),
    prompt: vscode.l10n.t('Bytes before the first number; the file has {0}.', formatCount(size)),
    value: String(last <= size ? last : 0),
    ignoreFocusOut: true,
    validateInput: (text) =>
      wholeNumber(text) <= size
        ? undefined
        : vscode.l10n.t('A whole number from 0 to {0}.', formatCount(size)),
  });
  return typed === undefined ? undefined : wholeNumber(typed);
}

async function askShape(
  name: string,
  size: number,
  started: Pick<RawLayout, 'type' | 'littleEndian' | 'offset'>,
  last: readonly number[] | undefined,
): Promise<number[] | undefined> {
  const { type, offset } = started;
  const problemOf = (shape: readonly number[]) =>
    rawProblem(size, { ...started, shape, order: 'rows' })?.message;
  const usual = usualRawShape(size, offset, type);
  const first = last && problemOf(last) === undefined ? last : usual;
  const count = Math.floor((size - offset) / bytesOf(type));
  const typed = await vscode.window.showInputBox({
    title: titleOf(name, 4),
    prompt: vscode.l10n.t(
      'The shape: rows × columns, or more dimensions. There are {0} numbers.',
      formatCount(count),
    ),
    value: first.join(' × '),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const shape = shapeOf(text);
      return shape
        ? problemOf(shape)
        : vscode.l10n.t('Whole numbers with × between them, such as {0}.', usual.join(' × '));
    },
  });
  return typed === undefined ? undefined : shapeOf(typed);
}

/** "300 × 400", "300x400", "(300, 400)": whole numbers and what stands between them. */
export function shapeOf(text: string): number[] | undefined {
  const plain = /^\s*[([]?(\d+(?:[\s×x*,;]+\d+)*)[\s,]*[)\]]?\s*$/i.exec(text)?.[1];
  const shape = plain?.split(/[\s×x*,;]+/i).map(Number);
  return shape?.every((length) => Number.isSafeInteger(length) && length > 0) ? shape : undefined;
}

function askOrder(
  name: string,
  last: RawLayout['order'] | undefined,
): Promise<RawLayout['order'] | undefined> {
  const options = [
    {
      label: vscode.l10n.t('By rows'),
      description: vscode.l10n.t('C order: NumPy, C, Python'),
      value: 'rows' as const,
    },
    {
      label: vscode.l10n.t('By columns'),
      description: vscode.l10n.t('Fortran order: MATLAB, R, Julia, Fortran'),
      value: 'columns' as const,
    },
  ];
  return choose(titleOf(name, 5), vscode.l10n.t('The order of the numbers'), options, last);
}

/** NaN for other texts. */
function wholeNumber(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
}
