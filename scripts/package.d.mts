/** Builds for production and makes the package; resolves with the path of the VSIX. */
export function makeVsix(): Promise<string>;
export function checkVsix(file: string): Promise<{
  readonly size: number;
  /** Path inside the VSIX to its bytes. */
  readonly contents: Readonly<Record<string, Uint8Array>>;
  /** The problems, one sentence each. */
  readonly wrong: readonly string[];
}>;
