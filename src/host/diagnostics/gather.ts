import * as vscode from 'vscode';
import { formatCount } from '../../core/index.js';
import { lastProblems } from '../log.js';
import { isInNode } from '../sources/file/file-bytes.js';
import type { Session } from '../visualizer/session.js';
import { mebibytes, type Diagnostics } from './report.js';

/** The globals of the two hosts that a report reads; each has only some of them. */
interface HostGlobals {
  readonly process?: {
    readonly platform?: string;
    readonly arch?: string;
    readonly versions?: { readonly node?: string };
    readonly memoryUsage?: () => { readonly heapUsed: number; readonly rss: number };
  };
  readonly navigator?: { readonly userAgent?: string };
}

/** Collects what a report needs; a page that does not answer in time is said. */
export async function gather(
  extension: vscode.Extension<unknown> | undefined,
  sessions: readonly { readonly place: string; readonly session: Session | undefined }[],
): Promise<Diagnostics> {
  const globals = globalThis as HostGlobals;
  const node = globals.process?.versions?.node;
  const manifest = extension?.packageJSON as
    { version?: string; contributes?: unknown } | undefined;
  const memory = globals.process?.memoryUsage?.();
  const open = sessions.flatMap(({ place, session }) =>
    session?.description ? [{ place, session }] : [],
  );
  return {
    extension: manifest?.version ?? 'unknown',
    editor: `${vscode.version} (${vscode.env.appName}, ${vscode.env.appHost})`,
    host: node === undefined ? 'web worker' : `Node ${node}`,
    platform:
      node === undefined
        ? (globals.navigator?.userAgent ?? 'unknown')
        : `${globals.process?.platform ?? '?'} ${globals.process?.arch ?? '?'}`,
    remote: remoteKind(vscode.env.remoteName),
    language: vscode.env.language,
    theme: vscode.ColorThemeKind[vscode.window.activeColorTheme.kind],
    trusted: vscode.workspace.isTrusted,
    memory:
      memory && `${mebibytes(memory.heapUsed)} of JavaScript, ${mebibytes(memory.rss)} in all`,
    settings: settingsOf(manifest?.contributes),
    limits: [
      ['Reading parts of files on the disk', isInNode() ? 'yes' : 'no'],
      ['Threads', isInNode() ? 'yes' : 'no'],
      ['Entries in memory at most', formatCount(4096 * 4096)],
      ['Text of a document', 'VS Code gives extensions no documents over 50 MB'],
    ],
    pages: await Promise.all(
      open.map(async ({ place, session }) => {
        const answer = await session.ask('status');
        return { place, status: answer?.topic === 'status' ? answer : undefined };
      }),
    ),
    problems: lastProblems(),
  };
}

/** The kind of remote window, such as `wsl` or `ssh-remote`; some servers give an address instead. */
function remoteKind(name: string | undefined): string {
  if (name === undefined) return 'none';
  return /^[a-z-]+$/.test(name) ? name : 'a server';
}

/** The settings of the extension; they hold numbers, switches and words of a list, and no text of the user. */
function settingsOf(contributes: unknown): Diagnostics['settings'] {
  const { properties = {} } =
    (contributes as { configuration?: { properties?: Record<string, unknown> } } | undefined)
      ?.configuration ?? {};
  const config = vscode.workspace.getConfiguration();
  return Object.keys(properties)
    .sort()
    .map((name) => {
      const value: unknown = config.get(name);
      const usual: unknown = config.inspect(name)?.defaultValue;
      return { name, value: JSON.stringify(value), isChanged: value !== usual };
    });
}
