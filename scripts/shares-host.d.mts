import type { Plugin } from 'esbuild';

export const sharesHost: Plugin;
