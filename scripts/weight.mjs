// What a file weighs on its way, and what a first visit may weigh, in bytes. Everything is static, so a host compresses it once,
// as well as it can be: both ways are taken at their best.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib"; // its default quality is 11, the best
import { gzipAsync } from "@gfx/zopfli";

export const limit = { brotli: 170_000, gzip: 200_000, requests: 7 };
export const goal = { brotli: 140_000 };

export async function weigh(folder, name) {
  const bytes = await readFile(join(folder, name));
  const gzip = await gzipAsync(bytes, { numiterations: 15 });
  return { name, raw: bytes.length, gzip: gzip.length, brotli: brotliCompressSync(bytes).length };
}

export function together(name, files) {
  const sum = (column) => files.reduce((total, file) => total + file[column], 0);
  return { name, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}
