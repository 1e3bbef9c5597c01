/** Builds for production and packages; resolves with the path of the VSIX. */
export function makeVsix(): Promise<string>;
export function checkVsix(file: string): Promise<{
  readonly size: number;
  /** Path inside the VSIX to its bytes. */
  readonly contents: Readonly<Record<string, Uint8Array>>;
  /** What is wrong, as sentences. */
  readonly wrong: readonly string[];
}>;
