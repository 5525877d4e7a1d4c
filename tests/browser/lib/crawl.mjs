// The crawler: opens every page that a reader can reach, and gathers all that is wrong on the way.
import { filesOf } from './site.mjs';

/** Pages opened at the same time. */
const TABS = 2;

/**
 * Opens the home page and every page that links lead to.
 * `base` is the site's address with its last slash; `folder` has the same files on the disk.
 * Gives the facts of each page by its path, and the problems: `{ kind, page, what }`.
 */
export async function crawl(browser, { folder, base, viewport }) {
  const files = new Set(filesOf(folder));
  const state = { base, files, pages: new Map(), queue: [], seen: new Set(), problems: [], foreign: new Set() };
  const context = await browser.newContext({ viewport });
  const tabs = await Promise.all(Array.from({ length: TABS }, () => openTab(context, state)));
  enqueue(state, 'index.html');
  while (state.queue.length > 0) {
    const wave = state.queue.splice(0);
    await Promise.all(tabs.map((tab) => visitAll(tab, state, wave)));
  }
  await context.close();
  checkAnchors(state);
  const orphans = [...files].filter((file) => file.endsWith('.html') && file !== '404.html' && !state.seen.has(file));
  orphans.forEach((file) => problem(state, 'unreached page', file, 'no link leads here'));
  return state;
}

function problem(state, kind, page, what) {
  state.problems.push({ kind, page, what });
}

function enqueue(state, path) {
  if (state.seen.has(path)) return;
  state.seen.add(path);
  state.queue.push(path);
}

/** Opens a tab that hears everything that goes wrong in it. */
async function openTab(context, state) {
  const tab = { page: await context.newPage(), path: undefined };
  watch(tab, state);
  return tab;
}

/** Takes pages from the front until there are none; the other tabs take theirs meanwhile. */
async function visitAll(tab, state, wave) {
  for (let path = wave.shift(); path !== undefined; path = wave.shift()) {
    tab.path = path;
    await visit(tab.page, state, path);
  }
}

function watch(tab, state) {
  const { page } = tab;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problem(state, 'console', tab.path, message.text());
  });
  page.on('pageerror', (error) => problem(state, 'script error', tab.path, error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url)) return;
    if (!url.startsWith(state.base)) problem(state, 'foreign request', tab.path, url);
  });
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText;
    // Going on to the next page cuts off what the last one was still loading.
    if (error !== 'net::ERR_ABORTED') problem(state, 'failed request', tab.path, `${request.url()}: ${error}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      problem(state, 'failed request', tab.path, `${response.url()}: ${response.status()}`);
    }
  });
}

async function visit(page, state, path) {
  const url = state.base + path.split('/').map(encodeURIComponent).join('/');
  try {
    await page.goto(url, { waitUntil: 'load' });
    const facts = await page.evaluate(readPage);
    state.pages.set(path, facts);
    facts.links.forEach((link) => follow(state, path, link));
  } catch (error) {
    problem(state, 'failed page', path, error.message);
  }
}

/** Runs in the page: what the tests want to know of it. */
function readPage() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const root = document.documentElement;
  return {
    title: document.title,
    lang: root.lang,
    headings: all('h1,h2,h3,h4,h5,h6').map((heading) => ({
      rank: Number(heading.tagName[1]),
      text: heading.textContent.trim(),
    })),
    mains: all('main').length,
    ids: all('[id]').map((element) => element.id),
    links: all('a[href], area[href], link[rel="alternate"][href], form[action]').map((link) => ({
      written: link.getAttribute('href') ?? link.getAttribute('action'),
      href: link.href ?? link.action,
    })),
    overflow: root.scrollWidth - root.clientWidth,
    unnamedLinks: all('a[href]').filter((link) => !link.textContent.trim() && !link.getAttribute('aria-label')).length,
    text: document.body.innerText,
  };
}

/** Judges a link and puts its page in the queue. */
function follow(state, page, { written, href }) {
  if (/^(mailto|tel):/.test(href)) return;
  if (!/^(https?|file):/.test(href)) return problem(state, 'dead link', page, `${written} is no address`);
  if (!href.startsWith(state.base)) {
    if (/^(\.|\/|file:)/.test(written)) problem(state, 'dead link', page, `${written} leaves the site`);
    else state.foreign.add(href);
    return undefined;
  }
  const path = decodeURIComponent(href.slice(state.base.length).replace(/[?#].*$/, ''));
  if (!state.files.has(path)) return problem(state, 'dead link', page, `${written} leads to no file`);
  if (path.endsWith('.html')) enqueue(state, path);
  return undefined;
}

/** After all pages are known: each anchor of a link stands on its page. */
function checkAnchors(state) {
  for (const [page, facts] of state.pages) {
    for (const { written, href } of facts.links) {
      if (!href.startsWith(state.base) || !href.includes('#')) continue;
      const [path, anchor] = href.slice(state.base.length).split('#').map(decodeURIComponent);
      const target = state.pages.get(path.replace(/\?.*$/, ''));
      if (!target || anchor === '' || anchor === 'top' || target.ids.includes(anchor)) continue;
      problem(state, 'dead anchor', page, `${written}: no such id there`);
    }
  }
}

/** The problems of some kinds as lines, sorted, for a message that says all. */
export function lines(problems, ...kinds) {
  const wanted = problems.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  return wanted.map(({ kind, page, what }) => `${page}: ${kind}: ${what}`).sort();
}
