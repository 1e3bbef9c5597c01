import * as vscode from 'vscode';
import {
  failure,
  formThinProduct,
  readChanged,
  readFactors,
  readProduct,
  recogniseAdapter,
  success,
  type AdapterPair,
  type Matrix,
  type OtherProduct,
  type Result,
  type ThinProduct,
} from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import { adaptedTask } from '../../weights/adapted-task.js';
import { ModelWatch } from '../../weights/model-watch.js';
import { disposeModel, readModel, type ReadModel } from '../../weights/read-model.js';
import { scaleOfPair, scaleOfProduct } from '../../weights/scales.js';
import { fileName } from '../file-names.js';
import { contentListener } from '../file/content-watch.js';
import type {
  LargeMatrix,
  MatrixSource,
  SourceChange,
  SourceReading,
  StoredFactors,
} from '../source.js';

/** What is saved of a product for a restart. */
export interface ProductLocator {
  /** The adapter. */
  readonly uri: string;
  /** The module whose weight it changes. */
  readonly pair: string;
  /** The base model, where magnitudes of DoRA make the change depend on it: it is then W′ − W. */
  readonly base?: string | undefined;
}

/**
 * Products with more entries are not formed: they are computed where they are looked at, and their singular values come
 * from the factors.
 */
const mostFormed = 2 ** 20;

interface Found {
  readonly matrix: Matrix | LargeMatrix;
  /** B, A and s, if the file has two factors. */
  readonly stored?: StoredFactors;
}

/** The change ΔW = s·B A of one weight, from an adapter. */
export class ProductSource implements MatrixSource {
  private readonly address: vscode.Uri;
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly watch: ModelWatch;
  private readonly baseWatch: ModelWatch | undefined;
  private version = '';

  constructor(
    private readonly locator: ProductLocator,
    private readonly id: string,
  ) {
    this.address = vscode.Uri.parse(locator.uri);
    this.watch = this.watched(locator.uri);
    this.baseWatch = locator.base === undefined ? undefined : this.watched(locator.base);
  }

  private watched(address: string): ModelWatch {
    const uri = vscode.Uri.parse(address);
    return new ModelWatch(uri, contentListener(uri, this.changes));
  }

  get uri(): vscode.Uri {
    return this.address;
  }

  get description(): Source {
    const { pair, uri, base } = this.locator;
    const file = fileName(this.address);
    return {
      kind: 'product',
      id: this.id,
      label: `Δ${pair}`,
      name: pair,
      place:
        base === undefined
          ? vscode.l10n.t('{0}: B A of {1}', file, pair)
          : vscode.l10n.t('{0}: {1} with DoRA, minus the base', file, pair),
      version: this.version,
      abilities: ['reveal'],
      locator: { uri, pair, ...(base === undefined ? {} : { base }) },
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof ProductSource &&
      other.locator.uri === this.locator.uri &&
      other.locator.pair === this.locator.pair &&
      other.locator.base === this.locator.base
    );
  }

  async read(): Promise<SourceReading> {
    const read = await readModel(this.address);
    const found = read.ok ? await this.find(read.value) : read;
    const source = this.description;
    if (!found.ok) return { source, result: found };
    const { matrix, stored } = found.value;
    return { source, result: success(matrix), stored };
  }

  private async find(read: ReadModel): Promise<Result<Found>> {
    try {
      this.version = read.version;
      this.watch.lookAgain(read);
      const adapter = recogniseAdapter(read.model.tensors);
      const { pair: name } = this.locator;
      const pair = adapter.pairs.find((each) => each.name === name);
      const { base } = this.locator;
      if (pair && base !== undefined) return whole(await this.onBase(read, base, pair));
      if (pair) return await pairMatrix(read, pair);
      const product = adapter.products.find((each) => each.name === name);
      if (product) return whole(await this.productMatrix(read, product));
      return failure(
        'none',
        vscode.l10n.t('{0} has no pair named {1} any more.', fileName(this.address), name),
      );
    } finally {
      disposeModel(read);
    }
  }

  /** W′ − W, in memory as a whole. */
  private async onBase(read: ReadModel, base: string, pair: AdapterPair): Promise<Result<Matrix>> {
    const found = await readModel(vscode.Uri.parse(base));
    if (!found.ok) return found;
    try {
      this.version = `${read.version} ${found.value.version}`;
      this.baseWatch?.lookAgain(found.value);
      const { maxEntries } = hostSettings(this.address);
      const [task, why] = await adaptedTask(found.value, read, pair);
      if (!task) return failure('none', why);
      const files = [...found.value.files, ...read.files].map(({ bytes }) => bytes);
      const changed = await readChanged(task, files, maxEntries);
      if (!changed.ok) return changed;
      const { before, after } = changed.value;
      return success({ ...after, data: after.data.map((value, i) => value - before.data[i]!) });
    } finally {
      disposeModel(found.value);
    }
  }

  private async productMatrix(read: ReadModel, product: OtherProduct): Promise<Result<Matrix>> {
    const { rows, cols } = product;
    const { maxEntries } = hostSettings(this.address);
    if (rows * cols > maxEntries) {
      return failure(
        'tooLarge',
        vscode.l10n.t(
          'ΔW is {0}×{1}, and a product of this kind must be formed as a whole; up to {2} entries can be shown.',
          rows,
          cols,
          maxEntries,
        ),
      );
    }
    const files = read.files.map(({ bytes }) => bytes);
    return readProduct(product, (await scaleOfProduct(read, product)).scale, files);
  }

  async reveal(): Promise<void> {
    await vscode.commands.executeCommand('revealInExplorer', this.address);
  }

  dispose(): void {
    this.watch.dispose();
    this.baseWatch?.dispose();
    this.changes.dispose();
  }
}

/** A matrix that no two factors are shown of. */
function whole(result: Result<Matrix>): Result<Found> {
  return result.ok ? success({ matrix: result.value }) : result;
}

async function pairMatrix(read: ReadModel, pair: AdapterPair): Promise<Result<Found>> {
  const files = read.files.map(({ bytes }) => bytes);
  const factors = await readFactors(pair, files);
  if (!factors.ok) return factors;
  const { b, a } = factors.value;
  const { scale } = await scaleOfPair(read, pair);
  const product: ThinProduct = {
    left: { ...b, data: b.data.map((value) => scale * value) },
    right: a,
  };
  const stored = { left: b, right: a, scale };
  const { rows, cols } = pair;
  if (rows * cols <= mostFormed) {
    return success({ matrix: await formThinProduct(product), stored });
  }
  const elementType = `s·B A, ${pair.up.dtype}`;
  return success({ matrix: { rows, cols, elementType, content: product }, stored });
}
