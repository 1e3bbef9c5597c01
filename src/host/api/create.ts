import * as vscode from 'vscode';
import type { AnalyzeOptions, Analyzed, LowRankLensApi, MatrixHandle, Parsed } from '../../api.js';
import { parseMatrix, readingLine } from '../../core/index.js';
import { answer } from '../reports/answering.js';
import { hostSettings } from '../settings.js';
import { contentOf } from '../sources/given/content.js';
import { GivenSource } from '../sources/given/given-source.js';
import { createId } from '../sources/id.js';
import type { Panel } from '../visualizer/panel.js';
import { viewId, type View } from '../visualizer/view.js';
import {
  checkAnalyzeOptions,
  checkNumbers,
  checkShowOptions,
  checkText,
  checkTitle,
} from './arguments.js';

/** The places where a given matrix can be shown. */
export interface ApiPlaces {
  readonly panel: Panel;
  readonly view: View;
  readonly shown: LowRankLensApi['shown'];
}

/** What other extensions get; the types are in src/api.ts. */
export function createApi(places: ApiPlaces): Omit<LowRankLensApi, 'activationMillis'> {
  return {
    apiVersion: 1,
    version: 1,
    shown: places.shown,
    parse,
    analyze,
    show: (matrix, options) => show(places, matrix, options),
  };
}

function parse(text: string, languageId = 'plaintext'): Parsed {
  const read = parseMatrix(
    checkText('parse', 'text', text),
    checkText('parse', 'languageId', languageId),
  );
  if (!read.ok) return read;
  const { rows, cols, data, missing, rowLabels, columnLabels, reading } = read.value;
  return {
    ok: true,
    matrix: {
      ...{ rows, cols, data },
      ...(missing ? { missing } : {}),
      ...(rowLabels ? { rowLabels } : {}),
      ...(columnLabels ? { columnLabels } : {}),
      reading: reading ? readingLine(reading) : '',
      ...(reading?.doubt === undefined ? {} : { doubt: reading.doubt }),
    },
  };
}

async function analyze(given: unknown, options?: AnalyzeOptions): Promise<Analyzed> {
  const numbers = checkNumbers('analyze', given);
  const checked = checkAnalyzeOptions('analyze', options);
  const matrix = await contentOf(numbers, Infinity);
  if ('content' in matrix) throw new Error('a matrix without a limit is in memory');
  const result = await answer('matrix', { matrix, filling: checked?.fill }, checked?.token);
  return result.ok ? { ok: true, report: result.value } : result;
}

async function show(
  { panel, view }: ApiPlaces,
  given: unknown,
  options: unknown,
): Promise<MatrixHandle> {
  const numbers = checkNumbers('show', given);
  const { name, place, location } = checkTitle('show', given);
  const openIn = checkShowOptions('show', options)?.openIn ?? hostSettings().openIn;
  const source = new GivenSource(
    { name, place: place ?? vscode.l10n.t('given by another extension'), location },
    numbers,
    createId('given'),
  );
  const reading = await source.read();
  const { rows, cols } = numbers;
  if (openIn === 'sideBar') {
    view.current.show(source, reading);
    await vscode.commands.executeCommand(`${viewId}.focus`);
  } else {
    panel.open({ label: name, rows, cols }).show(source, reading);
  }
  return {
    get isShown() {
      return source.isShown;
    },
    onDidClose: source.onDidClose,
    update: (next) => source.update(checkNumbers('update', next)),
    dispose: () => source.withdraw(),
  };
}
