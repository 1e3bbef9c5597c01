import { t } from '../texts.js';

/**
 * Why the numbers of a tensor are not those of a weight: other tensors of the model say that it is packed or scaled.
 * None of these formats is part of .safetensors, so nothing is unpacked.
 *
 * @param has whether the model has a tensor of this name.
 * @returns `problem` if the numbers mean nothing, `note` if they are right up to a factor.
 */
export function packedReason(
  name: string,
  has: (name: string) => boolean,
): { readonly problem: string } | { readonly note: string } | undefined {
  const stem = name.replace(/\.(?:weight|qweight|qzeros|weight_packed|weight_zero_point)$/, '');
  if (has(`${name}.absmax`) || has(`${name}.quant_map`)) {
    return {
      problem: t(
        'Packed to 4 bits by bitsandbytes; its values need the code tables, and are not unpacked here.',
      ),
    };
  }
  if (
    (name.endsWith('.qweight') && (has(`${stem}.qzeros`) || has(`${stem}.scales`))) ||
    (name.endsWith('.qzeros') && has(`${stem}.qweight`))
  ) {
    return {
      problem: t(
        'Packed integers of GPTQ or AWQ with scales of their own; they are not unpacked here.',
      ),
    };
  }
  if (
    (name.endsWith('.weight_packed') && has(`${stem}.weight_scale`)) ||
    (name.endsWith('.weight_zero_point') && has(`${stem}.weight_packed`))
  ) {
    return {
      problem: t(
        'Packed integers with scales of their own (compressed-tensors); they are not unpacked here.',
      ),
    };
  }
  const other = name.endsWith('_blocks')
    ? name.replace(/_blocks$/, '_scales')
    : name.endsWith('_scales') && name.replace(/_scales$/, '_blocks');
  if (other !== false && has(other)) {
    return {
      problem: t(
        'Blocks of 4-bit numbers with exponents of their own (MXFP4); they are not unpacked here.',
      ),
    };
  }
  if (
    has(`${name}_scale_inv`) ||
    (name.endsWith('.weight') && (has(`${stem}.weight_scale`) || has(`${stem}.SCB`)))
  ) {
    return {
      note: t(
        'The model also has scales for this tensor, which are not applied: norms and values are those of the stored numbers.',
      ),
    };
  }
  return undefined;
}
