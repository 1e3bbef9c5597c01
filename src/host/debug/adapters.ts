import { javascriptExpression, pythonExpression, type ValueQuestion } from '../../core/index.js';

/** How a language is asked for a value. */
export interface DebugLanguage {
  readonly id: 'python' | 'javascript';
  /** The expression whose value is the answer; see `core/values`. */
  expression(expression: string, question?: ValueQuestion): string;
  /** Bytes of entries in one answer. */
  readonly partBytes: number;
  /** Whether a flat array is shown as a matrix whose shape the user says. */
  readonly asksShape: boolean;
}

const python: DebugLanguage = {
  id: 'python',
  expression: pythonExpression,
  partBytes: 2 ** 21,
  asksShape: false,
};

const javascript: DebugLanguage = {
  id: 'javascript',
  expression: javascriptExpression,
  partBytes: 2 ** 20,
  asksShape: true,
};

/** The types of debug sessions, one line each. */
const languages: Readonly<Record<string, DebugLanguage>> = {
  debugpy: python,
  python,
  'pwa-node': javascript,
  'pwa-chrome': javascript,
  'pwa-msedge': javascript,
  'pwa-extensionHost': javascript,
  node: javascript,
  chrome: javascript,
  msedge: javascript,
};

/** The language of a debug session; undefined if the lens does not know this debugger. */
export function languageOf(type: string): DebugLanguage | undefined {
  return Object.hasOwn(languages, type) ? languages[type] : undefined;
}
