import * as vscode from 'vscode';
import { extractPairs, formatPercent, type ModelTensor } from '../../core/index.js';
import type { FromWeights } from '../../protocol/index.js';
import { fileName, stem } from '../sources/file-names.js';
import type { OpenedModel } from './open-model.js';
import { finishSaving, withSavingProgress } from './saving.js';
import type { WeightsSession } from './weights-session.js';
import { askPlace, configAdvice, writeConfig, writeParts } from './write-parts.js';

/** Writes the differences of two models as an adapter, where the user wants it, and says what that lost. */
export async function saveExtracted(
  before: OpenedModel,
  after: OpenedModel,
  { ranks, how }: Extract<FromWeights, { type: 'extract' }>,
  session: WeightsSession,
): Promise<void> {
  const shift = before.read.files.length;
  const choices = ranks.flatMap(({ id, rank }) => {
    const task = session.item(id)?.task;
    if (task?.kind !== 'difference') return [];
    // Tasks count files through both models.
    const own = { ...task.after, file: task.after.file - shift };
    return [{ before: task.before, after: own, rank }];
  });
  const first = choices[0];
  if (!first) return;
  const spelling = await askSpelling();
  if (!spelling) return;
  const { uri } = after;
  const target = await askPlace(uri, `${stem(fileName(uri))}-adapter.safetensors`);
  if (!target) return;
  const title = vscode.l10n.t('Extracting an adapter of {0}', fileName(uri));
  await withSavingProgress(title, async (options) => {
    const extracted = await extractPairs({
      ...{ choices, spelling, how },
      dtype: factorType(first.after.dtype),
      readBefore: reader(before),
      readAfter: reader(after),
      ...options,
    });
    if (!extracted.ok) {
      if (extracted.problem.code === 'cancelled') return;
      throw new Error(extracted.problem.message);
    }
    const { parts, pairs, relative, notes, configText } = extracted.value;
    await writeParts(target, parts);
    const sentences = [
      vscode.l10n.t(
        'Saved {0}: {1} pairs; relative error {2}, measured after rounding.',
        fileName(target),
        pairs.length,
        formatPercent(relative),
      ),
    ];
    if (configText !== undefined) {
      sentences.push(configAdvice(await writeConfig(target, configText)));
    }
    finishSaving(sentences, notes, target);
  });
}

function reader({ read }: OpenedModel) {
  return ({ file, start, end }: ModelTensor) => read.files[file]!.bytes.read(start, end);
}

async function askSpelling() {
  const items = [
    { label: 'PEFT', description: 'lora_A, lora_B, adapter_config.json', spelling: 'peft' },
    { label: 'kohya, U-Net', description: 'lora_unet_….lora_down', spelling: 'kohya-unet' },
    { label: 'kohya, text encoder', description: 'lora_te_….lora_down', spelling: 'kohya-te' },
  ] as const;
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Extract Adapter'),
    placeHolder: vscode.l10n.t('Which programs will read it?'),
  });
  return choice?.spelling;
}

/** The type of the weights, if factors can have it. */
function factorType(dtype: string): 'F32' | 'F16' | 'BF16' {
  return dtype === 'F16' || dtype === 'BF16' ? dtype : 'F32';
}
