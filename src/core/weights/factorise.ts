import { formatCount } from '../format.js';
import { failure, success, type Result } from '../result.js';

/** A linear layer as two: what a program in PyTorch needs, and what it saves. */
export interface FactorisedLayer {
  readonly text: string;
  /** Parameters of the weight, mn, and of its two factors, k(m + n). */
  readonly before: number;
  readonly after: number;
}

/**
 * PyTorch that replaces a linear layer y = Wx + b by y = B(Ax) + b, where B A is the best approximation of W of rank k
 * (Hu et al. 2021 use the same two factors for a change of W). The program decomposes W itself: factors as text would be
 * millions of numbers.
 *
 * @param name of the weight in the model: `model.layers.0.mlp.up_proj.weight`.
 * @param rows m, the outputs.
 * @param cols n, the inputs.
 * @returns `tooLarge` for a rank at which two factors take no fewer numbers than W.
 */
export function factorisedLayer(
  name: string,
  rows: number,
  cols: number,
  rank: number,
): Result<FactorisedLayer> {
  const before = rows * cols;
  const after = rank * (rows + cols);
  if (rank < 1 || after >= before) {
    const most = Math.ceil(before / (rows + cols)) - 1;
    return failure(
      'tooLarge',
      `At rank ${rank}, two layers have ${formatCount(after)} parameters and one has ${formatCount(before)}; ranks up to ${most} save some.`,
    );
  }
  const module = name.replace(/\.weight$/, '');
  const text = `import torch
from torch import nn


def factorised(layer: nn.Linear, rank: int = ${rank}) -> nn.Sequential:
    """${module}: ${rows}x${cols} at rank ${rank}, ${after} instead of ${before} parameters (the bias not counted)."""
    weight = layer.weight.detach()
    u, s, vt = torch.linalg.svd(weight.double(), full_matrices=False)
    a = nn.Linear(layer.in_features, rank, bias=False)
    b = nn.Linear(rank, layer.out_features, bias=layer.bias is not None)
    a.weight = nn.Parameter(vt[:rank].to(weight))
    b.weight = nn.Parameter((u[:, :rank] * s[:rank]).to(weight))
    if layer.bias is not None:
        b.bias = nn.Parameter(layer.bias.detach().clone())
    return nn.Sequential(a, b)


# model.set_submodule("${module}", factorised(model.get_submodule("${module}")))
`;
  return success({ text, before, after });
}
