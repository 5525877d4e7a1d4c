// axe-core finds nothing wrong on any kind of page, however the page is looked at.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds, plansOf } from './lib/site.mjs';

const site = openSite();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
/** What 400 % leaves of 1280 by 1024 pixels (WCAG 2.2, 1.4.10). */
const enlarged = { width: 320, height: 256 };
const WAYS = {
  light: { viewport: wide, colorScheme: 'light' },
  dark: { viewport: wide, colorScheme: 'dark' },
  'in forced colours': { viewport: wide, forcedColors: 'active' },
  'at 320 pixels': { viewport: narrow, colorScheme: 'light' },
  'at 320 pixels, dark': { viewport: narrow, colorScheme: 'dark' },
  'at 400 %': { viewport: enlarged, deviceScaleFactor: 4, colorScheme: 'light' },
  // Axe is a script itself, so that those of the site are kept away instead of being forbidden.
  'without scripts': { viewport: wide, withoutScripts: true },
};

/** Runs in the page: every rule, best practices too. */
async function violations() {
  const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}

test('the heaviest pages of the site are among those judged', () => {
  const [plan] = plansOf(site.folder);
  const most = (items, size) => Math.max(...items.map(size));
  const judged = (kind) => pageKinds(site.folder).find((page) => page.kind === kind)?.path;
  const units = most(plan.projects, ({ project }) => project.departments.length);
  const crowded = plan.projects.find(({ project }) => `${plan.folder}/${project.url}` === judged('project-many-departments'));
  assert.equal(crowded.project.departments.length, units);
  const listings = most(plan.departments, (unit) => unit.listings.length);
  const busy = plan.departments.find((unit) => `${plan.folder}/${unit.url}` === judged('department'));
  assert.equal(busy.listings.length, listings);
  assert.ok(units > 20 && listings > 50, `${units} departments, ${listings} listings`);
  assert.equal(judged('whole'), `${plan.folder}/whole.html`);
});

for (const [way, options] of Object.entries(WAYS)) {
  test(`no rule of axe is broken on any kind of page, ${way}`, async () => {
    const { withoutScripts = false, ...looks } = options;
    const context = await site.browser.newContext(looks);
    if (withoutScripts) await context.route(/\.js$/, (route) => route.abort());
    const page = await context.newPage();
    const found = {};
    let judged = 0;
    for (const { kind, path } of pageKinds(site.folder)) {
      await page.goto(site.base + path);
      await page.evaluate(axe);
      const broken = await page.evaluate(violations);
      judged += 1;
      if (broken.length > 0) found[kind] = broken;
    }
    await context.close();
    assert.deepEqual(found, {});
    assert.ok(judged > 10, `${judged} pages`);
  });
}

test('no rule of axe is broken with the results of a search, or with the menu open', async () => {
  const context = await site.browser.newContext(WAYS['at 320 pixels']);
  const page = await context.newPage();
  await page.goto(`${site.base}search.html?q=${encodeURIComponent('相談')}`);
  await page.waitForSelector('[data-results] a');
  await page.evaluate(axe);
  assert.deepEqual(await page.evaluate(violations), []);
  await page.click('.site-menu');
  assert.ok(await page.locator('#site-nav').isVisible());
  assert.deepEqual(await page.evaluate(violations), []);
  await context.close();
});
