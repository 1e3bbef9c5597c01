import { EventEmitter } from './events.js';
import { ask } from './questions.js';

/** The messages shown to the user, newest last. */
export const told: string[] = [];

const tell = (message: string) => {
  told.push(message);
  return Promise.resolve(undefined);
};

/** The editor in front: a test may change it, and fires the event. */
export const activeEditors = new EventEmitter<unknown>();

export const window = {
  activeTextEditor: undefined as unknown,
  onDidChangeActiveTextEditor: activeEditors.event,
  visibleTextEditors: [] as { document: unknown }[],
  tabGroups: {
    all: [] as { tabs: { input: unknown; label: string }[]; viewColumn: number }[],
    activeTabGroup: { activeTab: undefined },
  },
  showWarningMessage: (message: string, ...rest: unknown[]) => {
    const [options, ...buttons] = rest;
    const isModal = typeof options === 'object' && options !== null && 'modal' in options;
    return isModal ? ask('modal', { message, buttons, ...options }) : tell(message);
  },
  showErrorMessage: tell,
  showInformationMessage: tell,
  setStatusBarMessage: tell,
  showQuickPick: (items: readonly unknown[], options: object) => ask('pick', { items, ...options }),
  showInputBox: (options: object) => ask('input', options),
  showOpenDialog: (options: object) => ask('files', options),
  showTextDocument: () => Promise.resolve(undefined),
  createOutputChannel: () => {
    const write = () => undefined;
    return { info: write, warn: write, error: write, show: write, dispose: write };
  },
};

export const commands = { executeCommand: () => Promise.resolve(undefined) };

export const extensions = {
  getExtension: (id: string): unknown => installed.get(id),
};

/** Other extensions, by their names. */
export const installed = new Map<string, { activate(): Promise<unknown> }>();

export const l10n = {
  bundle: undefined as unknown,
  t: (message: string, ...parts: unknown[]) =>
    message.replace(/\{(\d+)\}/g, (_, index: string) => String(parts[Number(index)])),
};

export const ViewColumn = { One: 1, Beside: -2 };

export const env = { language: 'en' };
