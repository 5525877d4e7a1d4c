// Two editions of a plan, by way of the made-up site that has them: from one to the other and back, and on paper. The
// site's scripts are kept away.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { everyKindFolder } from './lib/site.mjs';

const site = openSite(everyKindFolder());
let page;
beforeEach(async () => {
  page = await site.browser.newPage({ javaScriptEnabled: false });
});
afterEach(() => page.close());

const region = (name) => page.getByRole('region', { name });
const place = () => page.url().replace(site.base, '');

test('a 事業 leads to what it was in the plan before, and that one back to it', async () => {
  await page.goto(`${site.base}shiranami-2/projects/2-1-1-1.html`);
  await region('前の計画では').getByRole('link', { name: '会社への出前講座' }).click();
  assert.equal(place(), 'shiranami-1/projects/2-1-1-1.html');
  await region('次の計画では').getByRole('link', { name: '出前講座' }).click();
  assert.equal(place(), 'shiranami-2/projects/2-1-1-1.html');
});

test('a 事業 that ended leads to its row of the comparison, and the row to it', async () => {
  await page.goto(`${site.base}shiranami-1/projects/1-1-2-2.html`);
  assert.match(await region('次の計画では').innerText(), /この事業はありません/);
  await region('次の計画では').getByRole('link', { name: '新旧対照表を見る' }).click();
  assert.equal(place(), 'shiranami-2/comparison.html#before-projects-1-1-2-2');
  const row = page.locator(':target');
  assert.match(await row.innerText(), /終わった/);
  assert.equal(await row.getByRole('link', { name: '紙芝居の会' }).getAttribute('href'), '../shiranami-1/projects/1-1-2-2.html');
});

test('what went is struck out and what came is underlined, and both are said', async () => {
  await page.goto(`${site.base}shiranami-2/comparison.html`);
  const row = page.locator('#now-projects-1-1-1-1');
  const shown = (mark) => row.locator(mark).first().evaluate((piece) => [piece.textContent, getComputedStyle(piece).textDecorationLine]);
  assert.deepEqual(await shown('del'), ['[削除 平]', 'line-through']);
  assert.deepEqual(await shown('ins'), ['[追加 や洗濯]', 'underline']);
});

test('the comparison prints on A4 sheets, nothing is wider than them, and no change is cut in two', async () => {
  // The width of an A4 sheet between its margins, at 96 pixels an inch.
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto(`${site.base}shiranami-2/comparison.html`);
  await page.emulateMedia({ media: 'print' });
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  assert.ok(scroll <= client, `${scroll} of ${client}`);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const poppler = (tool, ...options) => {
    const run = spawnSync(tool, [...options], { input: pdf, encoding: 'utf8' });
    assert.equal(run.error, undefined, `${tool}: install poppler-utils`);
    assert.equal(run.status, 0, run.stderr);
    return run.stdout;
  };
  const sizes = [...poppler('pdfinfo', '-l', '99', '-').matchAll(/size: +([\d.]+) x ([\d.]+)/g)].map(([, x, y]) => `${Math.round(x)}x${Math.round(y)}`);
  assert.ok(sizes.length > 1 && sizes.every((size) => size === '595x842'), sizes.join(' '));
  const sheets = poppler('pdftotext', '-layout', '-', '-').split('\f').slice(0, -1);
  const [sheet] = sheets.filter((text) => text.includes('夜間相談'));
  assert.match(sheet, /週に2日、夜9時まで電話で相談を受けます。/);
  assert.match(sheet, /新たに取り組む事業、内容を広げる事業/);
  const wide = [...poppler('pdftotext', '-bbox', '-', '-').matchAll(/<word xMin="([-\d.]+)"[^>]* xMax="([-\d.]+)"/g)].filter(([, left, right]) => left < 0 || right > 595.3);
  assert.deepEqual(wide, []);
});
