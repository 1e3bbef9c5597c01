export function copySamples(): Promise<{
  readonly folder: string;
  remove(): Promise<void>;
}>;
