import { portOf, type WorkerPort, type WorkerSource } from './worker-port.js';

/**
 * The address of the workers' script as a blob. A webview cannot start a worker from a resource
 * address, so the script is fetched once and all workers start from its blob.
 */
export class WorkerScript implements WorkerSource {
  private url: Promise<string> | undefined;

  constructor(private readonly resource: string) {}

  async start(): Promise<WorkerPort> {
    this.url ??= this.load();
    try {
      return portOf(new Worker(await this.url));
    } catch (error) {
      // The next worker tries again.
      this.url = undefined;
      throw error;
    }
  }

  private async load(): Promise<string> {
    // A page that a person was sent has the script inside.
    if (this.resource.startsWith('blob:')) return this.resource;
    const response = await fetch(this.resource);
    if (!response.ok) throw new Error(`the worker's script cannot be read (${response.status})`);
    const script = new Blob([await response.arrayBuffer()], { type: 'text/javascript' });
    return URL.createObjectURL(script);
  }
}
