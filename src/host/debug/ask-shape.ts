import * as vscode from 'vscode';

/** The shape that a flat array has as a matrix. */
export interface AskedShape {
  readonly shape: readonly [number, number];
  readonly byColumns: boolean;
}

/**
 * Asks for the shape of a flat array.
 *
 * @param count of the numbers; undefined: of the memory at a pointer, whose end is not known.
 * @returns undefined if the user broke off; 'flat' to show it as one row.
 */
export async function askShape(
  name: string,
  count: number | undefined,
): Promise<AskedShape | 'flat' | undefined> {
  const typed = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    ...(count === undefined ? ofPointer(name) : ofCount(name, count)),
    validateInput: (text) => problemOf(text, count),
  });
  if (typed === undefined) return undefined;
  const shape = shapeIn(typed);
  if (!shape) return 'flat';
  if (shape[0] === 1 || shape[1] === 1) return { shape, byColumns: false };
  const orders = [
    {
      label: vscode.l10n.t('Row after row'),
      description: vscode.l10n.t('C, NumPy, JavaScript libraries'),
      byColumns: false,
    },
    {
      label: vscode.l10n.t('Column after column'),
      description: vscode.l10n.t('OpenGL, gl-matrix, Fortran, MATLAB'),
      byColumns: true,
    },
  ];
  const title = vscode.l10n.t('How do the numbers of {0} lie?', name);
  const order = await vscode.window.showQuickPick(orders, { title, ignoreFocusOut: true });
  return order && { shape, byColumns: order.byColumns };
}

function ofCount(name: string, count: number): vscode.InputBoxOptions {
  return {
    title: vscode.l10n.t('{0} has {1} numbers in a row', name, count),
    prompt: vscode.l10n.t(
      'Rows × columns, for example {0}. Leave it empty to show one row.',
      suggestion(count),
    ),
    value: suggestion(count),
  };
}

function ofPointer(name: string): vscode.InputBoxOptions {
  return {
    title: vscode.l10n.t('{0} is a pointer: how many numbers are there?', name),
    prompt: vscode.l10n.t('Rows × columns, for example {0}', '3 × 4'),
  };
}

/** `3 × 4`, `3x4`, `3, 4` or `3 4`. */
function shapeIn(text: string): [number, number] | undefined {
  const [, rows, cols] = /^\s*(\d+)\s*(?:[×x*,]|\s)\s*(\d+)\s*$/i.exec(text) ?? [];
  return rows === undefined || cols === undefined ? undefined : [Number(rows), Number(cols)];
}

function problemOf(text: string, count: number | undefined): string | undefined {
  if (text.trim() === '' && count !== undefined) return undefined;
  const shape = shapeIn(text);
  const example = count === undefined ? '3 × 4' : suggestion(count);
  if (!shape || shape.includes(0))
    return vscode.l10n.t('Two whole numbers, for example {0}', example);
  const [rows, cols] = shape;
  return count === undefined || rows * cols === count
    ? undefined
    : vscode.l10n.t(
        '{0} × {1} are {2} numbers, and there are {3}.',
        rows,
        cols,
        rows * cols,
        count,
      );
}

/** The shape that is closest to a square. */
function suggestion(count: number): string {
  for (let rows = Math.floor(Math.sqrt(count)); rows > 0; rows--) {
    if (count % rows === 0) return `${rows} × ${count / rows}`;
  }
  return '';
}
