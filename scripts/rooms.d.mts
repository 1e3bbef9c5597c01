export interface Room {
  readonly folder: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

export const rooms: readonly Room[];
export function roomOf(path: string): Room | undefined;
export function refusal(path: string, wanted: string): string | undefined;
