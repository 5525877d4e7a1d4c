// Readers change how a page looks: they enlarge it, space its text out, and stop its motion. Nothing is lost by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds } from './lib/site.mjs';

const site = openSite();
const kinds = pageKinds(site.folder);
/** 1280 by 1024 pixels at 400 % leave so many CSS pixels (WCAG 2.2, 1.4.10). */
const ENLARGED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
/** The least that readers may ask for (WCAG 2.2, 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }`;

/** Opens each kind of page in one window and gathers what `judge` says of it, by kind. */
async function judged(options, prepare, judge) {
  const context = await site.browser.newContext(options);
  const page = await context.newPage();
  const found = {};
  for (const { kind, path } of kinds) {
    await page.goto(site.base + path);
    await prepare(page);
    const wrong = await page.evaluate(judge);
    if (wrong.length > 0) found[kind] = wrong;
  }
  await context.close();
  return found;
}

/** Runs in the page: words that stand outside the window or are cut off by a box; tables may be moved sideways. */
function lostWords() {
  const isHidden = (element) => element.closest('.hidden, .skip, [hidden]') || !element.checkVisibility();
  const isClipped = (element) => getComputedStyle(element).clipPath !== 'none';
  const root = document.documentElement;
  const lost = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth - root.clientWidth} pixels too wide`] : [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const { currentNode: node } = nodes;
    const around = [];
    for (let up = node.parentElement; up !== document.body; up = up.parentElement) around.push(up);
    if (node.data.trim() === '' || isHidden(node.parentElement) || around.some(isClipped)) continue;
    const words = document.createRange();
    words.selectNodeContents(node);
    const box = words.getBoundingClientRect();
    const isIn = (frame) => box.left >= frame.left - 1 && box.right <= frame.right + 1;
    const cuts = (element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    const isMoved = around.some((element) => element.matches('.scroll'));
    const outside = !isMoved && (box.left < -1 || box.right > innerWidth + 1);
    const cut = around.some((element) => cuts(element) && !isIn(element.getBoundingClientRect()));
    // The nearest box that is drawn around words holds them all.
    const drawn = around.find((element) => element.matches('.no, .badge, .chip, .box, button, th, td, .counts > div, .ways a'));
    const overflows = drawn !== undefined && !isIn(drawn.getBoundingClientRect());
    if (outside || cut || overflows) lost.push(node.data.trim().slice(0, 30));
  }
  return lost;
}

test('at 400 % every word is in the window, and only tables are moved sideways', async () => {
  assert.deepEqual(await judged(ENLARGED, () => {}, lostWords), {});
});

for (const width of [320, 360, 768, 1280]) {
  test(`text that a reader spaces out is neither cut off nor outside its box, at ${width} pixels`, async () => {
    const spaceOut = (page) => page.addStyleTag({ content: SPACED });
    assert.deepEqual(await judged({ viewport: { width, height: 900 } }, spaceOut, lostWords), {});
  });
}

test('for readers who want no motion nothing moves', async () => {
  const moving = () => {
    const seconds = (value) => value.split(',').some((part) => parseFloat(part) > 0);
    const all = [...document.querySelectorAll('*')];
    const moves = (element) => {
      const style = getComputedStyle(element);
      return style.scrollBehavior === 'smooth' || seconds(style.transitionDuration) || seconds(style.animationDuration);
    };
    return all.filter(moves).map((element) => `${element.localName}.${element.className}`);
  };
  assert.deepEqual(await judged({ reducedMotion: 'reduce' }, () => {}, moving), {});
});

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
  test(`nothing shifts while a page loads, at ${viewport.width} pixels`, async () => {
    const context = await site.browser.newContext({ viewport });
    await context.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        window.shifts.push(...list.getEntries().map(({ value }) => value));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const page = await context.newPage();
    const found = {};
    for (const { kind, path } of kinds) {
      await page.goto(site.base + path, { waitUntil: 'networkidle' });
      const shifts = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(window.shifts))));
      const sum = shifts.reduce((all, one) => all + one, 0);
      if (sum > 0) found[kind] = sum;
    }
    await context.close();
    assert.deepEqual(found, {});
  });
}

test('what the tests of this file look for is found', async () => {
  const page = await site.browser.newPage({ viewport: { width: 320, height: 400 } });
  const lost = async (body) => {
    await page.setContent(`<body style="margin: 0">${body}`);
    return (await page.evaluate(lostWords)).length > 0;
  };
  assert.equal(await lost('<p>甲</p>'), false);
  assert.equal(await lost('<p style="white-space: nowrap">' + '甲'.repeat(60)), true, 'too wide a line');
  assert.equal(await lost('<p style="overflow: hidden; white-space: nowrap">' + '甲'.repeat(60)), true, 'a line cut off');
  assert.equal(await lost('<div class="scroll" style="overflow: auto"><p style="width: 900px">' + '甲'.repeat(50)), false, 'a table');
  await page.close();
});
