// The search page: whatever stands on a page finds that page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { plansOf } from './lib/site.mjs';

const site = openSite();
const [plan] = plansOf(site.folder);
/** Opened with a policy that allows nothing but the site's own files. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
let page;
const problems = [];

beforeEach(async () => {
  page = await site.browser.newPage();
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
});
afterEach(() => page.close());

/** Opens the search page and waits until every index has come. */
async function open(base, query = '') {
  await page.goto(`${base}search.html${query}`);
  await page.focus('#search-q');
  await page.waitForFunction(() => document.querySelectorAll('#search-unit option').length > 1);
  await page.waitForFunction(() => document.querySelector('[data-progress]').textContent === '');
}

/** Types words and gives the links of all that is found, relative to the search page. */
function ask(words) {
  return page.evaluate(typed, words);
}

/** Runs in the page. */
function typed(words) {
  const field = document.querySelector('#search-q');
  const more = document.querySelector('[data-more]');
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  while (!more.hidden) more.click();
  return [...document.querySelectorAll('[data-results] a')].map((link) => link.getAttribute('href'));
}

/** Runs in the page: asks for each of the words, and gives those that did not find every page that they stand on. */
function missed(cases) {
  const field = document.querySelector('#search-q');
  const more = document.querySelector('[data-more]');
  return cases.filter(([words, pages]) => {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (!more.hidden) more.click();
    const found = new Set([...document.querySelectorAll('[data-results] a')].map((link) => link.getAttribute('href')));
    return !pages.every((page) => found.has(page));
  });
}

/** Every text that must find its page: titles, descriptions and departments of the plan. */
function texts() {
  const at = (url) => `${plan.folder}/${url}`;
  const sections = plan.sections.map(({ section }) => [at(section.url), [section.title]]);
  const projects = plan.projects.map(({ project }) => {
    const units = [...project.departments, ...project.collective_departments];
    return [at(project.url), [project.title, project.description, ...units]];
  });
  return [...sections, ...projects, ...plan.departments.map(({ name, url }) => [at(url), [name]])];
}

/** Each piece of one to four characters of the texts, with the pages that it stands on. */
function pieces() {
  const found = new Map();
  for (const [url, fields] of texts()) {
    for (const letters of fields.map((field) => [...field])) {
      for (let from = 0; from < letters.length; from += 1) {
        for (let to = from + 1; to <= Math.min(from + 4, letters.length); to += 1) {
          const piece = letters.slice(from, to).join('');
          if (piece.trim() === '') continue;
          if (!found.has(piece)) found.set(piece, new Set());
          found.get(piece).add(url);
        }
      }
    }
  }
  return [...found].map(([piece, pages]) => [piece, [...pages]]);
}

test('each piece of one to four characters of any text of the plan finds its page', async () => {
  await open(site.base);
  const cases = pieces();
  assert.ok(cases.length > 1000, `${cases.length} pieces`);
  assert.deepEqual(await page.evaluate(missed, cases), []);
});

/** The words of each content page, as its readers see them. */
async function contents() {
  const text = readFileSync(join(site.folder, 'search-index.js'), 'utf8');
  const { pages } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  const all = [];
  for (const [, url] of pages) {
    const reader = await site.browser.newPage();
    await reader.goto(site.base + url);
    all.push(await reader.locator('.prose').innerText());
    await reader.close();
  }
  return all;
}

test('each piece of a content page finds that page', async () => {
  await open(site.base);
  const text = readFileSync(join(site.folder, 'search-index.js'), 'utf8');
  const { pages } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  assert.ok(pages.length > 0);
  for (const [title, url] of pages) {
    const reader = await site.browser.newPage();
    await reader.goto(site.base + url);
    const words = await reader.locator('.prose').innerText();
    await reader.close();
    const cases = words.split(/\s+/).flatMap((word) => [...word].map((_, at) => [...word].slice(at, at + 4).join('')));
    assert.deepEqual(await page.evaluate(missed, [...new Set(cases)].filter(Boolean).map((piece) => [piece, [url]])), [], title);
  }
});

test('a code finds its page first, in every way of writing it', async () => {
  await open(site.base);
  const ascii = (text) => text.normalize('NFKC').replace(/[()]+/g, '-').replace(/-+/g, '-').replace(/^-|-$/g, '');
  const wide = (text) => text.replace(/[0-9-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const all = [
    ...plan.sections.map(({ section, above }) => ({ item: section, above })),
    ...plan.projects.map(({ project, above }) => ({ item: project, above })),
  ];
  const wrong = [];
  for (const { item, above } of all) {
    const way = [...above, item].map(({ label }) => label);
    // A label such as I-3 already tells the labels above it.
    const whole = way.findLastIndex((label) => /^[IⅠ-ⅿV]+-/.test(label));
    const printed = way.slice(Math.max(whole, 0));
    const ways = [item.code, wide(item.code), item.code.replaceAll('-', '－'), printed.join(''), printed.join(' '), ascii(printed.join('-'))];
    for (const way of ways) {
      const [first] = await ask(way);
      if (first !== `${plan.folder}/${item.url}`) wrong.push(`${way}: ${first}, not ${item.url}`);
    }
  }
  // Where the chart prints a number twice, the printed number is that of the first.
  const twice = all.filter(({ item, above }) => {
    const siblings = above.at(-1)?.projects ?? [];
    return siblings.some((other) => other !== item && other.label === item.label && other.code < item.code);
  });
  const excused = new Set(twice.map(({ item }) => item.url));
  assert.deepEqual(wrong.filter((line) => ![...excused].some((url) => line.endsWith(`not ${url}`))), []);
});

test('a word that stands nowhere finds nothing', async () => {
  await open(site.base);
  const everything = JSON.stringify(texts()) + (await contents()).join('');
  const letters = [...new Set(everything)].filter((letter) => /\p{Script=Han}/u.test(letter));
  const absent = letters.slice(0, 200).map((letter, at) => letters[letters.length - 1 - at] + letter);
  const nowhere = absent.filter((word) => !everything.includes(word));
  assert.ok(nowhere.length > 100, `${nowhere.length} words`);
  for (const word of [...nowhere, '躑躅', 'xyzzy', '9-9-9-9']) assert.deepEqual(await ask(word), [], word);
  assert.match(await page.locator('[role=status]').innerText(), /^見つかりませんでした/);
});

test('what is found stands in its context, marked, with its code, its path and its badge', async () => {
  await open(site.base);
  const shown = plan.projects.find(({ project, above }) => project.description.length > 80 && above.some(({ priority }) => priority));
  const words = [...shown.project.description].slice(40, 46).join('');
  await page.fill('#search-q', words);
  const hit = page.locator('[data-results] > li').filter({ has: page.locator(`a[href="${plan.folder}/${shown.project.url}"]`) });
  assert.equal(await hit.locator('.hit-text mark').first().innerText(), words);
  assert.equal(await hit.locator('.code').innerText(), shown.project.code);
  for (const { title } of shown.above) assert.ok((await hit.locator('.hit-path').innerText()).includes(title));
  assert.equal(await hit.locator('.badge').count(), 1);
});

test('width, case, kana and the city’s own synonyms make no difference', async () => {
  await open(site.base);
  const same = [
    ['メディア', 'ﾒﾃﾞｨｱ', 'めでぃあ'],
    ['DV', 'ｄｖ', 'ＤＶ', 'dv'],
    ['センター', 'センタ'],
    ['子ども', '子供'],
  ];
  for (const [first, ...others] of same) {
    const found = new Set(await ask(first));
    assert.ok(found.size > 0, first);
    for (const other of others) {
      const also = new Set(await ask(other));
      assert.deepEqual([...found].filter((url) => !also.has(url)), [], `${other} finds what ${first} finds`);
    }
  }
});

test('several words are all required, and titles come before texts', async () => {
  await open(site.base);
  const both = await ask('DV 相談');
  const either = new Set([...(await ask('DV')), ...(await ask('相談'))]);
  assert.ok(both.length > 0 && both.length < either.size);
  const titles = await page.evaluate(() => [...document.querySelectorAll('[data-results] a')].map((link) => link.textContent.includes('相談')));
  assert.deepEqual(titles, [...titles].sort((a, b) => Number(b) - Number(a)));
});

test('a search can be linked, with its filters', async () => {
  const [goal] = plan.data.sections;
  await open(site.base, `?q=${encodeURIComponent('相談')}&goal=${plan.folder}%2F${goal.code}&star=1`);
  const found = await page.locator('[data-results] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(found.length > 0);
  const allowed = new Set(
    [...plan.sections.map(({ section, above }) => [section, above]), ...plan.projects.map(({ project, above }) => [project, above])]
      .filter(([item, above]) => (above[0] ?? item).code === goal.code && [...above, item].some(({ priority }) => priority))
      .map(([item]) => `${plan.folder}/${item.url}`),
  );
  assert.deepEqual(found.filter((url) => !allowed.has(url)), []);
  await page.selectOption('#search-goal', '');
  assert.ok(!page.url().includes('goal='));
  assert.ok(page.url().includes('star=1'));
});

test('the filters alone list everything of a department', async () => {
  await open(site.base);
  await page.selectOption('#search-unit', plan.departments[0].name);
  const found = new Set(await ask(''));
  const own = plan.projects.filter(({ project }) => project.departments.includes(plan.departments[0].name));
  assert.deepEqual(own.filter(({ project }) => !found.has(`${plan.folder}/${project.url}`)), []);
});

test('the box on any page leads to what it was asked for', async () => {
  await page.goto(site.base + `${plan.folder}/${plan.projects[0].project.url}`);
  await page.fill('#site-q', plan.projects[0].project.title);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-results] a');
  assert.ok(page.url().includes(`plan=${plan.folder}`));
  const titles = await page.locator('[data-results] a').allInnerTexts();
  assert.ok(titles.some((title) => title.includes(plan.projects[0].project.title)));
});

test('the arrow keys walk the results, Enter opens one, and the number found is announced', async () => {
  await open(site.base);
  await page.fill('#search-q', '相談');
  assert.match(await page.locator('[role=status]').innerText(), /^\d+件見つかりました/);
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.id);
  const links = await page.locator('[data-results] a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), links[0]);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), links[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'search-q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 'search-q', 'Escape leads back to the box');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForURL(`**/${links[0]}`), page.keyboard.press('Enter')]);
});

test('nothing is loaded before something is asked', async () => {
  const asked = [];
  const fresh = await site.browser.newPage();
  fresh.on('request', (request) => asked.push(request.url()));
  await fresh.goto(`${site.base}search.html`);
  assert.ok(asked.some((url) => url.endsWith('search.js')));
  assert.deepEqual(asked.filter((url) => url.endsWith('search-index.js')), []);
  await fresh.close();
});

test('the search works from the disk', async () => {
  await open(site.disk);
  assert.ok((await ask('相談')).length > 0);
});

test('the search works where only the site’s own scripts and styles may run', async () => {
  const context = await site.browser.newContext();
  await context.route('**/search.html*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
  });
  const strict = await context.newPage();
  const refused = [];
  strict.on('console', (message) => refused.push(message.text()));
  await strict.goto(`${site.base}search.html?q=${encodeURIComponent('相談')}`);
  await strict.waitForSelector('[data-results] a');
  assert.deepEqual(refused, []);
  await context.close();
});

test('without a script the page offers the lists instead', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${site.base}search.html?q=a`);
  assert.ok(!(await plain.locator('[data-search]').isVisible()));
  assert.ok(await plain.getByText('次の一覧から探せます').isVisible());
  const links = await plain.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const url of ['departments/index.html', 'whole.html', ...plan.data.sections.map((goal) => goal.url)]) {
    assert.ok(links.includes(`${plan.folder}/${url}`), url);
  }
  const units = links.filter((url) => url.startsWith(`${plan.folder}/departments/`) && !url.endsWith('/index.html'));
  const index = await site.browser.newPage();
  await index.goto(`${site.base}${plan.folder}/departments/index.html`);
  const order = await index.locator('main a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.deepEqual(units, order.filter((url) => /^[a-z]/.test(url)).map((url) => `${plan.folder}/departments/${url}`));
  await index.close();
  await context.close();
});

test('no script complains on any of these pages', () => {
  assert.deepEqual(problems, []);
});
