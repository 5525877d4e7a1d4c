// What a finger presses is large enough on a narrow screen, as WCAG 2.2 asks in 2.5.8 (Target Size, Minimum).
//
// A target is at least 24 by 24 CSS pixels, or a circle of 24 about its middle meets no other target, nor the circle
// of another small one ("Spacing"). One thing is exempt ("Inline"): a link laid out as text, in a block whose other
// words make a sentence, since the height of that sentence's lines holds it. A link alone in its block, one beside a
// number or a count, one in a table and one made a box are judged like a button.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds } from './lib/site.mjs';

const site = openSite();
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** Runs in the page: the targets that are too small, and how many were judged. */
function smallTargets() {
  const SIZE = 24;
  const CONTROLS = 'a[href], button, select, textarea, summary, input:not([type=hidden])';
  const style = (element) => getComputedStyle(element).display;
  const block = (node) => {
    let above = node.parentElement;
    while (style(above) === 'inline') above = above.parentElement;
    return above;
  };
  const wordsBeside = (link) => {
    const nodes = document.createTreeWalker(block(link), NodeFilter.SHOW_TEXT);
    let words = '';
    while (nodes.nextNode()) {
      const { currentNode } = nodes;
      if (block(currentNode) === block(link) && !currentNode.parentElement.closest(CONTROLS)) words += currentNode.data;
    }
    return words;
  };
  const isInSentence = (element) => style(element) === 'inline' && wordsBeside(element).includes('。');
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.skip');
  const target = (element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const isSmall = width < SIZE - 0.01 || height < SIZE - 0.01;
    return { element, left, top, right, bottom, width, height, isSmall, x: (left + right) / 2, y: (top + bottom) / 2 };
  };
  const distance = ({ x, y }, { left, top, right, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const meets = (one) => (other) =>
    other !== one &&
    (distance(one, other) < SIZE / 2 || (other.isSmall && Math.hypot(one.x - other.x, one.y - other.y) < SIZE));
  const said = ({ element, width, height }) => {
    const { parentElement } = element;
    const path = [parentElement.parentElement, parentElement, element].map((one) => `${one.localName}.${one.className}`);
    return `${path.join(' > ')}: ${width.toFixed(1)} x ${height.toFixed(1)}: ${element.textContent.trim()}`;
  };
  const targets = [...document.querySelectorAll(CONTROLS)].filter(isShown).map(target);
  const judged = targets.filter(({ element }) => !isInSentence(element));
  const small = judged.filter((one) => one.isSmall && targets.some(meets(one)));
  return { judged: judged.length, small: small.map(said) };
}

for (const [way, javaScriptEnabled] of Object.entries({ 'with scripts': true, 'without scripts': false })) {
  test(`each link and control of every kind of page can be pressed at 360 pixels, ${way}`, async () => {
    const context = await site.browser.newContext({ ...phone, javaScriptEnabled });
    const page = await context.newPage();
    const found = {};
    let judged = 0;
    for (const { kind, path } of pageKinds(site.folder)) {
      await page.goto(site.base + path);
      const result = await page.evaluate(smallTargets);
      judged += result.judged;
      if (result.small.length > 0) found[kind] = result.small;
    }
    await context.close();
    assert.deepEqual(found, {});
    assert.ok(judged > 200, `${judged} targets`);
  });
}

test('the results of a search and the open menu can be pressed at 360 pixels', async () => {
  const context = await site.browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${site.base}search.html?q=${encodeURIComponent('相談')}`);
  await page.waitForSelector('[data-results] a');
  assert.deepEqual((await page.evaluate(smallTargets)).small, []);
  await page.click('.site-menu');
  assert.ok(await page.locator('#site-nav').isVisible());
  assert.deepEqual((await page.evaluate(smallTargets)).small, []);
  await context.close();
});

test('small targets that stand close are found, and a link in a sentence is not one of them', async () => {
  const page = await site.browser.newPage(phone);
  const link = '<a href="#">甲</a>';
  const small = async (body) => {
    await page.setContent(`<body style="font-size: 16px; line-height: 18px">${body}`);
    return (await page.evaluate(smallTargets)).small.length;
  };
  assert.equal(await small(`<p>${link}</p>`), 0, 'one link far from others');
  assert.equal(await small(`<p>${link} ${link}</p>`), 2, 'two in a line');
  assert.equal(await small(`<p>${link} 3</p><div>${link} 4</div><div>${link} 5</div>`), 2, 'two lines of a list');
  assert.equal(await small(`<p>${link}と${link}を見る。</p>`), 0, 'two in a sentence');
  assert.equal(await small(`<p><a href="#" style="display: inline-block">甲</a>${link}です。</p>`), 1, 'a box in it');
  assert.equal(await small('<button style="height: 20px">甲</button><button style="height: 20px">乙</button>'), 0);
  await page.close();
});
