import * as vscode from 'vscode';
import * as v from 'valibot';
import { crc32, decodeUtf8, encodeUtf8, type Measured } from '../../core/index.js';
import { measuredRowSchema } from '../../protocol/index.js';
import { breather } from '../breather.js';
import { log } from '../log.js';

/** Changes when the numbers of a table are computed in another way, or are written so. */
const format = 3;
/** Results of so many models are kept: those that were used last. */
const mostFiles = 40;

/** The first line. */
const headSchema = v.object({
  format: v.literal(format),
  /** The names of two models may have the same checksum. */
  model: v.string(),
  version: v.string(),
});

/** Each line after it: one row of the table. */
const rowSchema = v.object({
  name: v.string(),
  ...v.omit(measuredRowSchema, ['id', 'values', 'lost']).entries,
  values: v.optional(v.array(v.number())),
  lost: v.optional(v.array(v.number())),
});

/**
 * What was measured of models, kept in files of the extension, so that a model that is opened again has its table at once.
 * A model may have 20,000 rows: they are lines of JSON, so that others get their turn while they are read and written.
 */
export class KeptResults {
  /** The last writing of each file; the next one waits for it. */
  private readonly writing = new Map<string, Promise<void>>();

  /** @param folder of the extension's own storage. */
  constructor(private readonly folder: vscode.Uri) {}

  /** @returns by the name of the row; empty if nothing is known of this version. */
  async load(model: string, version: string): Promise<ReadonlyMap<string, Measured>> {
    try {
      const text = decodeUtf8(await vscode.workspace.fs.readFile(this.file(model)));
      if (!text.ok) return new Map();
      const [head = '', ...lines] = text.value.trimEnd().split('\n');
      const saved = v.parse(headSchema, JSON.parse(head));
      if (saved.model !== model || saved.version !== version) return new Map();
      const known = new Map<string, Measured>();
      const breathe = breather();
      for (const line of lines) {
        const { name, values, lost, ...rest } = v.parse(rowSchema, JSON.parse(line));
        known.set(name, {
          ...rest,
          ...(values ? { values: Float64Array.from(values) } : {}),
          ...(lost ? { lost: Float64Array.from(lost) } : {}),
        });
        await breathe();
      }
      return known;
    } catch {
      // There is no such file, or it cannot be read: everything is measured again.
      return new Map();
    }
  }

  /** What is known now is written, also if it changes meanwhile. */
  save(model: string, version: string, rows: ReadonlyMap<string, Measured>): Promise<void> {
    const own = new Map(rows);
    const saved = (this.writing.get(model) ?? Promise.resolve()).then(() =>
      this.write(model, version, own),
    );
    this.writing.set(model, saved);
    return saved;
  }

  private async write(
    model: string,
    version: string,
    rows: ReadonlyMap<string, Measured>,
  ): Promise<void> {
    const lines = [JSON.stringify({ format, model, version })];
    const breathe = breather();
    for (const [name, { values, lost, ...rest }] of rows) {
      const plain = {
        ...{ name, ...rest },
        ...(values ? { values: [...values] } : {}),
        ...(lost ? { lost: [...lost] } : {}),
      };
      lines.push(JSON.stringify(plain));
      await breathe();
    }
    try {
      await vscode.workspace.fs.writeFile(this.file(model), encodeUtf8(`${lines.join('\n')}\n`));
      await this.forgetOldest();
    } catch (error) {
      log().warn(`results of ${model} were not kept: ${String(error)}`);
    }
  }

  private async forgetOldest(): Promise<void> {
    const listed = await vscode.workspace.fs.readDirectory(this.folder);
    if (listed.length <= mostFiles) return;
    const files = await Promise.all(
      listed.map(async ([name]) => {
        const uri = vscode.Uri.joinPath(this.folder, name);
        return { uri, mtime: (await vscode.workspace.fs.stat(uri)).mtime };
      }),
    );
    files.sort((a, b) => b.mtime - a.mtime);
    await Promise.all(files.slice(mostFiles).map(({ uri }) => vscode.workspace.fs.delete(uri)));
  }

  private file(model: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${crc32(encodeUtf8(model)).toString(16)}.jsonl`);
  }
}
