// On paper: the size of the sheets, the address on them, what is left out, and where pages begin.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds, plansOf } from './lib/site.mjs';

const site = openSite();
const [plan] = plansOf(site.folder);
const kinds = pageKinds(site.folder).filter(({ kind }) => kind !== 'not-found');
const SIZES = { portrait: '595x842', across: '842x595', drawing: '1191x842' };
const LIES_ACROSS = new Set(['whole', 'matrix']);
let desk;

before(() => {
  desk = mkdtempSync(join(tmpdir(), 'taikei-print-'));
});
after(() => rmSync(desk, { recursive: true }));

const squeezed = (text) => text.normalize('NFKC').replace(/\s+/g, '');

/** What a tool of poppler says of a file. */
function poppler(tool, ...options) {
  const run = spawnSync(tool, options, { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(run.error, undefined, `${tool}: install poppler-utils`);
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

/** Prints a page: the text of each sheet without its spaces, their sizes in points, and its structure. */
async function print(path) {
  const page = await site.browser.newPage();
  await page.goto(site.base + path);
  const file = join(desk, 'page.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, tagged: true }));
  await page.close();
  const facts = poppler('pdfinfo', '-f', '1', '-l', '9999', file);
  const sizes = [...facts.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map(([, x, y]) => `${Math.round(x)}x${Math.round(y)}`);
  const sheets = poppler('pdftotext', '-layout', file, '-').split('\f').slice(0, -1).map(squeezed);
  const isTagged = /^Tagged: +yes$/m.test(facts);
  return { sizes, sheets, isTagged, structure: poppler('pdfinfo', '-struct', file) };
}

const sizeOf = (kind) => (kind === 'chart' ? SIZES.drawing : LIES_ACROSS.has(kind) ? SIZES.across : SIZES.portrait);

for (const { kind, path } of kinds) {
  test(`the page ${kind} prints on its paper, tagged, with its address and without controls`, async () => {
    const { sizes, sheets, isTagged, structure } = await print(path);
    assert.deepEqual([...new Set(sizes)], [sizeOf(kind)]);
    assert.equal(sheets.length, sizes.length);
    assert.ok(sheets[0].includes(squeezed(site.base + path)), sheets[0].slice(0, 200));
    assert.ok(isTagged);
    assert.match(structure, /\bH1\b/);
    const controls = ['メニュー', '本文へ移動', 'アドレスをコピーする', '閉じる'];
    assert.deepEqual(controls.filter((words) => sheets.join('').includes(words)), []);
    if (kind !== 'chart') assert.ok(sheets.at(-1).endsWith(`${sheets.length}/${sheets.length}`), sheets.at(-1).slice(-40));
  });
}

test('no heading is printed alone, and no control', async () => {
  const alone = () => {
    const isSeen = (element) => element.checkVisibility();
    const parts = [...document.querySelectorAll('section, nav')].filter(isSeen);
    return parts.filter((part) => [...part.children].every((child) => /^H[1-6]$/.test(child.tagName) || !isSeen(child))).map((part) => part.innerText);
  };
  const page = await site.browser.newPage();
  await page.emulateMedia({ media: 'print' });
  const found = {};
  for (const { kind, path } of kinds) {
    await page.goto(site.base + path);
    const empty = await page.evaluate(alone);
    const controls = await page.locator('button:visible, input:visible, select:visible, summary:visible').count();
    if (empty.length > 0 || controls > 0) found[kind] = { empty, controls };
  }
  await page.close();
  assert.deepEqual(found, {});
});

test('the drawing of the chart fits one sheet, with every section on it', async () => {
  const { sheets } = await print(`${plan.folder}/chart.html`);
  assert.equal(sheets.length, 1);
  // Lines of boxes side by side are mixed in the text, so that only words of one line are looked for.
  const labels = plan.sections.filter(({ section }) => section.kind === 'issue').map(({ section }) => section.label);
  assert.ok(labels.length > 3);
  assert.deepEqual(labels.filter((label) => !sheets[0].includes(squeezed(label))), []);
});

test('the whole plan is a booklet: each top section begins a sheet, and each sheet names it and its columns', async () => {
  const { sheets: all, structure } = await print(`${plan.folder}/whole.html`);
  const words = all.findIndex((sheet) => sheet.includes('このページの言葉'));
  const sheets = words < 0 ? all : all.slice(0, words);
  const names = plan.data.sections.map(({ label, title }) => squeezed(`${plan.data.levels[0].heading}${label}${title}`));
  const named = sheets.map((sheet) => names.filter((name) => sheet.includes(name)));
  assert.deepEqual(named.filter((found) => found.length !== 1), [], 'a sheet belongs to one of them');
  const order = named.flat();
  assert.deepEqual([...new Set(order)], names);
  assert.deepEqual(order.filter((name, at) => name !== order[at - 1]), names, 'and none is come back to');
  const headings = [...plan.data.levels.slice(1).map(({ heading }) => heading), '事業', '内容', '担当課'].join('');
  assert.deepEqual(sheets.filter((sheet) => !sheet.includes(headings)), []);
  if (words >= 0) assert.ok(all.slice(words).every((sheet) => !sheet.includes(headings)), 'its words are explained at the end');
  assert.match(structure, /Table/);
  assert.match(structure, /\bTH\b/);
});
