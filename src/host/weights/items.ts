import * as vscode from 'vscode';
import {
  forEachSliced,
  layoutOf,
  packedReason,
  pairNote,
  recogniseSliced,
  type Adapter,
  type AdapterConfig,
  type AdapterPair,
  type ModelTensor,
  type Selection,
} from '../../core/index.js';
import type { OtherTensor, WeightRow } from '../../protocol/index.js';
import { breather, withPauses } from '../breather.js';
import { createId } from '../sources/id.js';
import { FileSource } from '../sources/file/file-source.js';
import { ProductSource } from '../sources/product/product-source.js';
import { costOf, costOfPair } from './costs.js';
import type { WeightItem } from './opened-model.js';
import type { ReadModel } from './read-model.js';
import { scaleOfPair, scaleOfProduct } from './scales.js';

/** The rows of a model's table, and the tensors that are no rows. */
export interface Items {
  readonly items: readonly WeightItem[];
  readonly others: readonly OtherTensor[];
  readonly isAdapter: boolean;
  readonly notes: readonly string[];
}

/** Pairs first, if it is an adapter; then the tensors that are matrices. */
export async function itemsOf(read: ReadModel): Promise<Items> {
  const { model } = read;
  const adapter = await withPauses(recogniseSliced(model.tensors));
  const list = new List(read, await namesOf(read));
  await list.addAdapter(adapter);
  const isAdapter = adapter.pairs.length + adapter.products.length > 0;
  const breathe = breather();
  for (const [i, tensor] of adapter.rest.entries()) {
    list.addTensor(tensor, isAdapter);
    if (i % 100 === 0) await breathe();
  }
  return {
    items: list.items,
    others: list.others,
    isAdapter,
    notes: adapter.notes,
  };
}

async function namesOf({ model }: ReadModel): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await withPauses(forEachSliced(model.tensors, ({ name }) => names.add(name)));
  return names;
}

class List {
  readonly items: WeightItem[] = [];
  readonly others: OtherTensor[] = [];

  constructor(
    private readonly read: ReadModel,
    /** Of all tensors: some say what their neighbours are. */
    private readonly names: ReadonlySet<string>,
  ) {}

  /** @param isBesidePairs it is a tensor of an adapter that is no factor. */
  addTensor(tensor: ModelTensor, isBesidePairs: boolean): void {
    const { name, shape, dtype, file } = tensor;
    const layout = layoutOf(shape);
    if (!layout.ok) {
      this.addOther(tensor, layout.problem.message);
      return;
    }
    const id = this.items.length;
    const { rows, cols, isUnfolded } = layout.value;
    const packed = packedReason(name, (other) => this.names.has(other));
    const row: WeightRow = {
      ...{ id, name, kind: 'tensor', shape: [...shape], rows, cols, isUnfolded },
      ...{ elementType: dtype, bytes: sizeOf(tensor), parameters: rows * cols },
      ...(isBesidePairs ? { note: wholeNote() } : {}),
      ...packed,
    };
    const source = () => tensorSource(this.read.files[file]!.uri, tensor, isUnfolded);
    const task = { kind: 'tensor', tensor } as const;
    this.items.push(
      packed && 'problem' in packed
        ? { row, source }
        : { row, source, task, costs: costOf(id, rows, cols) },
    );
  }

  async addAdapter(adapter: Adapter): Promise<void> {
    const { uri, config } = this.read;
    const breathe = breather();
    for (const pair of adapter.pairs) {
      await breathe();
      const id = this.items.length;
      const { name, rows, cols, rank, spelling, up, down, mid } = pair;
      const tensors = [up, down, ...(mid ? [mid] : [])];
      const { scale, alpha, reason } = await scaleOfPair(this.read, pair);
      const note = noteOf(pair, config);
      const row: WeightRow = {
        ...{ id, name, kind: 'pair', shape: [rows, cols], rows, cols, rank, spelling },
        ...{ alpha, scale, scaleReason: reason, isUnfolded: down.shape.length > 2 },
        ...total(tensors),
        ...(mid ? { kernel: mid.shape.slice(2).reduce((all, side) => all * side, 1) } : {}),
        ...(pair.repeats === undefined ? {} : { repeats: pair.repeats }),
        ...(note === undefined ? {} : { note }),
      };
      const source = () =>
        new ProductSource({ uri: uri.toString(), pair: name }, createId('product'));
      const task = { kind: 'pair', pair, scale } as const;
      this.items.push({ row, source, task, costs: costOfPair(id, rows, cols, rank) });
    }
    for (const product of adapter.products) {
      await breathe();
      const id = this.items.length;
      const { name, rows, cols, kind, tensors } = product;
      const { scale, alpha } = await scaleOfProduct(this.read, product);
      const row: WeightRow = {
        ...{ id, name, kind: 'product', shape: [rows, cols], rows, cols, isUnfolded: false },
        ...{ alpha, scale, spelling: kind === 'loha' ? 'LoHa' : 'LoKr' },
        ...total([...tensors.values()]),
      };
      const source = () =>
        new ProductSource({ uri: uri.toString(), pair: name }, createId('product'));
      const task = { kind: 'product', product, scale } as const;
      this.items.push({ row, source, task, costs: costOf(id, rows, cols) });
    }
    for (const { tensor, why } of adapter.leftOvers) {
      this.addOther(tensor, why);
      await breathe();
    }
  }

  private addOther(tensor: ModelTensor, why: string): void {
    const { name, shape, dtype } = tensor;
    this.others.push({ name, shape: [...shape], elementType: dtype, bytes: sizeOf(tensor), why });
  }
}

/** The lens shows the matrix that the table has measured. */
function tensorSource(
  uri: vscode.Uri,
  { name, shape }: ModelTensor,
  isUnfolded: boolean,
): FileSource {
  const selection: Selection = { axes: [0, 1], at: shape.map(() => 0), unfolded: true };
  const locator = { uri: uri.toString(), array: name, ...(isUnfolded ? { selection } : {}) };
  return new FileSource(locator, createId('file'));
}

function wholeNote(): string {
  return vscode.l10n.t(
    'A whole matrix beside the pairs, as PEFT saves modules_to_save: it is no ΔW, and in none of the totals.',
  );
}

const sizeOf = ({ start, end }: ModelTensor) => end - start;
const countOf = ({ shape }: ModelTensor) => shape.reduce((product, length) => product * length, 1);

function total(tensors: readonly ModelTensor[]) {
  const types = [...new Set(tensors.map(({ dtype }) => dtype))];
  return {
    elementType: types.join(', '),
    bytes: tensors.reduce((sum, tensor) => sum + sizeOf(tensor), 0),
    parameters: tensors.reduce((sum, tensor) => sum + countOf(tensor), 0),
  };
}

function noteOf(pair: AdapterPair, config: AdapterConfig | undefined): string | undefined {
  const note = pairNote(pair);
  if (config?.fanInFanOut !== true || pair.isEmbedding) return note;
  const transposed = vscode.l10n.t(
    'The weight of the base model lies transposed (fan_in_fan_out).',
  );
  return note === undefined ? transposed : `${note} ${transposed}`;
}
