// A made-up site with every kind of page, also those that the shipped plan does not have: each page of it is held
// against axe and the Nu HTML checker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { everyKindFolder, filesOf } from './lib/site.mjs';

const resolve = createRequire(import.meta.url).resolve;
const site = openSite(everyKindFolder());
const pages = filesOf(site.folder).filter((file) => file.endsWith('.html'));
const WAYS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'dark, at 320 pixels': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
};

test('it has the kinds of pages that the shipped site lacks', () => {
  for (const kind of [/\/progress\/2023\.html$/, /\/marks\/[^/]+\.html$/, /\/comparison\.html$/, /^changes\.html$/]) {
    assert.ok(pages.some((page) => kind.test(page)), `${kind} among ${pages.join(' ')}`);
  }
});

for (const [way, options] of Object.entries(WAYS)) {
  test(`no rule of axe is broken on any page, ${way}`, async () => {
    const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
    const page = await (await site.browser.newContext(options)).newPage();
    const found = {};
    for (const path of pages) {
      await page.goto(site.base + path);
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
  const files = pages.map((page) => join(site.folder, page));
  const java = spawnSync('java', ['-Xss8m', '-jar', checker, '--format', 'json', ...files]);
  assert.equal(java.error, undefined);
  const { messages } = JSON.parse(java.stderr.toString());
  assert.deepEqual(messages.map(({ url, type, message, extract }) => `${url}: ${type}: ${message}: ${extract}`), []);
});
