// A plain web server for one folder, below an address as deep as a city's may be.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves `folder` below `prefix` on a free port of this machine; what is not there is answered by `404.html`. */
export async function serve(folder, prefix = '/a/b/site/') {
  const server = createServer((request, response) => {
    answer(folder, prefix, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { base: origin + prefix, close: () => closing(server) };
}

function closing(server) {
  server.closeAllConnections?.();
  return new Promise((closed) => server.close(closed));
}

async function answer(folder, prefix, request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
  // Browsers ask the host for its icon, which is not ours to have.
  if (path === '/favicon.ico') return response.writeHead(204).end();
  const file = path.startsWith(prefix) ? await found(folder, path.slice(prefix.length)) : undefined;
  if (file === undefined) return notFound(folder, response);
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

/** The file at an address, `index.html` for a folder that is written with its last slash. */
async function found(folder, address) {
  const file = join(folder, normalize(`/${address}`), address === '' || address.endsWith('/') ? 'index.html' : '');
  const entry = await stat(file).catch(() => undefined);
  return entry?.isFile() ? file : undefined;
}

async function notFound(folder, response) {
  const page = await readFile(join(folder, '404.html')).catch(() => 'not found');
  response.writeHead(404, { 'content-type': TYPES['.html'] }).end(page);
}
