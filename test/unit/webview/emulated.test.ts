import { describe, expect, it } from 'vitest';
import { isEmulated } from '../../../webview/painter/gl-context.js';

describe('the name of a renderer', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Mesa/X.org, llvmpipe (LLVM 15.0.6 256 bits), OpenGL ES 3.2)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)',
    'Google SwiftShader',
    'softpipe',
  ])('tells that %s is software', (renderer) => {
    expect(isEmulated(renderer)).toBe(true);
  });

  it.each([
    'ANGLE (NVIDIA, Vulkan 1.4.312 (NVIDIA NVIDIA H100 80GB HBM3 (0x00002330)), NVIDIA)',
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)',
    'ANGLE (AMD, AMD Radeon(TM) Graphics (0x00001638) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'WebGL 2',
  ])('tells that %s is not', (renderer) => {
    expect(isEmulated(renderer)).toBe(false);
  });
});
