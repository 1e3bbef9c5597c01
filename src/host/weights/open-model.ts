import * as vscode from 'vscode';
import { success, type ByteSource, type Result } from '../../core/index.js';
import type { OtherTensor } from '../../protocol/index.js';
import { fileName } from '../sources/file-names.js';
import { adaptedItems } from './adapted.js';
import { differenceItems } from './differences.js';
import { itemsOf, type Items } from './items.js';
import type { WeightTable } from './opened-model.js';
import { disposeModel, readModel, type ReadModel } from './read-model.js';

/** Scripts of training write texts of megabytes into a header, which nobody reads in a table. */
const mostShown = 20_000;

/** Nobody reads more entries than these, either. */
const mostEntries = 500;

function shownMetadata(metadata: ReadonlyMap<string, string>): [string, string][] {
  const shown: [string, string][] = [];
  for (const [key, text] of metadata) {
    if (shown.length >= mostEntries) {
      shown.push(['…', vscode.l10n.t('{0} more entries', metadata.size - mostEntries)]);
      break;
    }
    shown.push([shortened(key), shortened(text)]);
  }
  return shown;
}

function shortened(text: string): string {
  const more = text.length - mostShown;
  if (more <= 0) return text;
  return vscode.l10n.t('{0}… and {1} more characters', text.slice(0, mostShown), more);
}

function betweenAdapters(): string {
  return vscode.l10n.t(
    'Both are adapters: their factors B and A are compared, not the changes ΔW. The same ΔW may have other factors.',
  );
}

/** A model whose headers were read. Its files are open until it is disposed of. */
export class OpenedModel {
  private constructor(
    readonly read: ReadModel,
    private readonly items: Items,
  ) {}

  static async open(uri: vscode.Uri): Promise<Result<OpenedModel>> {
    const read = await readModel(uri);
    if (!read.ok) return read;
    try {
      return success(new OpenedModel(read.value, await itemsOf(read.value)));
    } catch (error) {
      disposeModel(read.value);
      throw error;
    }
  }

  get uri(): vscode.Uri {
    return this.read.uri;
  }

  get title(): string {
    return fileName(this.read.uri);
  }

  /** The version of the file of the editor. */
  get fileVersion(): string {
    return this.read.ownVersion;
  }

  get bytes(): readonly ByteSource[] {
    return this.read.files.map(({ bytes }) => bytes);
  }

  get table(): WeightTable {
    const { items, others, isAdapter, notes } = this.items;
    return {
      ...this.frame(others, [...this.read.notes, ...notes]),
      kind: isAdapter ? 'adapter' : 'weights',
      items,
      bytes: this.bytes,
      key: this.uri.toString(),
      version: this.read.version,
    };
  }

  /** The differences to another model: the one that comes before, the base of this adapter, or an adapter of this one. */
  async comparedWith(other: OpenedModel): Promise<WeightTable> {
    const relation = this.relationTo(other);
    const [first, second] = relation === 'adapter' ? [this, other] : [other, this];
    const { items, others, vectors, notes } =
      relation === 'checkpoint'
        ? differenceItems(other.read, this.read)
        : await adaptedItems(first.read, second.read);
    const said = this.items.isAdapter && other.items.isAdapter ? [betweenAdapters()] : [];
    return {
      ...this.frame(others, [...said, ...notes]),
      kind: 'comparison',
      before: other.title,
      relation,
      items,
      vectors,
      bytes: [...first.bytes, ...second.bytes],
      key: `${first.uri.toString()} ${second.uri.toString()}`,
      version: `${first.read.version} ${second.read.version}`,
    };
  }

  private relationTo(other: OpenedModel): 'checkpoint' | 'base' | 'adapter' {
    if (this.items.isAdapter === other.items.isAdapter) return 'checkpoint';
    return this.items.isAdapter ? 'base' : 'adapter';
  }

  private frame(others: readonly OtherTensor[], notes: readonly string[]) {
    const { model, files } = this.read;
    return {
      title: this.title,
      files: files.map(({ bytes }, i) => ({ name: model.files[i]!, bytes: bytes.size })),
      metadata: shownMetadata(model.metadata),
      ...{ others, notes },
    };
  }

  dispose(): void {
    disposeModel(this.read);
  }
}
