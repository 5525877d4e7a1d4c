// Words of the glossary and furigana: what a word means is in reach of the keyboard, of screen readers and without a
// script, and readings do not get into what readers copy or hear.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { everyKindFolder } from './lib/site.mjs';

const site = openSite(everyKindFolder());
const PLAN = 'shiranami-2/';
const LECTURE = `${PLAN}projects/2-1-1-1.html`;
const READING = `${PLAN}projects/1-1-2-1.html`;

/** A page of a reader without a script, who wants nothing to move. */
async function open(path) {
  const page = await (await site.browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' })).newPage();
  await page.goto(site.base + path);
  return page;
}

/** Presses Tab until the focus is on what is asked for. */
async function tabTo(page, target) {
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`Tab does not reach ${await target.innerText()}`);
}

test('a word is linked once where the text first uses it, and never in a title', async () => {
  const page = await open(LECTURE);
  assert.deepEqual(await page.locator('main a.term').allInnerTexts(), ['講座']);
  assert.equal(await page.locator('h1 a.term').count(), 0);
  const words = page.getByRole('region', { name: 'このページの言葉' });
  assert.deepEqual(await words.locator('dt').evaluateAll((terms) => terms.map((term) => term.firstChild.textContent.trim())), ['出前講座', '講座']);
  await page.context().close();
});

test('the keyboard leads from a word to what it means and back, without a script', async () => {
  const page = await open(LECTURE);
  const word = page.getByRole('link', { name: '講座', exact: true }).and(page.locator('.term'));
  await tabTo(page, word);
  const outline = await word.evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.notEqual(outline, 'none', 'the focus is seen');
  await page.keyboard.press('Enter');
  const meaning = page.getByText('あるテーマについて、続けて学ぶ集まりのことです。');
  assert.ok(await meaning.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'the meaning is on the screen');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'しらなみ市のことば集 第1章');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '本文の「講座」に戻る');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.querySelector(':target').textContent), '講座');
  await page.context().close();
});

test('a screen reader is told what a word means on the word itself', async () => {
  const page = await site.browser.newPage();
  await page.goto(site.base + LECTURE);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const [word] = nodes.filter(({ role, name }) => role?.value === 'link' && name?.value === '講座');
  assert.equal(word.description.value, 'あるテーマについて、続けて学ぶ集まりのことです。');
  await page.close();
});

test('the glossary leads to the 事業 that use a word, from the page of one', async () => {
  const page = await open(LECTURE);
  await page.getByRole('link', { name: '用語集の「出前講座」' }).press('Enter');
  await page.waitForURL(/glossary\.html#/);
  assert.equal(await page.locator(':target h2').evaluate((heading) => heading.firstChild.textContent.trim()), '出前講座');
  await page.locator(':target summary').press('Enter');
  await page.locator(':target').locator('a[href="shiranami-2/projects/2-1-1-1.html"]').press('Enter');
  await page.waitForURL(site.base + LECTURE);
  await page.context().close();
});

test('readings stand over words, and are neither copied nor heard', async () => {
  const page = await site.browser.newPage();
  await page.goto(site.base + READING);
  const ruby = page.locator('main .description ruby');
  assert.equal(await ruby.locator('rt').innerText(), 'えほん');
  const [over, under] = await ruby.evaluate((element) => [element.querySelector('rt'), element].map((part) => part.getBoundingClientRect().top));
  assert.ok(over <= under + 1, 'the reading is above the word');
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector('main .description'));
    return getSelection().toString();
  });
  assert.equal(copied, '多様な生き方を描いた絵本を読みます。');
  assert.doesNotMatch(await page.locator('main').ariaSnapshot(), /えほん.*絵本を|よみきかせ|しみんきょうどうか/);
  assert.doesNotMatch(await page.title(), /よみきかせ/);
  assert.equal(await page.locator('.use ruby').count(), 0, 'what is copied to quote the page has none');
  await page.close();
});

test('the search finds a word by its reading, and a 事業 by the word under it', async () => {
  const page = await site.browser.newPage();
  for (const words of ['やかんそうだん', '夜間相談', 'ヤカンソウダン']) {
    await page.goto(`${site.base}search.html?q=${encodeURIComponent(words)}`);
    await page.locator('[data-results] a', { hasText: '夜間相談' }).first().waitFor();
  }
  await page.goto(`${site.base}search.html?q=${encodeURIComponent('育休')}`);
  await page.locator('[data-results] a', { hasText: '育児休業' }).first().waitFor();
  await page.close();
});
