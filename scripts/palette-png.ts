import { constants, crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and opacity of each pixel, line after line. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

const COLOURS = 16;
/** The squared distance of two colours of which one is enough. */
const ALIKE = 600;
const BITS = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE_TYPE = 3;

/** The picture as PNG of its 16 commonest colours that differ; each other one becomes the nearest of them (w3.org/TR/png). */
export function palettePng(pixels: Pixels): Buffer {
  const palette = commonest(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([BITS, PALETTE_TYPE], 8);
  const lines = deflateSync(linesOf(pixels, palette), { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  const colours = Buffer.from(palette.flatMap(channels));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', lines), chunk('IEND')]);
}

function commonest({ rgba }: Pixels): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = rgba.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([one, times], [other, otherTimes]) => otherTimes - times || one - other);
  const palette: number[] = [];
  for (const [colour] of sorted) {
    if (palette.length === COLOURS) break;
    if (palette.every((one) => distance(one, colour) > ALIKE)) palette.push(colour);
  }
  return palette;
}

/** Two pixels a byte; before each line a zero, as no line is told by another. */
function linesOf({ width, height, rgba }: Pixels, palette: readonly number[]): Buffer {
  const length = 1 + Math.ceil(width / 2);
  const lines = Buffer.alloc(length * height);
  const known = new Map(palette.map((colour, index) => [colour, index]));
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = rgba.readUIntBE(pixel * 4, 3);
    const index = known.get(colour) ?? nearest(colour, palette);
    known.set(colour, index);
    const x = pixel % width;
    const at = Math.floor(pixel / width) * length + 1 + (x >> 1);
    lines[at] = (lines[at] ?? 0) | (x % 2 === 0 ? index << BITS : index);
  }
  return lines;
}

function nearest(colour: number, palette: readonly number[]): number {
  const distances = palette.map((one) => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  const wanted = channels(other);
  return channels(one).reduce((sum, value, index) => sum + (value - (wanted[index] ?? 0)) ** 2, 0);
}

function channels(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
