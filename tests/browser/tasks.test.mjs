// What citizens come for, each found from the home page within four clicks.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { plansOf } from './lib/site.mjs';

const site = openSite();
const [plan] = plansOf(site.folder);
const MOST_CLICKS = 4;
let page;
let clicks;

beforeEach(async () => {
  page = await site.browser.newPage({ viewport: { width: 360, height: 740 } });
  clicks = 0;
  await page.goto(`${site.base}index.html`);
});
afterEach(() => page.close());

/** Clicks as a reader would: only what can be seen. */
async function click(locator) {
  clicks += 1;
  assert.ok(clicks <= MOST_CLICKS, `more than ${MOST_CLICKS} clicks`);
  await locator.first().click();
  await page.waitForLoadState();
}

const main = () => page.locator('main');
const named = (words) => main().getByRole('link', { name: words });

/** The path of the page inside the site. */
const place = () => decodeURIComponent(new URL(page.url()).pathname.slice(new URL(site.base).pathname.length));

test('what 子育て支援課 answers for', async () => {
  await click(named(/の課などをすべて見る/));
  await click(named(/子育て支援課/));
  const unit = plan.departments.find(({ name }) => name === '子育て支援課');
  const text = await main().innerText();
  const titles = plan.projects.filter(({ project }) => unit.listings.includes(project.code)).map(({ project }) => project.title);
  assert.ok(titles.length > 5);
  assert.deepEqual(titles.filter((title) => !text.includes(title)), []);
});

test('where the plan has counselling on DV, by search, and the 事業 itself', async () => {
  await page.fill('#site-q', 'DV 相談');
  await click(page.getByRole('button', { name: '検索' }));
  await page.waitForSelector('[data-results] a');
  await click(page.locator('[data-results]').getByRole('link', { name: '女性相談の実施' }));
  assert.equal(await page.locator('h1').innerText().then((text) => text.includes('女性相談の実施')), true);
  assert.match(await main().innerText(), /担当課/);
});

test('everything ★', async () => {
  await click(named(/^重点課題/));
  const marked = plan.projects.filter(({ above }) => above.some(({ priority }) => priority));
  const text = await main().innerText();
  assert.ok(marked.length > 10);
  assert.deepEqual(marked.filter(({ project }) => !text.includes(project.title)), []);
});

test('from a 再掲 to its original', async () => {
  const relisting = plan.projects.find(({ project }) => project.relisting_of);
  await page.fill('#site-q', relisting.project.code);
  await click(page.getByRole('button', { name: '検索' }));
  await page.waitForSelector('[data-results] a');
  await click(page.locator('[data-results]').getByRole('link', { name: relisting.project.title }));
  assert.equal(place(), `${plan.folder}/${relisting.project.url}`);
  const original = plan.projects.find(({ project }) => project.id === relisting.project.relisting_of);
  await click(page.locator(`main .body a[href$="${original.project.url.replace('projects/', '')}"]`));
  assert.equal(place(), `${plan.folder}/${original.project.url}`);
});

test('the plan of one goal on paper', async () => {
  const [goal] = plan.data.sections;
  await click(named(goal.title));
  await page.emulateMedia({ media: 'print' });
  const text = await main().innerText();
  const below = plan.projects.filter(({ above }) => above[0].code === goal.code);
  assert.ok(below.length > 10);
  assert.deepEqual(below.filter(({ project }) => !text.includes(project.title)).map(({ project }) => project.code), []);
  assert.ok(!(await page.locator('.site-nav').isVisible()));
  const paper = await page.pdf({ preferCSSPageSize: true, tagged: true });
  assert.ok(paper.includes('/StructTreeRoot'), 'the paper is tagged');
});
