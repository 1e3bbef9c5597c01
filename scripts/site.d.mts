export function buildSite(options?: { built?: boolean }): Promise<string>;
export function serveSite(
  folder?: string,
  port?: number,
): Promise<{ origin: string; stop(): Promise<void> }>;
