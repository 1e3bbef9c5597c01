/** Signs of the names on screen that file systems, shells and programs may not read. */
const plain: readonly (readonly [RegExp, string])[] = [
  [/M\u0302/gu, 'Mhat'],
  [/ᵀ/gu, 't'],
  [/Σ/gu, 'Sigma'],
  [/σ/gu, 'sigma'],
];

const longestPart = 60;

/**
 * The name of a file without its extension: `noisy-Mhat2`. Letters of every script stay; mathematical signs
 * are spelled out, and everything else becomes a hyphen.
 *
 * @param label the name of the matrix: of the variable, or of the file it is in.
 * @param part what of it the file has.
 */
export function fileBase(label: string | undefined, part: string): string {
  const parts = [label ?? '', part].map(filePart).filter((text) => text !== '');
  return parts.join('-') || 'matrix';
}

function filePart(text: string): string {
  const spelled = plain.reduce((now, [sign, letters]) => now.replace(sign, letters), text);
  return spelled
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}_.]+/gu, '-')
    .slice(0, longestPart)
    .replace(/^[-.]+|[-.]+$/g, '');
}
