// The live preview: what changes is shown at once, what does not is left alone, and faults are told in words.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { preview } from './lib/preview.mjs';
import { pageKinds, siteFolder } from './lib/site.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const CHART = 'seeds/danjo-sankaku-4/taikeizu.txt';
const STYLES = 'themes/default/styles/99-preview.css';
const project = pageKinds(siteFolder()).find(({ kind }) => kind === 'project').path;
const relisting = pageKinds(siteFolder()).find(({ kind }) => kind === 'project-many-departments').path;
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** A preview with a page of it, closed after the test. */
async function opened(t, path, change) {
  const served = await preview(change);
  const page = await browser.newPage({ viewport: { width: 800, height: 300 } });
  t.after(async () => { await page.close(); await served.close(); });
  await page.goto(served.base + path);
  await mark(page);
  return { served, page };
}

/** A mark that goes when the page is loaded again. */
const mark = (page) => page.evaluate(() => { window.marked = true; });
const isMarked = (page) => page.evaluate(() => window.marked === true);
const coloured = (page, colour) =>
  page.waitForFunction((wanted) => getComputedStyle(document.documentElement).outlineColor === wanted, colour);
const style = (colour) => `:root{outline:0 solid ${colour}}`;

/** The first description of the project's page, in other words. */
async function describe(served, page, words) {
  const text = await page.evaluate(() => document.querySelector('main').innerText);
  const cell = served.read(CHART).split(/[\t\n]/).filter((part) => part.length > 20 && text.includes(part))[0];
  assert.ok(cell, 'the page shows a description of the chart');
  served.edit(CHART, (chart) => chart.replace(cell, words));
}

test('words that changed are shown in place, where the page was scrolled to', async (t) => {
  const { served, page } = await opened(t, project);
  await page.evaluate(() => scrollTo(0, 120));
  for (const words of ['書き直した<b>内容</b>です。前より長く書きました。', 'もう一度書き直した<i>内容</i>です。もっと長く書きました。']) {
    await describe(served, page, words);
    await page.waitForFunction((wanted) => document.querySelector('main').innerText.includes(wanted), words);
    const described = () => page.evaluate(() => document.querySelector('meta[name=description]').content);
    assert.equal((await described()).includes(words), true, 'the head follows too');
  }
  assert.equal(await isMarked(page), true, 'the page was not loaded again');
  assert.equal(await page.evaluate(() => scrollY), 120);
  assert.equal(await page.evaluate(() => document.querySelector('[data-print]').hidden), false, 'scripts keep their part');
});

test('what is followed in place is what a page that is loaded again shows', async (t) => {
  const { served, page } = await opened(t, 'danjo-sankaku-4/whole.html');
  const body = () => page.evaluate(() => document.querySelector('main').innerHTML);
  const rows = served.read(CHART).split('\n');
  const row = rows.findIndex((line) => line.split('\t').length > 5 && /②/.test(line));
  served.edit(CHART, (chart) => chart.replace(rows[row], rows[row].replace('②', '②新しい題名の')));
  await page.waitForFunction(() => document.querySelector('main').innerText.includes('新しい題名の'));
  const followed = await body();
  assert.equal(await isMarked(page), true);
  await page.reload();
  assert.equal(await body(), followed);
});

test('a page is loaded again where its scripts may have a part in what changed', async (t) => {
  const { served, page } = await opened(t, project);
  await page.evaluate(() => scrollTo(0, 120));
  served.edit('themes/default/templates/base.html', (text) => text.replace('>検索</button>', '>さがす</button>'));
  await page.waitForFunction(() => document.querySelector('.site-search button').textContent === 'さがす');
  assert.equal(await isMarked(page), false);
  await page.waitForFunction(() => scrollY === 120);
});

test('styles are swapped in place, and pages that did not change are left alone', async (t) => {
  const { served, page } = await opened(t, relisting);
  const other = await browser.newPage();
  t.after(() => other.close());
  await other.goto(served.base + project);
  await describe(served, other, '別のページだけの言葉です。');
  await other.waitForFunction(() => document.body.innerText.includes('別のページだけの言葉です。'));
  served.save(STYLES, style('rgb(1, 2, 3)'));
  await coloured(page, 'rgb(1, 2, 3)');
  served.save(STYLES, style('rgb(4, 5, 6)'));
  await coloured(page, 'rgb(4, 5, 6)');
  await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
  assert.equal(await isMarked(page), true, 'the page was not loaded again');
});

test('a template, the settings and Markdown are shown as soon as they are saved', async (t) => {
  const { served, page } = await opened(t, 'index.html');
  served.save('themes/default/templates/404.html', '<!doctype html><title>x</title>');
  served.save('taikei.toml', 'title = "別の題名"\n');
  await page.waitForFunction(() => document.title.includes('別の題名'));
  served.edit('themes/default/templates/base.html', (text) => text.replace('本文へ移動', '本文へ'));
  await page.waitForFunction(() => document.querySelector('.skip').textContent === '本文へ');
  assert.deepEqual((await page.goto(`${served.base}nowhere`)).status(), 404);
});

test('faults are told over the last good page, as text, and go when they are mended', async (t) => {
  const { served, page } = await opened(t, project);
  const good = served.read(CHART);
  served.save(CHART, '<img src=x onerror="window.hacked=1">\n');
  const overlay = page.locator('taikei-overlay section');
  await overlay.waitFor();
  assert.match(await overlay.innerText(), /F04[\s\S]*taikeizu\.txt/);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await isMarked(page), true, 'the last good page stands');
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run('taikei-overlay'));
  assert.deepEqual(violations.map(({ id }) => id), []);
  served.save(CHART, good);
  await overlay.waitFor({ state: 'detached' });
  assert.equal(await isMarked(page), true, 'the page is the same as before');
});

test('the faults can be put away by keyboard, and come back when they are others', async (t) => {
  const { served, page } = await opened(t, project);
  served.save(CHART, 'x\n');
  const overlay = page.locator('taikei-overlay section');
  await overlay.waitFor();
  await page.getByRole('button', { name: '閉じる' }).last().focus();
  await page.keyboard.press('Escape');
  await overlay.waitFor({ state: 'detached' });
  served.save(CHART, '');
  await overlay.waitFor();
  await page.getByRole('button', { name: '閉じる' }).last().click();
  await overlay.waitFor({ state: 'detached' });
});

test('a site that is broken from the start says why, and is shown once it is mended', async (t) => {
  let good;
  const { served, page } = await opened(t, project, (root) => {
    writeFileSync(join(root, 'taikei.toml'), 'tilte = "x"\n');
    good = '';
  });
  assert.match(await page.locator('main').innerText(), /G02[\s\S]*taikei\.toml/);
  served.save('taikei.toml', good);
  await page.locator('.site-header').waitFor();
});

test('ten open pages all follow', async (t) => {
  const served = await preview();
  const context = await browser.newContext();
  t.after(async () => { await context.close(); await served.close(); });
  const pages = [];
  for (let at = 0; at < 10; at += 1) {
    const next = await context.newPage();
    await next.goto(served.base);
    pages.push(next);
  }
  served.save(STYLES, style('rgb(7, 8, 9)'));
  await Promise.all(pages.map((each) => coloured(each, 'rgb(7, 8, 9)')));
});

test('a theme with a strict policy is followed too', async (t) => {
  const { served, page } = await opened(t, project, (root) => {
    mkdirSync(join(root, 'themes/default/templates'), { recursive: true });
    const policy = '<meta http-equiv="content-security-policy" content="default-src \'none\'; style-src \'self\'">';
    writeFileSync(
      join(root, 'themes/default/templates/project.html'),
      `{% extends "builtin/project.html" %}{% block head %}${policy}{% endblock head %}`,
    );
  });
  served.save(STYLES, style('rgb(9, 9, 9)'));
  await coloured(page, 'rgb(9, 9, 9)');
  await describe(served, page, '厳しい決まりの下の言葉です。');
  await page.waitForFunction(() => document.body.innerText.includes('厳しい決まりの下の言葉です。'));
});
