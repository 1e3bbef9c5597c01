import * as vscode from 'vscode';
import type { ArrayAnswer, ValueProblem } from './description.js';

/** Why a value cannot be shown, in one sentence. `name` is the expression of the user. */
export function problemText(name: string, { code, args, of }: ValueProblem): string {
  const [first = '', second = '', third = ''] = args;
  switch (code) {
    case 'none':
      return vscode.l10n.t('{0} is {1}: it has no value here.', name, first);
    case 'scalar':
      return vscode.l10n.t('{0} is a single number ({1}), not an array.', name, first);
    case 'text':
      return vscode.l10n.t(
        '{0} is a text ({1}). Show the array that it was made of, or copy the text into an editor.',
        name,
        first,
      );
    case 'type':
      return vscode.l10n.t(
        '{0} has entries of the type {1}. Booleans, integers and floating-point numbers can be shown.',
        name,
        first,
      );
    case 'entry':
      return vscode.l10n.t('Entry {1} of {0} is {2}, which is no number.', name, first, second);
    case 'ragged':
      return vscode.l10n.t(
        'The rows of {0} differ in length: item {1} has {2}, the ones before it {3}.',
        name,
        first,
        second,
        third,
      );
    case 'noRow':
      return vscode.l10n.t(
        'Item {1} of {0} is {2}, where a row of {3} was expected.',
        name,
        first,
        second,
        third,
      );
    case 'listSize':
      return vscode.l10n.t(
        '{0} is a list of lists of {1} numbers. Up to 16,777,216 can be read from lists; make an array of it.',
        name,
        first,
      );
    case 'sparseSize':
      return vscode.l10n.t(
        '{0} is sparse, and {1} entries are too many to be filled with zeros. Show a part of it.',
        name,
        first,
      );
    case 'noData':
      return vscode.l10n.t('{0} ({1}) has a shape but no data.', name, first);
    case 'noParameters':
      return vscode.l10n.t('{0} ({1}) has no parameter with two dimensions.', name, first);
    case 'noNumericColumns':
      return vscode.l10n.t('No column of {0} holds numbers. Its columns: {1}.', name, first);
    case 'noArray':
      return vscode.l10n.t('{0} is a {1}, which holds no array that can be shown.', name, first);
    case 'effects':
      return vscode.l10n.t(
        '{0} may change the program. Only names, members, indices, casts, * and & are evaluated in C++.',
        name,
      );
    case 'sizes':
      return vscode.l10n.t('{0} ({1}) has no valid size; it may not be initialised yet.', name, of);
    case 'memory':
      return vscode.l10n.t(
        'The memory of {0} at {1} cannot be read; it may not be initialised, or be freed.',
        name,
        first,
      );
    case 'textSize':
      return vscode.l10n.t(
        '{0} has {1} bytes, and this debugger reads memory only as numbers in text, up to {2} bytes. Show a part of it, or use a debugger with memory reads.',
        name,
        first,
        second,
      );
    case 'bits':
      return vscode.l10n.t(
        '{0} ({1}) keeps its entries as single bits. Copy them into a std::vector<char> to show them.',
        name,
        of,
      );
    case 'stepped':
      return vscode.l10n.t(
        '{0} ({1}) has gaps between its entries. Show the array that it is a part of.',
        name,
        of,
      );
    default:
      return vscode.l10n.t('{0} ({1}) cannot be shown.', name, of);
  }
}

/** What is to be known about a value besides its numbers, as short phrases. */
export function noteTexts({ notes, part }: ArrayAnswer): string[] {
  const texts = notes.map(([code = '', first = '', second = '']) => {
    switch (code) {
      case 'masked':
        return vscode.l10n.t('{0} masked entries are missing', first);
      case 'rounded':
        return vscode.l10n.t('{0} rounded to double precision', first);
      case 'objects':
        return vscode.l10n.t('objects converted to numbers');
      case 'device':
        return vscode.l10n.t('on {0}', first);
      case 'sparse':
        return vscode.l10n.t('{0} stored entries', first);
      case 'dequantized':
        return vscode.l10n.t('{0} dequantised', first);
      case 'leftOut':
        return vscode.l10n.t('without the columns {0}', first);
      case 'dims':
        return vscode.l10n.t('dimensions {0}', first);
      case 'unnamed rows':
        return vscode.l10n.t(
          'without the names of its {0} rows: at most {1} are read',
          first,
          second,
        );
      case 'unnamed cols':
        return vscode.l10n.t(
          'without the names of its {0} columns: at most {1} are read',
          first,
          second,
        );
      case 'asked':
        return vscode.l10n.t('shape as you said');
      default:
        return code;
    }
  });
  return part === undefined ? texts : [vscode.l10n.t('its {0}', part), ...texts];
}
