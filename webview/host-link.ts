import { readToPage, type ToHost, type ToPage } from '../src/protocol/index.js';
import { PageLink, type PageHost } from './page-link.js';

/** The extension host, as the page of a matrix uses it. */
export type Host = PageHost<ToPage, ToHost>;

/** The end of the page of a matrix. */
export class HostLink extends PageLink<ToPage, ToHost> implements Host {
  constructor() {
    super(readToPage);
  }
}
