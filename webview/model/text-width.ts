/** East Asian characters and full-width signs, which are as wide as two letters less their sides. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu;

/** How many average Latin letters are as wide as a text, where it cannot be measured. */
export function lettersIn(text: string): number {
  return text.length + 0.8 * (text.match(wide)?.length ?? 0);
}
