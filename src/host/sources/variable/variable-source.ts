import * as vscode from 'vscode';
import { success, valueCount, type Result, type Selection } from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { languageOf, type DebugLanguage } from '../../debug/adapters.js';
import { debugChannel } from '../../debug/evaluate.js';
import { stoppedFrame, type StoppedFrame } from '../../debug/frame.js';
import { debugStops } from '../../debug/stops.js';
import { severalArrays } from '../../values/choose-array.js';
import type { ArrayAnswer } from '../../values/description.js';
import { describeValue } from '../../values/read-value.js';
import { fileName } from '../file-names.js';
import type { Arrays, MatrixSource, ReadOptions, SourceChange, SourceReading } from '../source.js';
import { ValueSlice } from '../value-slice.js';

/** What is saved of a variable for a restart. */
export interface VariableLocator {
  /** The language of the debugger, which may be another session the next time. */
  readonly language: DebugLanguage['id'];
  readonly expression: string;
  /** The shape that the user said for a flat array. */
  readonly shape?: readonly number[] | undefined;
  readonly byColumns?: boolean | undefined;
  readonly selection?: Selection | undefined;
}

/** The answer to a question at one stop, so that it need not be asked twice. */
export interface KnownValue {
  readonly stop: number;
  readonly frame: StoppedFrame;
  readonly description: ArrayAnswer;
}

/** An expression of a program that is debugged. It is read again at every stop, as long as it can be evaluated. */
export class VariableSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscriptions: vscode.Disposable;
  private readonly slice: ValueSlice;
  private frame: StoppedFrame | undefined;
  private version = 0;

  /**
   * @param sessionId the session that it belongs to; undefined: the next one of its language.
   * @param known what the program has just told of it.
   */
  constructor(
    readonly locator: VariableLocator,
    private readonly id: string,
    private sessionId?: string,
    private known?: KnownValue,
  ) {
    this.slice = new ValueSlice(locator.selection);
    const stops = debugStops();
    this.subscriptions = vscode.Disposable.from(
      stops.onDidChange((session) => {
        if (session && this.follows(session)) this.changes.fire({ what: 'content' });
      }),
      vscode.debug.onDidTerminateDebugSession((session) => {
        if (session.id === this.sessionId) this.end();
      }),
    );
  }

  private follows({ id, type }: vscode.DebugSession): boolean {
    return this.sessionId === undefined
      ? languageOf(type)?.id === this.locator.language
      : this.sessionId === id;
  }

  private end(): void {
    this.sessionId = undefined;
    const message = vscode.l10n.t(
      'The program ended. This is the last picture of {0}; it is read again when the program is debugged next.',
      this.locator.expression,
    );
    this.changes.fire({ what: 'gone', message });
  }

  get description(): Source {
    const { language, expression, shape, byColumns } = this.locator;
    return {
      kind: 'variable',
      id: this.id,
      ...this.slice.describe(expression),
      place: placeOf(this.frame),
      version: String(this.version),
      abilities: this.frame?.file ? ['reveal'] : [],
      locator: {
        ...{ language, expression },
        ...(shape ? { shape, byColumns } : {}),
        ...this.slice.saved,
      },
    };
  }

  get uri(): vscode.Uri | undefined {
    return this.frame?.file;
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof VariableSource &&
      other.locator.expression === this.locator.expression &&
      other.locator.language === this.locator.language
    );
  }

  async read(options: ReadOptions): Promise<SourceReading> {
    const stop = debugStops().current;
    const known = this.known?.stop === stop ? this.known : undefined;
    this.known = undefined;
    const frame = known?.frame ?? (await stoppedFrame());
    const language = frame && languageOf(frame.session.type);
    if (!frame || !language || !this.follows(frame.session)) return this.refused(this.notStopped());
    this.sessionId = frame.session.id;
    this.frame = frame;
    this.version++;
    const isCurrent = () => debugStops().current === stop && !options.token.isCancellationRequested;
    const { expression, shape, byColumns } = this.locator;
    const asked = shape && { shape, byColumns };
    const channel = debugChannel(expression, language, frame, isCurrent, asked);
    const told = known?.description ?? (await describeValue(channel));
    if (told.kind === 'choices') return this.refused(severalArrays(expression, told));
    if (told.unsized === true) return this.refused(shapeNeeded(expression));
    const shaped = withShape(this.locator, told);
    if (!shaped.ok) return this.refused(shaped.problem.message);
    // The program knows nothing of the shape that the user said, so it cannot make a picture.
    const quiet = { token: options.token, report: (share: number) => options.report(share) };
    return this.slice.read(channel, shaped.value, () => this.description, shape ? quiet : options);
  }

  private notStopped(): string {
    return vscode.l10n.t(
      '{0} is read when a debugged program stops where it can be evaluated.',
      this.locator.expression,
    );
  }

  private refused(message: string): SourceReading {
    return {
      source: this.description,
      result: { ok: false, problem: { code: 'none', message } },
    };
  }

  /** Shows the line where the program has stopped. */
  async reveal(): Promise<void> {
    const { file, line } = this.frame ?? {};
    if (!file) return;
    const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
    await vscode.window.showTextDocument(file, { selection: new vscode.Range(at, at) });
  }

  get arrays(): Arrays {
    return this.slice.arrays(this, () => this.changes.fire({ what: 'content' }));
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changes.dispose();
  }
}

/** `train, loop.py:12`: where the program has stopped. */
function placeOf(frame: StoppedFrame | undefined): string {
  if (!frame) return vscode.l10n.t('a debugged program');
  // Python and JavaScript have these names for the file itself.
  const name = frame.name?.replace(/^<(?:module|anonymous)>$/, '') ?? '';
  const line = frame.file ? `${fileName(frame.file)}:${frame.line ?? 0}` : '';
  return [name, line].filter((part) => part !== '').join(', ') || frame.session.name;
}

function shapeNeeded(expression: string): string {
  return vscode.l10n.t(
    '{0} is a pointer now. Use Visualize as Matrix again to say how many numbers are there.',
    expression,
  );
}

/** The array in the shape that the user said, if it has so many entries. */
function withShape(
  { expression, shape, byColumns }: VariableLocator,
  told: ArrayAnswer,
): Result<ArrayAnswer> {
  if (!shape) return success(told);
  const count = valueCount(told);
  const wanted = shape.reduce((product, length) => product * length, 1);
  if (count !== wanted) {
    const message = vscode.l10n.t(
      '{0} has {1} numbers now, and the shape {2} that you said needs {3}.',
      expression,
      count,
      shape.join(' × '),
      wanted,
    );
    return { ok: false, problem: { code: 'none', message } };
  }
  return success({
    ...told,
    shape: [...shape],
    order: byColumns === true ? 'columns' : 'rows',
    notes: [...told.notes, ['asked']],
  });
}
