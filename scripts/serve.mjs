// Serves the built page on this machine only. `make serve` calls it; the browser tests import it.
// It answers with brotli, as a good host would, so that what is measured here is what a visitor waits for.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { caching, typeOf } from "../hosting/served.mjs";

const compress = promisify(brotliCompress);

/** Bytes from which on a file is not compressed at its best here: nobody should wait for that. No first visit takes one. */
const LARGE = 1 << 20;

/** Serves `folder` below the path `under`; port 0 takes any free one. Gives the address and a way to stop. */
export async function serve(folder, { port = 0, under = "/" } = {}) {
  const compressed = new Map();

  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (!path.startsWith(under)) throw new Error(`${path} is not below ${under}`);
    const wanted = path.slice(under.length);
    const file = normalize(wanted === "" || wanted.endsWith("/") ? `${wanted}index.html` : wanted);
    if (file.startsWith("..")) throw new Error(`${path} leaves the folder`);

    let body = await readFile(join(folder, file));
    response.setHeader("Content-Type", typeOf(file));
    response.setHeader("Cache-Control", caching(file));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Vary", "Accept-Encoding");
    if (/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) {
      const known = compressed.get(file);
      const quality = body.length > LARGE ? { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } : {};
      const small = known?.body.equals(body) ? known.small : await compress(body, quality);
      compressed.set(file, { body, small });
      response.setHeader("Content-Encoding", "br");
      body = small;
    }
    response.end(request.method === "HEAD" ? undefined : body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end("not found"));
  });
  await new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}${under}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  };
}

/** The port asked for or, when it is taken, one of the next nine. */
async function serveNear(folder, port) {
  for (let next = port; ; next += 1) {
    try {
      return await serve(folder, { port: next });
    } catch (problem) {
      if (problem.code !== "EADDRINUSE" || next === port + 9) throw problem;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serveNear("dist", Number(process.env.PORT ?? 8080));
  console.log(`救助 Jiuzhu is at ${address}  (Ctrl-C stops)`);
}
