/**
 * The address of the workers' script as a blob. A webview cannot start a worker from a resource
 * address, so the script is fetched once and both workers start from its blob.
 */
export class WorkerScript {
  private url: Promise<string> | undefined;

  constructor(private readonly resource: string) {}

  async start(): Promise<Worker> {
    this.url ??= this.load();
    return new Worker(await this.url);
  }

  private async load(): Promise<string> {
    const response = await fetch(this.resource);
    if (!response.ok) throw new Error(`the worker's script cannot be read (${response.status})`);
    const script = new Blob([await response.arrayBuffer()], { type: 'text/javascript' });
    return URL.createObjectURL(script);
  }
}
