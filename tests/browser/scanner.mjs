// Reads the QR code in a picture, as the camera of another device would.
import { readFile } from "node:fs/promises";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const scanner = new URL("../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);

export async function scanned(picture) {
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(scanner)).buffer } });
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ["QRCode"] });
  return code?.text;
}
