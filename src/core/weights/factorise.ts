import { formatCount } from '../format.js';
import { failure, success, type Result } from '../result.js';
import { t } from '../texts.js';

/** Two linear layers in place of one. */
export interface Factorisation {
  /** A function in Python that makes them of the layer. */
  readonly text: string;
  /** Parameters of the weight, and of its two factors. */
  readonly before: number;
  readonly after: number;
}

/**
 * PyTorch text that replaces a linear layer of weight W (rows×cols) by `nn.Sequential` of two: A = Vₖᵀ without a bias,
 * then B = UₖΣₖ with the bias of the layer (Hu et al. 2021, LoRA, for the split).
 *
 * @param name of the weight in its model, for a comment.
 * @returns a problem where k(m + n) ≥ mn, so that two layers save nothing, with the largest k that does.
 */
export function factoriseText(
  name: string,
  rows: number,
  cols: number,
  k: number,
): Result<Factorisation> {
  const before = rows * cols;
  const after = k * (rows + cols);
  if (!Number.isInteger(k) || k < 1) return failure('none', t('The rank has to be 1 or more.'));
  if (after >= before) {
    const most = Math.ceil(before / (rows + cols)) - 1;
    const counts = [k, formatCount(after), formatCount(before)] as const;
    const message =
      most < 1
        ? t(
            'Two layers of rank {0} have {1} parameters, and the layer has {2}; no rank saves any.',
            ...counts,
          )
        : t(
            'Two layers of rank {0} have {1} parameters, and the layer has {2}; the largest rank that saves some is {3}.',
            ...counts,
            most,
          );
    return failure('tooLarge', message);
  }
  const lines = [
    'import torch',
    'from torch import nn',
    '',
    '',
    `def factorise(layer: nn.Linear, rank: int = ${k}) -> nn.Sequential:`,
    `    """${oneLine(name)}: ${rows}×${cols}, ${formatCount(before)} parameters; at rank ${k} ${formatCount(after)}."""`,
    '    weight = layer.weight.detach()',
    '    u, s, vh = torch.linalg.svd(weight.cpu().double(), full_matrices=False)',
    '    like = {"dtype": weight.dtype, "device": weight.device}',
    '    down = nn.Linear(layer.in_features, rank, bias=False, **like)',
    '    up = nn.Linear(rank, layer.out_features, bias=layer.bias is not None, **like)',
    '    with torch.no_grad():',
    '        down.weight.copy_(vh[:rank])',
    '        up.weight.copy_(u[:, :rank] * s[:rank])',
    '        if layer.bias is not None:',
    '            up.bias.copy_(layer.bias)',
    '    return nn.Sequential(down, up)',
    '',
  ];
  return success({ text: lines.join('\n'), before, after });
}

/** A name that cannot end the comment that it stands in. */
function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\\"]/gu, '_');
}
