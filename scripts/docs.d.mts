export function withLanguages(page: string): Promise<string>;
