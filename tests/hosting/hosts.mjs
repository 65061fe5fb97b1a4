// Real servers with what a release has for them, and one that does a thing wrong.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSocket } from "node:net";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { caching, headers, policyOf, typeOf } from "../../hosting/served.mjs";

export const UNDER = "/shzj/jiuzhu/";
const [NGINX, APACHE] = ["/usr/sbin/nginx", "/usr/sbin/apache2"];
const MODULES = "/usr/lib/apache2/modules";

const freePort = () =>
  new Promise((free) => {
    const socket = createSocket().listen(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => free(port));
    });
  });

async function running(program, words, port) {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  const ended = new Promise((ended) => child.on("close", ended));
  const address = `http://127.0.0.1:${port}${UNDER}`;
  for (let turn = 0; turn < 100; turn += 1) {
    if (child.exitCode !== null) throw new Error(`${program} gave up: ${said}`);
    if (await fetch(address).catch(() => false)) return { address, stop: () => (child.kill(), ended) };
    await new Promise((over) => setTimeout(over, 50));
  }
  child.kill();
  throw new Error(`${program} does not answer: ${said}`);
}

export async function nginx(release, folder) {
  const port = await freePort();
  const own = join(folder, "nginx");
  mkdirSync(own, { recursive: true });
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${own}/${it};`).join(" ");
  writeFileSync(
    join(own, "conf"),
    `daemon off; pid ${own}/pid; error_log ${own}/errors; events {}
    http { access_log off; ${places} server { listen 127.0.0.1:${port};
      location ${UNDER} { alias ${release}/site/; include ${release}/hosting/nginx.conf; } } }`,
  );
  return running(NGINX, ["-p", own, "-e", join(own, "errors"), "-c", join(own, "conf")], port);
}

export async function apache(release, folder) {
  const port = await freePort();
  const own = join(folder, "apache");
  mkdirSync(own, { recursive: true });
  const modules = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite", "negotiation", "autoindex"];
  const loaded = modules.filter((it) => existsSync(`${MODULES}/mod_${it}.so`)).map((it) => `LoadModule ${it}_module ${MODULES}/mod_${it}.so`);
  writeFileSync(
    join(own, "conf"),
    `${loaded.join("\n")}
    ServerRoot ${own}
    ServerName localhost
    TypesConfig /dev/null
    User nobody
    Group nogroup
    Listen 127.0.0.1:${port}
    PidFile ${own}/pid
    ErrorLog ${own}/errors
    Alias ${UNDER.slice(0, -1)} ${release}/site
    <Directory ${release}/site>
      AllowOverride FileInfo Indexes
      Require all granted
    </Directory>`,
  );
  return running(APACHE, ["-D", "FOREGROUND", "-f", join(own, "conf")], port);
}

/** A host that does everything right but for what `otherwise` makes of an answer: `{ name, status, headers, body }`. */
export async function host(site, otherwise = (answer) => answer) {
  const page = readFileSync(join(site, "index.html"), "utf8");
  const always = headers(policyOf(page));
  const packed = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(UNDER.length) || "index.html";
    const file = join(site, name);
    const there = existsSync(file);
    const right = { name, status: there ? 200 : 404, headers: { ...always, "Content-Type": typeOf(name), "Cache-Control": caching(name), "Content-Encoding": "br" }, body: there ? readFileSync(file) : "not found" };
    const { status, headers: told, body } = otherwise(right);
    response.writeHead(status, told).end(told["Content-Encoding"] ? packed(Buffer.from(body)) : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${UNDER}`,
    stop: () => (server.closeAllConnections(), new Promise((stopped) => server.close(stopped))),
  };
}
