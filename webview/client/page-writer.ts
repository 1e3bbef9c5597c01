import type { FromPageWriter, PageFiles, PageWish } from '../standalone/wish.js';

/** Writes pages in a worker of its own: packing the code takes a while. Its script is loaded when it is used. */
export class PageWriter {
  /** @param folder the address of the folder with the files of the page, which ends in a slash. */
  constructor(private readonly folder: string) {}

  /** Rejects with a reason for the user. */
  async write(wish: Omit<PageWish, 'files'>): Promise<Uint8Array> {
    const [script, files] = await Promise.all([this.text('write-page.js'), this.files()]);
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(address);
    try {
      const answer = await new Promise<FromPageWriter>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<FromPageWriter>) => resolve(data);
        worker.onerror = (event) => {
          event.preventDefault();
          reject(new Error(event.message || 'the worker ended'));
        };
        worker.postMessage({ ...wish, files } satisfies PageWish);
      });
      if ('problem' in answer) throw new Error(answer.problem);
      return answer.page;
    } finally {
      worker.terminate();
      URL.revokeObjectURL(address);
    }
  }

  private async files(): Promise<PageFiles> {
    const [main, worker, style, boot, font] = await Promise.all([
      this.text('main.js'),
      this.text('worker.js'),
      this.text('main.css'),
      this.text('boot.js'),
      this.fetched('codicon.ttf').then((response) => response.arrayBuffer()),
    ]);
    return { main, worker, style, boot, font: new Uint8Array(font) };
  }

  private async text(name: string): Promise<string> {
    return (await this.fetched(name)).text();
  }

  private async fetched(name: string): Promise<Response> {
    const response = await fetch(this.folder + name);
    if (!response.ok) throw new Error(`${name} cannot be read (${response.status})`);
    return response;
  }
}
