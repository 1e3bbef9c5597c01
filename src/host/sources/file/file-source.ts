import * as vscode from 'vscode';
import {
  checkSelection,
  formatCount,
  sliceText,
  usualSelection,
  type ArrayEntry,
  type Problem,
  type ProgramOrigin,
  type Result,
  type RawLayout,
  type ImageHeader,
  type Selection,
} from '../../../core/index.js';
import {
  imageFacts,
  type ArrayFacts,
  type ArrayListing,
  type Source,
} from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import { onFilesRenamed } from '../file-events.js';
import { fileName, stem } from '../file-names.js';
import { createId } from '../id.js';
import type {
  Arrays,
  MatrixSource,
  OtherMatrix,
  ReadOptions,
  SourceChange,
  SourceReading,
} from '../source.js';
import { watchContent } from './content-watch.js';
import { versionOf } from './file-bytes.js';
import type { FileWatch } from './file-watch.js';
import { OpenedFile } from './opened-file.js';
import { originOf } from './program-origin.js';
import { openSlice, readSlice } from './read-slice.js';

/** What is saved of an array for a restart. */
export interface FileLocator {
  readonly uri: string;
  /** The name of the array in the file; empty if the format has no names; absent: the one that is shown first. */
  readonly array?: string | undefined;
  /** The slice of it; absent: the one that is shown first. */
  readonly selection?: Selection | undefined;
  /** How raw numbers lie in a file without a known format. */
  readonly layout?: RawLayout | undefined;
  /** Only these columns of a table. */
  readonly columns?: readonly string[] | undefined;
}

/** Entries of all matrices of a file together that are read for a choice of a second one, at most. */
const mostSiblings = 2 ** 23;

/** A matrix in a file: an array, or a slice of one. It is read again when the file is written. */
export class FileSource implements MatrixSource {
  private address: vscode.Uri;
  private array: string | undefined;
  private selection: Selection | undefined;
  private readonly layout: RawLayout | undefined;
  private columns: readonly string[] | undefined;
  private file: OpenedFile | undefined;
  /** Only another part of the file is wished: what was unpacked or read of it serves again. */
  private isOtherPart = false;
  private facts: ArrayFacts | undefined;
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private watch: FileWatch;
  private readonly renames: vscode.Disposable;

  constructor(
    { uri, array, selection, layout, columns }: FileLocator,
    private readonly id: string,
  ) {
    this.address = vscode.Uri.parse(uri);
    this.array = array;
    this.selection = selection;
    this.layout = layout;
    this.columns = columns;
    this.watch = watchContent(this.address, this.changes);
    this.renames = onFilesRenamed((newAddress) => {
      const moved = newAddress(this.address.toString());
      if (moved === undefined) return;
      this.address = vscode.Uri.parse(moved);
      this.forget();
      this.watch.dispose();
      this.watch = watchContent(this.address, this.changes);
      this.changes.fire({ what: 'place' });
    });
  }

  get uri(): vscode.Uri {
    return this.address;
  }

  get description(): Source {
    const file = fileName(this.address);
    const { array = '', facts, selection } = this;
    const slice =
      facts && !facts.image ? sliceText(facts.shape, facts.selection, facts.isComplex) : '';
    const bare = array === '' ? file : array;
    const label = slice === '' ? bare : `${bare}${slice.startsWith('[') ? '' : ', '}${slice}`;
    const locator: FileLocator = {
      uri: this.address.toString(),
      ...(this.array === undefined ? {} : { array: this.array }),
      ...(selection ? { selection } : {}),
      ...(this.layout ? { layout: this.layout } : {}),
      ...(this.columns ? { columns: this.columns } : {}),
    };
    return {
      kind: 'file',
      id: this.id,
      label,
      name: array === '' ? stem(file) : array,
      place: array === '' ? file : `${file}: ${array}`,
      version: this.file?.version ?? '',
      abilities: ['reveal'],
      ...(facts ? { array: facts } : {}),
      locator: { ...locator },
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof FileSource &&
      other.address.toString() === this.address.toString() &&
      other.array === this.array
    );
  }

  async read(options: ReadOptions): Promise<SourceReading> {
    const file = await this.openedFor(options);
    this.watch.lookAgain(file.version);
    if (file.image && file.catalog.ok) return this.readImage(file, file.image);
    const whole = file.catalog.ok ? file.entry(this.array) : undefined;
    const entry = whole && picked(whole, this.columns);
    if (!whole || !entry) {
      this.facts = undefined;
      return this.refused(file.catalog.ok ? undefined : file.catalog.problem);
    }
    this.array = entry.name;
    const selection = fitting(entry, this.selection);
    this.facts = factsOf(file, entry, selection, whole);
    const { maxEntries } = hostSettings(this.address);
    const result = await openSlice(file, entry, selection, maxEntries, options);
    return result.ok ? { source: this.description, result } : this.refused(result.problem);
  }

  private async readImage(file: OpenedFile, image: ImageHeader): Promise<SourceReading> {
    this.array = '';
    this.facts = imageFacts(image, file.bytes.size);
    const bytes = await file.bytes.read(0, file.bytes.size);
    const { height: rows, width: cols, mediaType } = image;
    return {
      source: this.description,
      result: { ok: true, value: { rows, cols, mediaType, bytes } },
    };
  }

  private refused(problem: Problem = this.noArray()): SourceReading {
    return { source: this.description, result: { ok: false, problem } };
  }

  private noArray(): Problem {
    const { address, array = '' } = this;
    const message = vscode.l10n.t('{0} has no array named {1}.', fileName(address), array);
    return { code: 'none', message };
  }

  /** Shows the file in the Explorer, because it has no text for an editor. */
  async reveal(): Promise<void> {
    await vscode.commands.executeCommand('revealInExplorer', this.address);
  }

  get arrays(): Arrays {
    return {
      list: async () => (await this.opened()).entries.map(listing),
      source: (name) =>
        new FileSource({ uri: this.address.toString(), array: name }, createId('file')),
      columns: async () => {
        const entry = (await this.opened()).entry(this.array);
        return entry?.pick && entry.columnLabels
          ? { all: entry.columnLabels, chosen: this.columns ?? entry.columnLabels }
          : undefined;
      },
      chooseColumns: (names) => {
        this.columns = names;
        this.isOtherPart = true;
        this.changes.fire({ what: 'content' });
      },
      choose: (selection) => {
        this.selection = selection;
        this.isOtherPart = true;
        this.changes.fire({ what: 'content' });
      },
    };
  }

  async origin(): Promise<Result<ProgramOrigin>> {
    const file = await this.opened();
    const whole = file.entry(this.array);
    if (!whole) return { ok: false, problem: this.noArray() };
    const entry = picked(whole, this.columns);
    return originOf(this.address, file, entry, fitting(entry, this.selection), this.layout);
  }

  async siblings(cols: number): Promise<OtherMatrix[]> {
    const file = await this.opened();
    const { maxEntries } = hostSettings(this.address);
    const token = new vscode.CancellationTokenSource().token;
    const others: OtherMatrix[] = [];
    let left = mostSiblings;
    for (const entry of file.entries) {
      const selection = fitting(entry);
      const isWanted = (entry.shape[selection.axes[1]] ?? 1) === cols;
      if (entry.name === this.array || entry.problem || !isWanted) continue;
      const options = { token, report: () => undefined };
      const most = Math.min(left, maxEntries);
      const result = await readSlice(file, entry, selection, most, options);
      if (!result.ok) continue;
      left -= result.value.data.length;
      others.push({ label: entry.name, place: fileName(this.address), matrix: result.value });
    }
    return others;
  }

  /** The file as it is now. It is opened anew unless only another part of the same version is wished. */
  private async openedFor(options: ReadOptions): Promise<OpenedFile> {
    const { file, isOtherPart } = this;
    this.isOtherPart = false;
    if (file && isOtherPart) {
      const version = await versionOf(this.address).catch(() => undefined);
      if (version === file.version) return file;
    }
    this.forget();
    const opened = await OpenedFile.open(this.address, this.layout, options);
    this.file = opened;
    return opened;
  }

  private async opened(): Promise<OpenedFile> {
    return (this.file ??= await OpenedFile.open(this.address, this.layout));
  }

  private forget(): void {
    this.file?.dispose();
    this.file = undefined;
  }

  dispose(): void {
    this.forget();
    this.watch.dispose();
    this.renames.dispose();
    this.changes.dispose();
  }
}

/** The entry with the chosen columns, if the file still has any of them. */
function picked(entry: ArrayEntry, columns: readonly string[] | undefined): ArrayEntry {
  const left = columns?.filter((name) => entry.columnLabels?.includes(name)) ?? [];
  return entry.pick && left.length > 0 ? entry.pick(left) : entry;
}

/** The chosen slice, if it fits the array, which may have another shape than when it was chosen. */
function fitting({ shape }: ArrayEntry, chosen?: Selection): Selection {
  return chosen && checkSelection(shape, chosen).ok ? chosen : usualSelection(shape);
}

function factsOf(
  file: OpenedFile,
  entry: ArrayEntry,
  selection: Selection,
  whole: ArrayEntry,
): ArrayFacts {
  const { name, shape, elementType, order, isComplex, isWide } = entry;
  const { axes, at, unfolded, part } = selection;
  return {
    format: file.catalog.ok ? file.catalog.value.format : '',
    fileSize: file.bytes.size,
    name,
    count: file.entries.length,
    shape: [...shape],
    elementType,
    order,
    isComplex,
    isWide,
    ...(file.isRaw ? { isRaw: true } : {}),
    ...(whole.pick ? { columnsOf: whole.shape.at(-1)! } : {}),
    selection: {
      axes: [axes[0], axes[1]],
      at: [...at],
      ...(unfolded ? { unfolded } : {}),
      ...(part ? { part } : {}),
    },
  };
}

/** An array in a list. */
export function listing({ name, shape, elementType, problem }: ArrayEntry): ArrayListing {
  return {
    name,
    shape: [...shape],
    elementType,
    ...(problem ? { problem: problem.message } : {}),
  };
}

/** The shape and the type of an array, for a list: `4 × 3 · <f8`. */
export function shapeLine({ shape, elementType }: ArrayListing): string {
  return `${shape.map(formatCount).join(' × ')} · ${elementType}`;
}
