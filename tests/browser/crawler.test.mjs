// The crawler itself: a sound little site passes, and each thing that can be wrong is found.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { crawl, lines } from './lib/crawl.mjs';
import { serve } from './lib/server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const page = (body) => `<!doctype html><html lang="ja"><meta charset="utf-8"><title>森</title><h1 id="h">森</h1>${body}`;
const SOUND = {
  'index.html': page('<a href="a/b.html#h">木</a> <a href="#h">上</a> <a href="https://city.example/">市</a>'),
  'a/b.html': page('<link rel="stylesheet" href="../s.css"><a href="../index.html">森</a> <a href="../d.json">表</a>'),
  's.css': 'h1 { color: green }',
  'd.json': '{}',
  '404.html': page(''),
};

/** Crawls a made-up site over a server or from the disk, and gives its problems as lines. */
async function problems(changes, way) {
  const folder = mkdtempSync(join(tmpdir(), 'taikei-crawler-'));
  for (const [path, text] of Object.entries({ ...SOUND, ...changes })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const server = way === 'server' ? await serve(folder) : undefined;
  const base = server?.base ?? `${pathToFileURL(folder).href}/`;
  const found = await crawl(browser, { folder, base, viewport: { width: 800, height: 600 } });
  await server?.close();
  rmSync(folder, { recursive: true });
  return lines(found.problems);
}

const WRONG = [
  ['a dead link', { 'a/b.html': page('<a href="c.html">?</a>') }, /a\/b\.html: dead link: c\.html leads to no file/],
  ['a link to a folder', { 'a/b.html': page('<a href="../a/">?</a>') }, /a\/b\.html: dead link/],
  ['a link out of the site', { 'a/b.html': page('<a href="../../x.html">?</a>') }, /dead link: .* leaves the site/],
  ['a link from the root', { 'a/b.html': page('<a href="/index.html">?</a>') }, /dead link: \/index\.html/],
  ['a script as a link', { 'a/b.html': page('<a href="javascript:f()">?</a>') }, /dead link: javascript:/],
  ['a dead anchor', { 'a/b.html': page('<a href="../index.html#no">?</a>') }, /a\/b\.html: dead anchor: .*#no/],
  ['a console error', { 'a/b.html': page('<script>console.error("oh")</script>') }, /a\/b\.html: console: oh/],
  ['a script error', { 'a/b.html': page('<script>throw new Error("oh")</script>') }, /a\/b\.html: script error: oh/],
  ['a missing picture', { 'a/b.html': page('<img src="no.png" alt="">') }, /a\/b\.html: failed request: .*no\.png/],
  ['a foreign request', { 'a/b.html': page('<img src="https://cdn.example/x.png" alt="">') }, /foreign request: https:/],
  ['a foreign font', { 's.css': '@import "https://cdn.example/f.css";' }, /a\/b\.html: foreign request: https:/],
  ['a page that no link reaches', { 'lost.html': page('') }, /lost\.html: unreached page/],
];

for (const way of ['server', 'disk']) {
  test(`a sound site has no problems from a ${way}`, async () => {
    assert.deepEqual(await problems({}, way), []);
  });
  for (const [name, changes, expected] of WRONG) {
    test(`${name} is found from a ${way}`, async () => {
      assert.match((await problems(changes, way)).join('\n'), expected);
    });
  }
}
