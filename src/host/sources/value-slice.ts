import {
  checkSelection,
  success,
  usualSelection,
  valueCount,
  type ArrayEntry,
  type Selection,
} from '../../core/index.js';
import type { ArrayFacts, Source } from '../../protocol/index.js';
import { hostSettings } from '../settings.js';
import type { ArrayAnswer } from '../values/description.js';
import { valueFacts } from '../values/facts.js';
import { arrayOf, previewValue, type ValueChannel } from '../values/read-value.js';
import { openSlice } from './file/read-slice.js';
import type { Arrays, MatrixSource, ReadOptions, SourceReading } from './source.js';

/** Matrices with more entries are shown in blocks first. */
const previewEntries = 2 ** 18;

/**
 * The slice of an array in another program that a source shows. Variables of debuggers and of kernels differ only in the
 * channel that answers, and in when they change.
 */
export class ValueSlice {
  private facts: ArrayFacts | undefined;
  private part: string | undefined;

  constructor(private selection: Selection | undefined) {}

  /** What the description of the source has of it. */
  describe(expression: string): Pick<Source, 'label' | 'name' | 'array'> {
    const label = this.part === undefined ? expression : `${expression}.${this.part}`;
    return { label, name: label, ...(this.facts ? { array: this.facts } : {}) };
  }

  /** What is saved of it for a restart. */
  get saved(): { selection?: Selection } {
    return this.selection ? { selection: this.selection } : {};
  }

  /**
   * Reads the slice.
   *
   * @param description the present answer of `channel`.
   * @param source describes the source of the slice.
   * @throws what the channel rejects with.
   */
  async read(
    channel: ValueChannel,
    description: ArrayAnswer,
    source: () => Source,
    options: ReadOptions,
  ): Promise<SourceReading> {
    const entry = arrayOf(channel, description, (share) => options.report(share));
    const { shape } = entry;
    this.part = description.part;
    if (options.preview && valueCount(description) > previewEntries) {
      const preview = await previewValue(channel, description);
      if (preview) await options.preview(source(), preview);
    }
    const selection =
      this.selection && checkSelection(shape, this.selection).ok
        ? this.selection
        : usualSelection(shape);
    this.facts = valueFacts(description, entry, selection);
    const file = { numbers: (each: ArrayEntry) => each.open({ maxBytes: Infinity }) };
    const quiet = { token: options.token, report: () => undefined };
    const { maxEntries } = hostSettings();
    const result = await openSlice(file, entry, selection, maxEntries, quiet);
    if (!result.ok) return { source: source(), result };
    const { value } = result;
    const names = isUsual(shape, selection) ? description.rows : undefined;
    const labelled = names && 'data' in value ? { ...value, rowLabels: names } : value;
    return { source: source(), result: success(labelled) };
  }

  /** For *Array and Slice*: the only array is the one of `owner`. */
  arrays(owner: MatrixSource, onChange: () => void): Arrays {
    return {
      list: () => Promise.resolve([]),
      source: () => owner,
      columns: () => Promise.resolve(undefined),
      chooseColumns: () => undefined,
      choose: (selection) => {
        this.selection = selection;
        onChange();
      },
    };
  }
}

function isUsual(shape: readonly number[], { axes, unfolded }: Selection): boolean {
  const usual = usualSelection(shape);
  return unfolded !== true && axes[0] === usual.axes[0] && axes[1] === usual.axes[1];
}
