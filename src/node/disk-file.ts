import { open, type FileHandle } from 'node:fs/promises';
import type { DiskFile } from '../host/sources/file/file-bytes.js';

/** Milliseconds after the last reading until the file is closed. */
const idleMillis = 3000;

/** A file on the disk of the extension host, for reading only: it is never created and never locked. */
export function openOnDisk(path: string): DiskFile {
  return new OnDisk(path);
}

class OnDisk implements DiskFile {
  private handle: Promise<FileHandle> | undefined;
  private readers = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly path: string) {}

  async read(start: number, end: number, into?: ArrayBuffer): Promise<Uint8Array> {
    clearTimeout(this.timer);
    this.readers++;
    try {
      this.handle ??= open(this.path, 'r');
      const handle = await this.handle;
      const bytes = new Uint8Array(into ?? new ArrayBuffer(end - start));
      let done = 0;
      while (done < bytes.length) {
        const left = bytes.length - done;
        const { bytesRead } = await handle.read(bytes, done, left, start + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    } catch (error) {
      this.close();
      throw error;
    } finally {
      this.readers--;
      this.closeLater();
    }
  }

  private closeLater(): void {
    clearTimeout(this.timer);
    if (this.readers > 0) return;
    this.timer = setTimeout(() => this.close(), idleMillis);
    // A window that closes need not wait for this.
    this.timer.unref();
  }

  private close(): void {
    const { handle } = this;
    this.handle = undefined;
    // A file that could not be opened need not be closed.
    handle?.then((opened) => opened.close()).catch(() => undefined);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.close();
  }
}
