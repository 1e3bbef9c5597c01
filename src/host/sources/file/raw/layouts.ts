import * as vscode from 'vscode';
import * as v from 'valibot';
import { elementTypes, type RawLayout } from '../../../../core/index.js';

const key = 'rawLayouts';
/** So many files are remembered: those that were opened last. */
const mostFiles = 200;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const rawLayoutSchema = v.object({
  type: v.picklist(elementTypes),
  littleEndian: v.boolean(),
  shape: v.pipe(v.array(count), v.minLength(1)),
  order: v.picklist(['rows', 'columns']),
  offset: count,
});

const savedSchema = v.array(v.tuple([v.string(), rawLayoutSchema]));

/** What the user said of files of raw numbers, remembered for this workspace. */
export class RawLayouts implements vscode.Disposable {
  /** In the order of their last change. */
  private readonly known: Map<string, RawLayout>;
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  /** The user said something else of a file. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly state: vscode.Memento) {
    const parsed = v.safeParse(savedSchema, state.get(key));
    this.known = new Map(parsed.success ? parsed.output : []);
  }

  get(uri: vscode.Uri): RawLayout | undefined {
    return this.known.get(uri.toString());
  }

  /** What was last said of a file with the same extension: often it is the same again. */
  like(uri: vscode.Uri): RawLayout | undefined {
    const extension = extensionOf(uri.path);
    const files = [...this.known.keys()].reverse();
    const alike = files.find((each) => extensionOf(vscode.Uri.parse(each).path) === extension);
    return alike === undefined ? undefined : this.known.get(alike);
  }

  async set(uri: vscode.Uri, layout: RawLayout): Promise<void> {
    const address = uri.toString();
    this.known.delete(address);
    this.known.set(address, layout);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostFiles) break;
      this.known.delete(oldest);
    }
    this.changes.fire(uri);
    await this.state.update(key, [...this.known]);
  }

  dispose(): void {
    this.changes.dispose();
  }
}

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
