// The search across plans: indexes come one after another, and what is found so far can be used meanwhile. The plans
// are made up and answered by the test, one index at a time.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { openSite } from './lib/open.mjs';

const site = openSite();
/** The made-up plans: id, publisher, title of the one 事業, its mark. */
const PLANS = [
  ['made-1', '西市', '苗の配布', '新規'],
  ['made-2', '東市', '庭と苗の相談', '拡充'],
  ['made-3', '西市', '苗', '新規'],
];
let page;
let asked;
let waiting;
/** Whether the page says that the plans are many. */
let many;

beforeEach(async () => {
  page = await site.browser.newPage();
  asked = [];
  waiting = new Map();
  many = false;
  await page.route('**/search.html*', async (route) => {
    const response = await route.fetch();
    const indexes = ['search-index.js', ...PLANS.map(([id]) => `${id}/search-index.js`)].join(' ');
    const body = (await response.text())
      .replace(/data-indexes=("[^"]*"|\S+)/, `data-indexes="${indexes}"`)
      .replace(/data-publishers=("[^"]*"|\S+)/, `data-publishers="2"${many ? ' data-many' : ''}`)
      .replace('</main>', many ? `${names()}</main>` : '</main>');
    await route.fulfill({ response, body });
  });
  await page.route('**/search-index.js', async (route) => {
    const id = new URL(route.request().url()).pathname.split('/').at(-2);
    asked.push(id);
    await new Promise((go) => waiting.set(id, go));
    const plan = PLANS.find(([name]) => name === id);
    const body = plan ? index(plan) : 'taikeiSearch.push({"pages":[],"terms":[]});';
    await route.fulfill({ contentType: 'text/javascript', body });
  });
});
afterEach(() => page.close());

function index([id, publisher, title, mark]) {
  const items = [
    [0, -1, '1', '1', '花', 'goals/1.html', '', [], [], 0, []],
    [1, 0, '①', '1-1', title, 'projects/1-1.html', `${title}を行います。`, [0], [], 0, []],
  ];
  const departments = [['公園課', 'departments/koen.html', 'こうえんか', []]];
  return `taikeiSearch.push(${JSON.stringify({
    id, title: `${publisher}の計画`, publisher, levels: ['目標'], mark: null, marks: [['', mark, [1]]], departments, items,
  })});`;
}

/** The list of the plans, as the page has it where they are many. */
function names() {
  const item = ([id, publisher]) => `<li><a href="${id}/index.html"><strong>${publisher}の計画</strong> <span>${publisher}役所</span></a></li>`;
  return `<ul data-plans>${PLANS.map(item).join('')}</ul>`;
}

/** Opens the search page without waiting for the indexes. */
function open(query) {
  return page.goto(`${site.base}search.html?${query}`, { waitUntil: 'domcontentloaded' });
}

/** Lets the one index come that is asked for, and waits until it is searched. `all` are to come. */
async function answer(all = PLANS.length + 1) {
  while (waiting.size === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(waiting.size, 1, 'one index at a time');
  const [[id, go]] = waiting;
  waiting.delete(id);
  go();
  const rest = all - asked.length;
  const progress = rest > 0 ? `読み込み中: あと${rest}` : '';
  await page.waitForFunction((text) => document.querySelector('[data-progress]').textContent === text, progress);
  return id;
}

const hits = () => page.locator('[data-results] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
const status = () => page.locator('[role=status]').innerText();

test('this plan’s index comes first, and each is asked for when the one before has come', async () => {
  await open(`plan=made-2&q=${encodeURIComponent('苗')}`);
  const order = [];
  for (let at = 0; at <= PLANS.length; at += 1) order.push(await answer());
  assert.equal(order[0], 'made-2');
  assert.deepEqual(order.slice(2), ['made-1', 'made-3']);
});

test('hits show as they come, the focus stays on its hit, and only the beginning and the end are announced', async () => {
  await open(`plan=made-2&q=${encodeURIComponent('苗')}`);
  assert.equal(await status(), '調べています');
  await answer();
  assert.deepEqual(await hits(), ['made-2/projects/1-1.html']);
  await page.focus('[data-results] a');
  for (let at = 0; at < PLANS.length; at += 1) {
    assert.equal(await status(), '調べています');
    await answer();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), 'made-2/projects/1-1.html');
  }
  assert.deepEqual(await hits(), ['made-3/projects/1-1.html', 'made-1/projects/1-1.html', 'made-2/projects/1-1.html']);
  assert.equal(await status(), '3件見つかりました。');
});

test('departments of one name are two where two bodies publish, and marks are a filter', async () => {
  await open(`unit=${encodeURIComponent('西市/公園課')}`);
  for (let at = 0; at <= PLANS.length; at += 1) await answer();
  assert.deepEqual((await hits()).filter((url) => url.includes('projects')), ['made-1/projects/1-1.html', 'made-3/projects/1-1.html']);
  assert.deepEqual(await page.locator('#search-unit option').allInnerTexts(), ['すべて', '公園課（西市）', '公園課（東市）']);
  await page.selectOption('#search-unit', '');
  await page.selectOption('#search-mark', '拡充');
  assert.deepEqual(await hits(), ['made-2/projects/1-1.html']);
  assert.ok((await page.locator('[data-results] .badge').innerText()).includes('拡充'));
  assert.equal(new URL(page.url()).searchParams.get('mark'), '拡充');
});

test('many plans are found by their names at once, and searched when that is asked for', async () => {
  many = true;
  await open(`q=${encodeURIComponent('西市')}`);
  assert.deepEqual(await hits(), ['made-1/index.html', 'made-3/index.html']);
  assert.ok((await page.locator('[data-results]').innerText()).includes('西市役所'));
  const others = page.locator('[data-rest]');
  assert.ok(await others.isHidden(), 'the content pages have not come');
  await answer(1);
  assert.equal(await status(), '2件見つかりました。計画の中は、まだ探していません。');
  assert.equal(await others.innerText(), 'すべての計画の中も探す（3計画）');
  await page.fill('#search-q', '苗');
  assert.equal(await status(), '見つかりませんでした。ことばを短くするか、別のことばで探してください。計画の中は、まだ探していません。');
  assert.equal(asked.length, 1, 'no plan is loaded for a word alone');
  await others.focus();
  await page.keyboard.press('Enter');
  for (let at = 0; at < PLANS.length; at += 1) await answer();
  assert.equal((await hits()).length, 3);
  assert.equal(await status(), '3件見つかりました。');
  assert.ok(await others.isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search-q', 'the focus is not lost with the button');
});

test('of many plans, the one that the reader comes from is searched at once', async () => {
  many = true;
  await open(`plan=made-2&q=${encodeURIComponent('苗')}`);
  assert.equal(await answer(2), 'made-2');
  await answer(2);
  assert.deepEqual(await hits(), ['made-2/projects/1-1.html']);
  assert.equal(await status(), '1件見つかりました。ほかの計画の中は、まだ探していません。');
  assert.equal(await page.locator('[data-rest]').innerText(), 'ほかの計画の中も探す（2計画）');
  await page.fill('#search-q', '');
  assert.ok(await page.locator('[data-rest]').isHidden());
});

test('an index that cannot be read is told, and the others are searched', async () => {
  await page.unroute('**/search-index.js');
  await page.route('**/search-index.js', (route) => (route.request().url().includes('made-1') ? route.fulfill({ contentType: 'text/javascript', body: index(PLANS[0]) }) : route.abort()));
  await open(`q=${encodeURIComponent('苗')}`);
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent.includes('読み込めなかった索引'));
  assert.deepEqual(await hits(), ['made-1/projects/1-1.html']);
});
