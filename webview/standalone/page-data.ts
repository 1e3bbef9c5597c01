import type { Settings, Source } from '../../src/protocol/index.js';
import type { EntryForm } from './entries.js';

/** Ids of the elements of a page that a person sends: what the writer writes and the page finds again. */
export const elementIds = {
  data: 'lens-data',
  code: 'lens-code',
  entries: 'lens-entries',
  tools: 'lens-tools',
  problem: 'lens-problem',
} as const;

/** The parts of the packed code, in this order. */
export const codeParts = ['main', 'worker', 'style', 'texts'] as const;

/** What a page knows of its matrix and its state, besides the entries: plain JSON. */
export interface PageData {
  readonly format: 1;
  /** Bytes of each of the parts of the code. */
  readonly code: readonly number[];
  readonly matrix: {
    readonly rows: number;
    readonly cols: number;
    readonly form: EntryForm;
    readonly rowLabels?: readonly string[] | undefined;
    readonly columnLabels?: readonly string[] | undefined;
    readonly printedDecimals?: number | undefined;
    readonly reading?:
      | {
          readonly notation: string;
          readonly notes: readonly string[];
          readonly doubt?: string | undefined;
        }
      | undefined;
  };
  readonly source: Source;
  readonly settings: Settings;
  /** The state as the page keeps it in the editor, without the matrix (webview/model/saved.ts). */
  readonly state: Readonly<Record<string, unknown>>;
}
