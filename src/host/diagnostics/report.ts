import { formatCount } from '../../core/index.js';
import type { AnswerTo } from '../../protocol/index.js';
import type { LogLine } from '../log.js';
import { anonymous } from './anonymous.js';

/** Everything that a report contains, as plain data. */
export interface Diagnostics {
  readonly extension: string;
  readonly editor: string;
  readonly host: string;
  readonly platform: string;
  readonly remote: string;
  readonly language: string;
  readonly theme: string;
  readonly trusted: boolean;
  readonly memory: string | undefined;
  /** Name and value, and whether the user changed it. */
  readonly settings: readonly { name: string; value: string; isChanged: boolean }[];
  readonly limits: readonly (readonly [string, string])[];
  readonly pages: readonly { readonly place: string; readonly status: Status | undefined }[];
  readonly problems: readonly LogLine[];
}

type Status = AnswerTo<'status'>;

/**
 * The report as Markdown. It is meant for an issue, so it is in English whatever the display language is, and it has no
 * names or contents of files.
 */
export function reportText(found: Diagnostics): string {
  return `${[
    '# Low-Rank Lens: diagnostics',
    'This report has no names and no contents of your files. Read it before you paste it.',
    section('Versions', [
      ['Low-Rank Lens', found.extension],
      ['VS Code', found.editor],
      ['Extension host', found.host],
      ['Platform', found.platform],
      ['Remote', found.remote],
      ['Display language', found.language],
      ['Colour theme', found.theme],
      ['Workspace trusted', found.trusted ? 'yes' : 'no'],
      ...(found.memory === undefined ? [] : [['Memory of the host', found.memory] as const]),
    ]),
    ...(found.pages.length === 0
      ? ['## Lens\n\nNo lens is open. Show a matrix first to learn what computes its pictures.']
      : found.pages.map(({ place, status }) => section(`Lens: ${place}`, pageLines(status)))),
    section(
      'Settings',
      found.settings.map(({ name, value, isChanged }) => [
        `\`${name}\``,
        isChanged ? `${value} (changed)` : value,
      ]),
    ),
    section('Limits', found.limits),
    `## Last warnings and errors\n\n${problemLines(found.problems)}`,
  ].join('\n\n')}\n`;
}

function section(title: string, lines: readonly (readonly [string, string])[]): string {
  return `## ${title}\n\n${lines.map(([name, value]) => `- ${name}: ${value}`).join('\n')}`;
}

function pageLines(status: Status | undefined): (readonly [string, string])[] {
  if (!status) return [['State', 'the page did not answer']];
  const { backend, memory, shape, workers, millis } = status;
  const drawn = backend
    ? `${backend.name === 'webgl' ? 'GPU (WebGL 2)' : 'CPU'}, ${backend.precision}`
    : 'not drawn yet';
  return [
    ['Pictures', drawn],
    [backend?.name === 'webgl' ? 'Graphics card' : 'Why the CPU', backend?.detail ?? 'unknown'],
    ...(backend?.checked == null
      ? []
      : [
          [
            'Largest difference to double precision',
            `${backend.checked.toPrecision(2)} of max abs M`,
          ] as const,
        ]),
    ['Backend asked for', status.wish],
    ['Browser', status.browser],
    ['Cores', formatCount(status.cores)],
    ['Pixel ratio', String(status.pixelRatio)],
    ...(memory === null ? [] : [['Memory of the page', mebibytes(memory)] as const]),
    ...(shape ? [['Matrix', shape.map(formatCount).join('×')] as const] : []),
    ...(millis === null
      ? []
      : [['Decomposition', `${millis.toFixed(0)} ms, ${workers ?? 1} worker(s)`] as const]),
  ];
}

function problemLines(problems: readonly LogLine[]): string {
  if (problems.length === 0) return 'None.';
  const lines = problems.map(
    ({ level, message, at }) => `${at.toISOString()} ${level}: ${anonymous(message)}`,
  );
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

export function mebibytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 2 ** 20))} MiB`;
}
