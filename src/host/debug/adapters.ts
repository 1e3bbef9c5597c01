import { javascriptExpression, pythonExpression, type ValueQuestion } from '../../core/index.js';

interface Shared {
  /** Bytes of entries in one answer. */
  readonly partBytes: number;
  /** Whether a flat array is shown as a matrix whose shape the user says. */
  readonly asksShape: boolean;
}

/** A language in which a program answers as a text. */
export interface ProgramLanguage extends Shared {
  readonly id: 'python' | 'javascript';
  /** The expression whose value is the answer; see `core/values`. */
  expression(expression: string, question?: ValueQuestion): string;
}

/** C++: members and addresses are evaluated, and the numbers are read from memory. */
export interface MemoryLanguage extends Shared {
  readonly id: 'cpp';
  /** The context of DAP in which expressions have no side effects, and errors are errors. */
  readonly context: 'hover' | 'watch';
  /** What tells the debugger that an expression is one of the program's language. */
  readonly prefix: string;
  /** Whether the request `readMemory` is there: always, never, or if values have a memory reference. */
  readonly readsMemory: 'always' | 'never' | 'if referenced';
}

/** How a language is asked for a value. */
export type DebugLanguage = ProgramLanguage | MemoryLanguage;

const python: ProgramLanguage = {
  id: 'python',
  expression: pythonExpression,
  partBytes: 2 ** 21,
  asksShape: false,
};

const javascript: ProgramLanguage = {
  id: 'javascript',
  expression: javascriptExpression,
  partBytes: 2 ** 20,
  asksShape: true,
};

const cpp: MemoryLanguage = {
  id: 'cpp',
  context: 'watch',
  prefix: '',
  readsMemory: 'if referenced',
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
  // In the context `watch`, these two answer an error as if it were a value.
  cppdbg: { ...cpp, context: 'hover', readsMemory: 'always' },
  cppvsdbg: { ...cpp, context: 'hover', readsMemory: 'always' },
  // CodeLLDB reads expressions as ones of its own language, unless they have this prefix.
  lldb: { ...cpp, prefix: '/nat ', readsMemory: 'always' },
  'lldb-dap': cpp,
  'lldb-vscode': { ...cpp, readsMemory: 'never' },
};

/** The language of a debug session; undefined if the lens does not know this debugger. */
export function languageOf(type: string): DebugLanguage | undefined {
  return Object.hasOwn(languages, type) ? languages[type] : undefined;
}
