import { t } from '../../src/core/index.js';
import { startTfjs } from '../compute/gpu-products.js';
import { GlHeatmap } from '../heatmap/gl-heatmap.js';

/** A WebGL 2 context with float render targets that tfjs and the heatmap share. */
export interface GlStage {
  readonly gl: WebGL2RenderingContext;
  readonly canvas: OffscreenCanvas;
  readonly heatmap: GlHeatmap;
  /** The name of the GPU, from the driver. */
  readonly renderer: string;
}

export class NoWebGl extends Error {}

/**
 * Whether WebGL is computed on the CPU, by the names of the renderers in software: SwiftShader of Chromium,
 * Mesa's llvmpipe and softpipe, and the basic renderer of Windows in remote sessions.
 */
export function isEmulated(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}

/** @throws NoWebGl with a sentence for the user when this machine does not support it. */
export async function createStage(): Promise<GlStage> {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    premultipliedAlpha: false,
    powerPreference: 'high-performance',
  });
  if (!gl) throw new NoWebGl(t('this editor has no WebGL 2'));
  await equip(gl);
  return { gl, canvas, heatmap: new GlHeatmap(gl), renderer: rendererOf(gl) };
}

/** Sets up a context that has just been made or restored. */
export async function equip(gl: WebGL2RenderingContext): Promise<void> {
  if (!gl.getExtension('EXT_color_buffer_float')) {
    throw new NoWebGl(t('WebGL 2 cannot render to 32-bit floats here'));
  }
  await startTfjs(gl);
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info
    ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL)
    : gl.getParameter(gl.RENDERER);
  return typeof name === 'string' ? name : 'WebGL 2';
}
