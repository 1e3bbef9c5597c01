export interface GatheredTexts {
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

export function gatherTexts(): Promise<GatheredTexts>;
export function bundleText(texts: Readonly<Record<string, string>>): string;
export function textsIn(file: string, text: string): { texts: string[]; problems: string[] };
