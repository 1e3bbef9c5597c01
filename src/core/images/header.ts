import type { ByteSource } from '../files/bytes.js';
import { latin1 } from '../files/latin1.js';
import { netpbmHeader } from './netpbm.js';

/** What the first bytes of an image file say. */
export interface ImageHeader {
  /** For the user: "PNG", "JPEG". */
  readonly format: string;
  readonly mediaType: string;
  /** Pixels across and down, as it is shown: a photo that is stored on its side is turned. */
  readonly width: number;
  readonly height: number;
  /** Without opacity: 1 is grey, 3 are colours. */
  readonly channels: 1 | 3;
  /** Bits of each value. */
  readonly bits: number;
}

/** Bytes from the start that are enough for all formats but JPEG. */
const headBytes = 512;
/** A JPEG may have a small picture and other data before its size; further in, nobody looks for it. */
const mostSegments = 1000;

/**
 * The format and the size of an image, from its first bytes; undefined for other files, and for an image whose header
 * is damaged. PNG: ISO/IEC 15948. JPEG: ITU-T T.81, annex B, and Exif 2.3 for the orientation. GIF: GIF89a. BMP: the
 * headers of Windows and OS/2. WebP: RFC 9649. Netpbm: its pages pbm, pgm and ppm.
 */
export async function imageHeader(bytes: ByteSource): Promise<ImageHeader | undefined> {
  const head = await bytes.read(0, Math.min(bytes.size, headBytes));
  const start = latin1(head.subarray(0, 32));
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return sound(pngHeader(view));
  if (start.startsWith('\xff\xd8\xff')) return sound(await jpegHeader(bytes));
  if (/^GIF8[79]a/.test(start)) return sound(gifHeader(view));
  if (start.startsWith('BM')) return sound(bmpHeader(view));
  if (/^RIFF[^]{4}WEBP/.test(start)) return sound(webpHeader(view, start));
  const netpbm = netpbmHeader(head);
  if (!netpbm) return undefined;
  const { kind, width, height, channels, peak } = netpbm;
  const format = { bitmap: 'PBM', grey: 'PGM', colour: 'PPM' }[kind];
  const mediaType = 'image/x-portable-anymap';
  return sound({ format, mediaType, width, height, channels, bits: bitsOf(peak) });
}

const bitsOf = (peak: number) => Math.ceil(Math.log2(peak + 1));

function sound(header: ImageHeader | undefined): ImageHeader | undefined {
  return header && header.width > 0 && header.height > 0 ? header : undefined;
}

function pngHeader(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 26) return undefined;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const bits = view.getUint8(24);
  const colourType = view.getUint8(25);
  const channels = colourType === 0 || colourType === 4 ? 1 : 3;
  // The colours of a palette have 8 bits, whatever its indices have.
  const depth = colourType === 3 ? 8 : bits;
  return { format: 'PNG', mediaType: 'image/png', width, height, channels, bits: depth };
}

function gifHeader(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 10) return undefined;
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  return { format: 'GIF', mediaType: 'image/gif', width, height, channels: 3, bits: 8 };
}

function bmpHeader(view: DataView): ImageHeader | undefined {
  if (view.byteLength < 26) return undefined;
  const ofOs2 = view.getUint32(14, true) === 12;
  const width = ofOs2 ? view.getUint16(18, true) : view.getInt32(18, true);
  // Rows from the top down have a negative height.
  const height = ofOs2 ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true));
  return { format: 'BMP', mediaType: 'image/bmp', width, height, channels: 3, bits: 8 };
}

function webpHeader(view: DataView, start: string): ImageHeader | undefined {
  if (view.byteLength < 30) return undefined;
  const image = { format: 'WebP', mediaType: 'image/webp', channels: 3, bits: 8 } as const;
  const threeBytes = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (start.slice(12, 16)) {
    case 'VP8X':
      return { ...image, width: 1 + threeBytes(24), height: 1 + threeBytes(27) };
    case 'VP8 ': {
      const side = (at: number) => view.getUint16(at, true) & 0x3fff;
      return { ...image, width: side(26), height: side(28) };
    }
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { ...image, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return undefined;
  }
}

/** The size stands in the frame header, behind segments of any length. */
async function jpegHeader(bytes: ByteSource): Promise<ImageHeader | undefined> {
  let at = 2;
  let isTurned = false;
  for (let segment = 0; segment < mostSegments; segment++) {
    if (at + 4 > bytes.size) return undefined;
    const marked = await read(bytes, at, at + 18);
    if (marked.getUint8(0) !== 0xff) return undefined;
    const marker = marked.getUint8(1);
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      // Fill bytes, and markers without a length.
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    const length = marked.getUint16(2);
    if (isFrame(marker)) {
      if (marked.byteLength < 10) return undefined;
      const [down, across] = [marked.getUint16(5), marked.getUint16(7)];
      return {
        format: 'JPEG',
        mediaType: 'image/jpeg',
        width: isTurned ? down : across,
        height: isTurned ? across : down,
        channels: marked.getUint8(9) === 1 ? 1 : 3,
        bits: marked.getUint8(4),
      };
    }
    if (marker === 0xe1) isTurned ||= turnsSides(await read(bytes, at + 4, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which have numbers in between. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

async function read(bytes: ByteSource, start: number, end: number): Promise<DataView> {
  const part = await bytes.read(start, Math.min(bytes.size, Math.max(start, end)));
  return new DataView(part.buffer, part.byteOffset, part.byteLength);
}

/** The tag of the orientation in Exif; its values 5 to 8 exchange width and height. */
const orientationTag = 0x0112;

function turnsSides(exif: DataView): boolean {
  const signature = 'Exif\0\0';
  if (exif.byteLength < 14) return false;
  for (let at = 0; at < signature.length; at++) {
    if (exif.getUint8(at) !== signature.charCodeAt(at)) return false;
  }
  const tiff = signature.length;
  const little = exif.getUint16(tiff) === 0x4949;
  const directory = tiff + exif.getUint32(tiff + 4, little);
  if (directory + 2 > exif.byteLength) return false;
  const count = exif.getUint16(directory, little);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > exif.byteLength) return false;
    if (exif.getUint16(at, little) === orientationTag) return exif.getUint16(at + 8, little) >= 5;
  }
  return false;
}
