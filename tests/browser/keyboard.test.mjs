// By keyboard alone: the skip link is first, focus is always seen, and nothing traps it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds } from './lib/site.mjs';

const site = openSite();
/** Pages longer than this are walked only so far; the first stops hold every kind of control. */
const MOST_STOPS = 60;

/** Runs in the page: whether another thing lies over the first line of an element. */
function isCovered(element) {
  const { left, right, top, bottom } = element.getClientRects()[0];
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const upmost = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  return upmost !== null && !element.contains(upmost) && !upmost.contains(element);
}

/** Runs in the page: what has the focus, and how it is shown. */
function focused(isCoveredText) {
  const isCovered = new Function(`return ${isCoveredText}`)();
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  window.stops ??= [];
  if (!window.stops.includes(element)) window.stops.push(element);
  return {
    stop: window.stops.indexOf(element),
    text: element.textContent.trim().slice(0, 30),
    href: element.getAttribute('href'),
    // Nothing lies over the middle of it (WCAG 2.2, 2.4.11).
    covered: isCovered(element),
    inMain: element.closest('main') !== null,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
  };
}

for (const { kind, path } of pageKinds(site.folder).filter((page) => page.kind !== 'not-found')) {
  test(`the skip link of the page ${kind} leads past the navigation`, async () => {
    const page = await site.browser.newPage();
    await page.goto(site.base + path);
    await page.keyboard.press('Tab');
    const skip = await page.evaluate(focused, String(isCovered));
    assert.match(skip?.href ?? '', /^#./, `the first stop is the skip link, not ${JSON.stringify(skip)}`);
    assert.ok(skip.seen, 'it is seen while it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const next = await page.evaluate(focused, String(isCovered));
    assert.ok(next === undefined || next.inMain || (await page.locator('main a, main button').count()) === 0);
    await page.close();
  });

  test(`each stop on the page ${kind} shows its focus, and none is a trap`, async () => {
    const page = await site.browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await page.goto(site.base + path);
    const stops = [];
    for (let at = 0; at < MOST_STOPS; at += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focused, String(isCovered));
      if (stop === undefined) break;
      stops.push(stop);
    }
    assert.ok(stops.length > 1, 'there is something to reach');
    const unseen = stops.filter(({ outlined, seen, covered }) => !outlined || !seen || covered).map(({ text }) => text);
    assert.deepEqual(unseen, []);
    assert.deepEqual(stops.map(({ stop }) => stop), stops.map((_, at) => at), 'each stop is a new one');
    await page.close();
  });
}

test('the menu opens, is walked through and closes by keys, and gives the focus back', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${site.base}index.html`);
  const menu = page.getByRole('button', { name: 'メニュー' });
  await menu.focus();
  await page.keyboard.press('Enter');
  const links = page.locator('#site-nav a');
  assert.ok(await links.first().isVisible());
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('#site-nav') !== null), true);
  await page.keyboard.press('Escape');
  assert.ok(!(await links.first().isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'メニュー');
  await page.close();
});

test('a search is typed, narrowed and followed by keys alone', async () => {
  const page = await site.browser.newPage();
  await page.goto(`${site.base}index.html`);
  await page.focus('#site-q');
  await page.keyboard.type('相談');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-results] a');
  const many = await page.locator('[data-results] a').count();
  await page.focus('#search-goal');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((before) => document.querySelectorAll('[data-results] a').length < before, many);
  await page.locator('[data-results] a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/projects|issues|measures|goals|departments/);
  await page.close();
});

test('an address is copied by keys, and that is said', async () => {
  const context = await site.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`${site.base}index.html`);
  await page.getByRole('button', { name: 'アドレスをコピーする' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-copied]').textContent.includes('コピーしました'));
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.base}index.html`);
  await context.close();
});
