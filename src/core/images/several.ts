import { latin1 } from '../files/latin1.js';
import { netpbmHeader, rasterBytes } from './netpbm.js';

/**
 * Whether the file of an image has several pictures, of which only the first is shown: animations in GIF89a, PNG (third
 * edition, chunk acTL) and WebP (RFC 9649, chunks ANMF), and pictures one after the other in Netpbm. Damaged files have
 * one.
 */
export function hasSeveralPictures(bytes: Uint8Array, mediaType: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mediaType) {
    case 'image/gif':
      return isAnimatedGif(bytes);
    case 'image/png':
      return isAnimatedPng(view);
    case 'image/webp':
      return isAnimatedWebp(view);
    case 'image/x-portable-anymap':
      return hasNextNetpbm(bytes);
    default:
      return false;
  }
}

const nameAt = (view: DataView, at: number) =>
  latin1(new Uint8Array(view.buffer, view.byteOffset + at, 4));

/** Chunks have their length, name, data and a checksum. That of an animation comes before the pixels. */
function isAnimatedPng(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength;) {
    const name = nameAt(view, at + 4);
    if (name === 'acTL') return view.getUint32(at + 8) > 1;
    if (name === 'IDAT') return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Chunks have their name, length, and data of an even length. */
function isAnimatedWebp(view: DataView): boolean {
  let frames = 0;
  for (let at = 12; at + 8 <= view.byteLength && frames < 2;) {
    if (nameAt(view, at) === 'ANMF') frames++;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return frames > 1;
}

/** Blocks are pictures or extensions, whose data lie in parts of at most 255 bytes; an empty part ends them. */
function isAnimatedGif(bytes: Uint8Array): boolean {
  const tableLength = (flags = 0) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let at = 13 + tableLength(bytes[10]);
  for (let pictures = 0; at < bytes.length;) {
    if (bytes[at] === 0x2c) {
      if (++pictures > 1) return true;
      // Place and size, flags, the colours, and one byte for the codes.
      at += 10 + tableLength(bytes[at + 9]) + 1;
    } else if (bytes[at] === 0x21) {
      at += 2;
    } else {
      return false;
    }
    for (let part = bytes[at]; part !== undefined && part > 0; part = bytes[at]) at += 1 + part;
    at++;
  }
  return false;
}

/** Pictures of bytes follow each other without anything between them. */
function hasNextNetpbm(bytes: Uint8Array): boolean {
  const header = netpbmHeader(bytes);
  if (!header || header.isText) return false;
  return netpbmHeader(bytes.subarray(header.length + rasterBytes(header))) !== undefined;
}
