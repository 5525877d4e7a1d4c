// Every page of the built site, from a web server's nested folder on a phone, and from the disk on a wide screen.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { crawl, lines } from './lib/crawl.mjs';
import { openSite } from './lib/open.mjs';
import { filesOf, pageKinds } from './lib/site.mjs';

const opened = openSite();
const { folder } = opened;
const htmlFiles = filesOf(folder).filter((file) => file.endsWith('.html') && file !== '404.html');

const WAYS = [
  ['a nested folder of a web server, on a phone', () => opened.base, { width: 360, height: 740 }],
  ['the disk, on a wide screen', () => opened.disk, { width: 1280, height: 800 }],
];

for (const [name, base, viewport] of WAYS) {
  describe(`the site from ${name}`, () => {
    let site;
    before(async () => {
      site = await crawl(opened.browser, { folder, base: base(), viewport });
    });
    const none = (...kinds) => assert.deepEqual(lines(site.problems, ...kinds), []);
    const broken = (wrong) => [...site.pages].filter(([, page]) => wrong(page)).map(([path]) => path);

    test('each page is reached by links from the home page', () => {
      assert.deepEqual([...site.pages.keys()].sort(), htmlFiles);
      none('unreached page', 'failed page');
    });
    test('each link leads somewhere', () => none('dead link'));
    test('each anchor stands on its page', () => none('dead anchor'));
    test('the console stays empty', () => none('console', 'script error'));
    test('nothing is asked of another host, and every request is answered', () => {
      none('foreign request', 'failed request');
    });
    test('nothing else is wrong', () => none());
    test('no page is wider than its window', () => assert.deepEqual(broken((page) => page.overflow > 0), []));
    test('each page is in Japanese, with one main part and one first heading', () => {
      assert.deepEqual(broken((page) => page.lang !== 'ja'), [], 'lang');
      assert.deepEqual(broken((page) => page.mains !== 1), [], 'main');
      const firsts = (page) => page.headings.filter(({ rank }) => rank === 1);
      assert.deepEqual(broken((page) => firsts(page).length !== 1 || firsts(page)[0].text === ''), [], 'h1');
    });
    test('headings go down one rank at a time', () => {
      const skips = ({ headings }) => headings.some(({ rank }, at) => rank > (headings[at - 1]?.rank ?? 0) + 1);
      assert.deepEqual(broken(skips), []);
    });
    test('each page has a title of its own', () => {
      const titles = [...site.pages].map(([path, page]) => [page.title, path]).sort();
      const twice = titles.filter(([title], at) => title.trim() === '' || title === titles[at - 1]?.[0]);
      assert.deepEqual(twice, []);
    });
    test('each link has words', () => assert.deepEqual(broken((page) => page.unnamedLinks > 0), []));
    test('an id stands once on its page', () => {
      assert.deepEqual(broken(({ ids }) => new Set(ids).size !== ids.length), []);
    });
  });
}

test('one page of each kind fits a window of 320 pixels', async () => {
  const page = await opened.browser.newPage({ viewport: { width: 320, height: 640 } });
  const wide = [];
  for (const { kind, path } of pageKinds(folder)) {
    await page.goto(opened.base + path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) wide.push(`${kind} (${path}): ${overflow} pixels too wide`);
  }
  await page.close();
  assert.deepEqual(wide, []);
});

test('an address that leads nowhere shows the page for it, complete at any depth', async () => {
  const page = await opened.browser.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const nowhere = `${opened.base}no/such/deep/page.html`;
  const response = await page.goto(nowhere);
  assert.equal(response.status(), 404);
  assert.equal(await page.locator('h1').count(), 1);
  assert.deepEqual(asked, [nowhere], 'it asks for nothing more');
  await page.close();
});
