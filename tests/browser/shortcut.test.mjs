// The key / leads to the search box of every page, and to nothing where something is typed or the reader turned it off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds } from './lib/site.mjs';

const site = openSite();

async function opened(path, context = site.browser) {
  const page = await context.newPage();
  await page.goto(site.base + path);
  return page;
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

for (const { kind, path } of pageKinds(site.folder).filter((page) => page.kind !== 'not-found')) {
  test(`the key / leads to the search box of the page ${kind}`, async () => {
    const page = await opened(path);
    await page.keyboard.press('/');
    assert.match(await focused(page), /^(site|search)-q$/);
    const box = page.locator(':focus');
    assert.equal(await box.inputValue(), '', 'the key itself is not typed');
    assert.ok(await box.isVisible());
    await page.keyboard.type('1/2');
    assert.equal(await box.inputValue(), '1/2', 'in the box the key is a letter');
    await page.close();
  });
}

test('with Control, Alt or Meta the key / does nothing', async () => {
  const page = await opened('index.html');
  for (const key of ['Control+/', 'Alt+/', 'Meta+/']) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), '', key);
  }
  await page.close();
});

test('the key / does nothing while a text is being composed', async () => {
  const page = await opened('index.html');
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true, bubbles: true })));
  assert.equal(await focused(page), '');
  await page.close();
});

test('Escape in the empty box leads back to where the reader was', async () => {
  const page = await opened('index.html');
  await page.locator('main a').first().focus();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  assert.ok(await page.evaluate(() => document.activeElement === document.querySelector('main a')));
  await page.close();
});

test('a reader turns the key / off on the search page, and it stays off', async () => {
  const context = await site.browser.newContext();
  const page = await opened('search.html', context);
  await page.locator('summary').click();
  await page.locator('[data-shortcut]').uncheck();
  await page.goto(`${site.base}index.html`);
  await page.keyboard.press('/');
  assert.equal(await focused(page), '');
  await page.goto(`${site.base}search.html`);
  await page.locator('summary').click();
  await page.locator('[data-shortcut]').check();
  await page.goto(`${site.base}index.html`);
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'site-q');
  await context.close();
});
