// By keyboard alone: the skip link is first, focus is always seen, and nothing traps it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds } from './lib/site.mjs';

const site = openSite();
/** Pages longer than this are walked only so far; the first stops hold every kind of control. */
const MOST_STOPS = 60;

/** Runs in the page: what has the focus, and how it is shown. */
function focused() {
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
    const skip = await page.evaluate(focused);
    assert.match(skip?.href ?? '', /^#./, `the first stop is the skip link, not ${JSON.stringify(skip)}`);
    assert.ok(skip.seen, 'it is seen while it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const next = await page.evaluate(focused);
    assert.ok(next === undefined || next.inMain || (await page.locator('main a, main button').count()) === 0);
    await page.close();
  });

  test(`each stop on the page ${kind} shows its focus, and none is a trap`, async () => {
    const page = await site.browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await page.goto(site.base + path);
    const stops = [];
    for (let at = 0; at < MOST_STOPS; at += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focused);
      if (stop === undefined) break;
      stops.push(stop);
    }
    assert.ok(stops.length > 1, 'there is something to reach');
    const unseen = stops.filter(({ outlined, seen }) => !outlined || !seen).map(({ text }) => text);
    assert.deepEqual(unseen, []);
    assert.deepEqual(stops.map(({ stop }) => stop), stops.map((_, at) => at), 'each stop is a new one');
    await page.close();
  });
}
