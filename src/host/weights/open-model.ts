import type * as vscode from 'vscode';
import { success, type ByteSource, type Result } from '../../core/index.js';
import type { OtherTensor } from '../../protocol/index.js';
import { fileName } from '../sources/file-names.js';
import { differenceItems } from './differences.js';
import { itemsOf, type Items } from './items.js';
import type { WeightTable } from './opened-model.js';
import { disposeModel, readModel, type ReadModel } from './read-model.js';

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

  /** The differences to another model, which comes before. */
  comparedWith(before: OpenedModel): WeightTable {
    const { items, others, notes } = differenceItems(before.read, this.read);
    return {
      ...this.frame(others, notes),
      kind: 'comparison',
      before: before.title,
      items,
      bytes: [...before.bytes, ...this.bytes],
      key: `${before.uri.toString()} ${this.uri.toString()}`,
      version: `${before.read.version} ${this.read.version}`,
    };
  }

  private frame(others: readonly OtherTensor[], notes: readonly string[]) {
    const { model, files } = this.read;
    return {
      title: this.title,
      files: files.map(({ bytes }, i) => ({ name: model.files[i]!, bytes: bytes.size })),
      metadata: [...model.metadata].map(([key, text]): [string, string] => [key, text]),
      ...{ others, notes },
    };
  }

  dispose(): void {
    disposeModel(this.read);
  }
}
