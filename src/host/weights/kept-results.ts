import * as vscode from 'vscode';
import * as v from 'valibot';
import { crc32, decodeUtf8, encodeUtf8, type Measured } from '../../core/index.js';
import { measuredRowSchema } from '../../protocol/index.js';
import { log } from '../log.js';

/** Changes when the numbers of a table are computed in another way. */
const format = 2;
/** Results of so many models are kept: those that were used last. */
const mostFiles = 40;

const savedSchema = v.object({
  format: v.literal(format),
  /** The names of two models may have the same checksum. */
  model: v.string(),
  version: v.string(),
  rows: v.record(
    v.string(),
    v.object({
      ...v.omit(measuredRowSchema, ['id', 'values', 'lost']).entries,
      values: v.optional(v.array(v.number())),
      lost: v.optional(v.array(v.number())),
    }),
  ),
});

/** What was measured of models, kept in files of the extension, so that a model that is opened again has its table at once. */
export class KeptResults {
  /** @param folder of the extension's own storage. */
  constructor(private readonly folder: vscode.Uri) {}

  /** @returns by the name of the row; empty if nothing is known of this version. */
  async load(model: string, version: string): Promise<ReadonlyMap<string, Measured>> {
    try {
      const text = decodeUtf8(await vscode.workspace.fs.readFile(this.file(model)));
      const saved = text.ok ? v.safeParse(savedSchema, JSON.parse(text.value)) : undefined;
      if (!saved?.success || saved.output.model !== model) return new Map();
      if (saved.output.version !== version) return new Map();
      return new Map(
        Object.entries(saved.output.rows).map(([name, { values, lost, ...rest }]) => [
          name,
          {
            ...rest,
            ...(values ? { values: Float64Array.from(values) } : {}),
            ...(lost ? { lost: Float64Array.from(lost) } : {}),
          },
        ]),
      );
    } catch {
      // There is no such file, or it cannot be read: everything is measured again.
      return new Map();
    }
  }

  async save(model: string, version: string, rows: ReadonlyMap<string, Measured>): Promise<void> {
    const plain = [...rows].map(([name, { values, lost, ...rest }]) => [
      name,
      {
        ...rest,
        ...(values ? { values: [...values] } : {}),
        ...(lost ? { lost: [...lost] } : {}),
      },
    ]);
    const text = JSON.stringify({
      format,
      model,
      version,
      rows: Object.fromEntries(plain) as unknown,
    });
    try {
      await vscode.workspace.fs.writeFile(this.file(model), encodeUtf8(text));
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
    return vscode.Uri.joinPath(this.folder, `${crc32(encodeUtf8(model)).toString(16)}.json`);
  }
}
