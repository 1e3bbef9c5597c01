import type * as vscode from 'vscode';
import { readToHost, type ToHost, type ToPage } from '../../protocol/index.js';
import { log } from '../log.js';

/** The host's end of the connection with one page, typed and checked. */
export class Connection implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly webview: vscode.Webview,
    onMessage: (message: ToHost) => void,
  ) {
    this.subscription = webview.onDidReceiveMessage((raw: unknown) => {
      const message = readToHost(raw);
      if (message instanceof Error) log().warn(`from the page: ${message.message}`);
      else onMessage(message);
    });
  }

  /**
   * Resolves to true once the page has received it, false when the page is hidden or no longer exists.
   */
  async send(message: ToPage): Promise<boolean> {
    return this.webview.postMessage(message);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
