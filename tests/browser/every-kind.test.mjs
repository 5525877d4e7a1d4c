// A made-up site with every kind of page, also those that the shipped plan does not have: each page of it is held
// against axe and the Nu HTML checker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { filesOf } from './lib/site.mjs';

const resolve = createRequire(import.meta.url).resolve;
const folder = process.env.TAIKEI_EVERY_KIND;
if (!folder || !existsSync(join(folder, 'index.html'))) {
  throw new Error('Set TAIKEI_EVERY_KIND to the site that is built from tests/fixtures/every-kind.');
}
const pages = filesOf(folder).filter((file) => file.endsWith('.html'));
const WAYS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'dark, at 320 pixels': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
};
let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(folder);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('it has the kinds of pages that the shipped site lacks', () => {
  for (const kind of [/\/progress\/2023\.html$/, /\/marks\/[^/]+\.html$/, /\/comparison\.html$/, /^changes\.html$/]) {
    assert.ok(pages.some((page) => kind.test(page)), `${kind} among ${pages.join(' ')}`);
  }
});

for (const [way, options] of Object.entries(WAYS)) {
  test(`no rule of axe is broken on any page, ${way}`, async () => {
    const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
    const page = await (await browser.newContext(options)).newPage();
    const found = {};
    for (const path of pages) {
      await page.goto(server.base + path);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      const nodes = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}: ${node.failureSummary}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (wide) nodes.push('the page is wider than the window');
      if (nodes.length > 0) found[path] = nodes;
    }
    await page.context().close();
    assert.deepEqual(found, {});
  });
}

test('the Nu HTML checker has nothing to say of any page', () => {
  const checker = resolve('vnu-jar/build/dist/vnu.jar');
  const files = pages.map((page) => join(folder, page));
  const java = spawnSync('java', ['-Xss8m', '-jar', checker, '--format', 'json', ...files]);
  assert.equal(java.error, undefined);
  const { messages } = JSON.parse(java.stderr.toString());
  assert.deepEqual(messages.map(({ url, type, message, extract }) => `${url}: ${type}: ${message}: ${extract}`), []);
});
