import * as vscode from 'vscode';
import { formatCount, formatPercent, type AdapterPair } from '../../core/index.js';
import type { FromWeights } from '../../protocol/index.js';
import { fileName, stem } from '../sources/file-names.js';
import type { OpenedModel } from './open-model.js';
import { finishSaving, withSavingProgress } from './saving.js';
import { scaleOfPair } from './scales.js';
import type { WeightsSession } from './weights-session.js';
import { askPlace, configAdvice, writeConfig, writeParts } from './write-parts.js';
import { startWriting } from './writing.js';

/** Writes the adapter with other ranks, where the user wants it, and says what that lost. */
export async function saveResized(
  model: OpenedModel,
  { ranks, how }: Extract<FromWeights, { type: 'saveResized' }>,
  session: WeightsSession,
): Promise<void> {
  const { read, uri } = model;
  const chosen = ranks.flatMap(({ id, rank }) => {
    const task = session.item(id)?.task;
    return task?.kind === 'pair' ? [{ pair: task.pair, rank }] : [];
  });
  if (chosen.length === 0) return;
  const target = await askPlace(uri, `${stem(fileName(uri))}-resized.safetensors`);
  if (!target) return;
  const choices = await Promise.all(chosen.map((each) => withScale(model, each)));
  const title = vscode.l10n.t('Resizing {0}', fileName(uri));
  await withSavingProgress(title, async (options) => {
    const resized = await startWriting(
      { kind: 'resize', model: read.model, choices, how, configText: read.configText },
      model.bytes,
      options,
    );
    if (!resized.ok) {
      if (resized.problem.code === 'cancelled') return;
      throw new Error(resized.problem.message);
    }
    const { parts, relative, notes, configText } = resized.value;
    const size = await writeParts(target, parts);
    const before = read.files.reduce((sum, { bytes }) => sum + bytes.size, 0);
    const sentences = [
      vscode.l10n.t(
        'Saved {0}: {1} bytes instead of {2}; relative error {3}, measured after rounding.',
        fileName(target),
        formatCount(size),
        formatCount(before),
        formatPercent(relative),
      ),
    ];
    if (configText !== undefined) {
      sentences.push(configAdvice(await writeConfig(target, configText)));
    }
    finishSaving(sentences, notes, target);
  });
}

async function withScale(model: OpenedModel, { pair, rank }: { pair: AdapterPair; rank: number }) {
  return { pair, rank, scale: await scaleOfPair(model.read, pair) };
}
