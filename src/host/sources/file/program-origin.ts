import type * as vscode from 'vscode';
import {
  failure,
  formatByName,
  success,
  textHeadOf,
  type ArrayEntry,
  type FileOrigin,
  type RawLayout,
  type Result,
  type Selection,
} from '../../../core/index.js';
import type { OpenedFile } from './opened-file.js';

/** What stands in the name of a format of the catalog. */
const marks = [
  ['.npy', 'npy'],
  ['.npz', 'npz'],
  ['.mat', 'mat'],
  ['Matrix Market', 'market'],
  ['Safetensors', 'safetensors'],
  ['Parquet', 'parquet'],
] as const;

const languages = { csv: 'csv', tsv: 'tsv', txt: 'plaintext' } as const;

/** The array on screen as a Python program reads it. */
export async function originOf(
  uri: vscode.Uri,
  file: OpenedFile,
  entry: ArrayEntry,
  selection: Selection,
  layout: RawLayout | undefined,
): Promise<Result<{ readonly file: FileOrigin }>> {
  const path = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
  const { name: array, shape, columnLabels } = entry;
  const own = { path, array, shape, selection };
  if (file.isRaw) return success({ file: { ...own, format: 'raw', layout } });
  const format = file.catalog.ok ? file.catalog.value.format : '';
  const binary = marks.find(([mark]) => format.includes(mark))?.[1];
  if (binary) {
    const columns = binary === 'parquet' ? { columns: columnLabels } : {};
    return success({ file: { ...own, format: binary, ...columns } });
  }
  const named = formatByName(uri.path);
  if (named !== 'csv' && named !== 'tsv' && named !== 'txt') {
    return success({ file: { ...own, format: 'text' } });
  }
  // NumPy reads plain rows only; the first ones show whether these are.
  const head = await textHeadOf(file.bytes, languages[named]);
  if (!head.ok) return failure(head.problem.code, head.problem.message);
  const { format: line, line: first } = head.value;
  if (line.comma) return success({ file: { ...own, format: 'text' } });
  const delimiter = line.delimiter === 0 ? '' : String.fromCharCode(line.delimiter);
  return success({
    file: { ...own, format: 'text', text: { delimiter, skip: first - 1, fields: line.kept } },
  });
}
