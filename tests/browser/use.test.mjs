// Readers copy a page's address and its citation, and print it, with a script and without a secure context.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openSite } from './lib/open.mjs';
import { everyKindFolder, pageKinds, plansOf } from './lib/site.mjs';

const site = openSite();
const project = () => pageKinds(site.folder).find(({ kind }) => kind === 'project').path;
const address = (page) => page.locator('button[data-copy=address]');
const citation = (page) => page.locator('button[data-copy=citation]');

/** What the clipboard holds, as a reader finds it: by pasting. */
async function pasted(page) {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.prepend(field);
    field.focus();
  });
  await page.keyboard.press('Control+V');
  return page.evaluate(() => {
    const field = document.querySelector('textarea');
    field.remove();
    return field.value;
  });
}

async function open(url, { secure }) {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  // What plain http takes away from a page.
  if (!secure) await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(url);
  return page;
}

for (const secure of [true, false]) {
  test(`address and citation are copied in ${secure ? 'a secure' : 'an insecure'} context, and it is announced`, async () => {
    const url = site.base + project();
    const page = await open(`${url}?from=mail#departments`, { secure });
    if (secure) await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await address(page).click();
    await page.locator('[data-copied]', { hasText: 'コピーしました。' }).waitFor();
    assert.equal(await pasted(page), url, 'without the query and the anchor');
    await citation(page).click();
    await page.locator('[data-copied]', { hasText: 'コピーしました。' }).waitFor();
    const quoted = await pasted(page);
    assert.ok(quoted.includes(`」『`) && quoted.endsWith(`、${url}`), quoted);
    assert.equal(await page.locator('[data-copied]').getAttribute('role'), 'status');
    await page.context().close();
  });
}

test('when nothing can be copied the reader is told what to do', async () => {
  const page = await open(site.base + project(), { secure: false });
  await page.evaluate(() => { document.execCommand = () => false; });
  await address(page).click();
  assert.match(await page.locator('[data-copied]').innerText(), /コピーできませんでした。文字を選んで/);
  assert.equal(await page.evaluate(() => getSelection().toString()), page.url(), 'the text is selected for them');
  await page.context().close();
});

test('a page opened from disk has no address to pass on, but can be quoted', async () => {
  const page = await open(site.disk + project(), { secure: false });
  assert.ok(!(await address(page).isVisible()));
  await citation(page).click();
  const quoted = await pasted(page);
  assert.ok(quoted.includes('」『') && !quoted.includes('file:') && !quoted.endsWith('、'), quoted);
  await page.context().close();
});

test('the button prints the page, and without a script there is no button', async () => {
  const page = await open(site.base + project(), { secure: true });
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.locator('[data-print]').click();
  assert.equal(await page.evaluate(() => window.printed), true);
  await page.context().close();
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(site.base + project());
  assert.equal(await plain.locator('main button:visible').count(), 0);
  assert.ok((await plain.locator('#citation').innerText()).length > 10);
  await context.close();
});

test('where the address is known, a page from disk passes it on and shows its QR code', async () => {
  const folder = everyKindFolder();
  const [plan] = plansOf(folder);
  const path = `${plan.folder}/${plan.projects[0].project.url}`;
  const page = await open(pathToFileURL(join(folder, path)).href, { secure: false });
  await address(page).click();
  assert.equal(await pasted(page), `https://example.lg.jp/plan/${path}`);
  const code = page.locator('img.qr');
  assert.ok(await code.evaluate((picture) => picture.complete && picture.naturalWidth > 20));
  assert.ok((await page.locator('a[download]').getAttribute('href')).endsWith('-qr.svg'));
  await page.context().close();
});
