import * as vscode from 'vscode';
import { sameShape, type Result } from '../../../core/index.js';
import type { PairSide, Source } from '../../../protocol/index.js';
import type {
  ComparedPair,
  MatrixSource,
  ReadOptions,
  SourceChange,
  SourceReading,
} from '../source.js';
import { hostSettings } from '../../settings.js';
import { wholeMatrix } from './whole-matrix.js';

/** Two matrices, A and B, from any two sources. It changes when either of them does. */
export class ComparisonSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscriptions: readonly vscode.Disposable[];
  private swaps = 0;

  /** Takes over both sources, and disposes of them. */
  constructor(
    private first: MatrixSource,
    private second: MatrixSource,
    private readonly id: string,
  ) {
    this.subscriptions = [first, second].map((side) =>
      side.onDidChange((change) => this.changes.fire(change)),
    );
  }

  get uri(): vscode.Uri | undefined {
    return this.first.uri ?? this.second.uri;
  }

  get description(): Source {
    const [a, b] = [this.first.description, this.second.description];
    return {
      kind: 'comparison',
      id: this.id,
      label: vscode.l10n.t('{0} and {1}', a.label, b.label),
      name: a.name,
      place: vscode.l10n.t('{0} and {1}', a.place, b.place),
      version: `${this.swaps} ${a.version} ${b.version}`,
      abilities: a.abilities.includes('reveal') ? ['reveal'] : [],
      pair: { first: sideOf(a), second: sideOf(b) },
      locator: { first: a, second: b },
    };
  }

  isSame(other: MatrixSource): boolean {
    if (!(other instanceof ComparisonSource)) return false;
    const isSame = (a: MatrixSource, b: MatrixSource) => a.isSame(b) && isSameVersion(a, b);
    return isSame(this.first, other.first) && isSame(this.second, other.second);
  }

  async read(options: ReadOptions): Promise<SourceReading> {
    const readings: SourceReading[] = [];
    for (const [index, side] of [this.first, this.second].entries()) {
      const { token } = options;
      const report = (share: number) => options.report((index + share) / 2);
      // Without a preview: the first picture has both.
      readings.push(await side.read({ token, report }));
    }
    const [first, second] = readings as [SourceReading, SourceReading];
    return {
      source: this.description,
      result: await pairOf(first, second, hostSettings(this.uri).maxEntries),
    };
  }

  swap(): void {
    [this.first, this.second] = [this.second, this.first];
    this.swaps++;
    this.changes.fire({ what: 'content' });
  }

  async reveal(side?: 'second'): Promise<void> {
    await (side === undefined ? this.first : this.second).reveal?.();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.first.dispose();
    this.second.dispose();
    this.changes.dispose();
  }
}

/** Two slices of one array are two matrices here, though one session shows them as one that changes. */
function isSameVersion(a: MatrixSource, b: MatrixSource): boolean {
  const sliceOf = ({ description }: MatrixSource) =>
    JSON.stringify(description.locator['selection']);
  return sliceOf(a) === sliceOf(b);
}

function sideOf({ label, name, place, abilities }: Source): PairSide {
  return { label, name, place, canReveal: abilities.includes('reveal') };
}

async function pairOf(
  first: SourceReading,
  second: SourceReading,
  maxEntries: number,
): Promise<Result<ComparedPair>> {
  const a = await wholeMatrix(first, maxEntries);
  if (!a.ok) return a;
  const b = await wholeMatrix(second, maxEntries);
  if (!b.ok) return b;
  const alike = sameShape(a.value, b.value);
  if (!alike.ok) return alike;
  const { rows, cols } = a.value;
  return { ok: true, value: { rows, cols, first: a.value, second: b.value } };
}
