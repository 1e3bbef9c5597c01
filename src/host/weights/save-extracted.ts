import * as vscode from 'vscode';
import { formatPercent, type WeightTask } from '../../core/index.js';
import type { FromWeights } from '../../protocol/index.js';
import { fileName, stem } from '../sources/file-names.js';
import type { OpenedModel } from './open-model.js';
import { finishSaving, withSavingProgress } from './saving.js';
import type { WeightsSession } from './weights-session.js';
import { askPlace, configAdvice, writeConfig, writeParts } from './write-parts.js';
import { startWriting } from './writing.js';

/** Writes the differences of two models as an adapter, where the user wants it, and says what that lost. */
export async function saveExtracted(
  { uri }: OpenedModel,
  { ranks, how }: Extract<FromWeights, { type: 'extract' }>,
  session: WeightsSession,
): Promise<void> {
  const choices = ranks.flatMap(({ id, rank }) => {
    const item = session.item(id);
    const task = item?.task;
    if (task?.kind !== 'difference' && task?.kind !== 'adapted') return [];
    return [{ ...weightOf(task), rank, task }];
  });
  const first = session.item(ranks[0]?.id ?? -1)?.task;
  if (choices.length === 0 || !first) return;
  const spelling = await askSpelling();
  if (!spelling) return;
  const target = await askPlace(uri, `${stem(fileName(uri))}-adapter.safetensors`);
  if (!target) return;
  const title = vscode.l10n.t('Extracting an adapter of {0}', fileName(uri));
  await withSavingProgress(title, async (options) => {
    const { vectors, files } = session;
    const extracted = await startWriting(
      { kind: 'extract', choices, vectors, spelling, how, dtype: factorType(first) },
      files,
      options,
    );
    if (!extracted.ok) {
      if (extracted.problem.code === 'cancelled') return;
      throw new Error(extracted.problem.message);
    }
    const { parts, pairs, relative, notes, configText } = extracted.value;
    await writeParts(target, parts);
    const said = [fileName(target), formatPercent(relative)] as const;
    const sentences = [
      pairs === 1
        ? vscode.l10n.t('Saved {0}: 1 pair; relative error {1}, measured after rounding.', ...said)
        : vscode.l10n.t(
            'Saved {0}: {2} pairs; relative error {1}, measured after rounding.',
            ...said,
            pairs,
          ),
    ];
    if (configText !== undefined) {
      sentences.push(configAdvice(await writeConfig(target, configText)));
    }
    finishSaving(sentences, notes, target);
  });
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

/** The weight that a pair is for, as the pair sees it: out×in also where the base has it transposed. */
function weightOf(task: Extract<WeightTask, { kind: 'difference' | 'adapted' }>) {
  if (task.kind === 'difference') return { name: task.after.name, shape: task.after.shape };
  const { base, change, isTransposed } = task;
  return { name: base.name, shape: isTransposed ? [change.rows, change.cols] : base.shape };
}

/** The type of the weights, if factors can have it. */
function factorType(task: WeightTask): 'F32' | 'F16' | 'BF16' {
  const dtype =
    task.kind === 'difference' ? task.after.dtype : task.kind === 'adapted' ? task.base.dtype : '';
  return dtype === 'F16' || dtype === 'BF16' ? dtype : 'F32';
}
