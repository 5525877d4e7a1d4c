// What a screen reader is told of each kind of page: roles, names and states, as a tree that is read in the diff.
// TAIKEI_BLESS=1 writes the trees anew.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSite } from './lib/open.mjs';
import { shortened } from './lib/outline.mjs';
import { everyKindFolder, filesOf, pageKinds } from './lib/site.mjs';

const site = openSite(everyKindFolder());
const shipped = openSite();
/** The heaviest pages of the shipped site, whose parts of one shape are many. */
const HEAVIEST = ['project-many-departments', 'department', 'departments', 'matrix', 'chart', 'whole'];
const trees = fileURLToPath(new URL('./trees/', import.meta.url));
const isBlessed = process.env.TAIKEI_BLESS === '1';

/** One page of each kind: the first of each folder, and all that stand alone. */
const chosen = new Map();
// Of the plan before, the pages that tell of the one after it: the rest are of the same kinds as those of that one.
const isTold = (path) => !path.startsWith('shiranami-1/') || /^shiranami-1\/(index|projects\/[^/]+)\.html$/.test(path);
for (const path of filesOf(site.folder).filter((file) => file.endsWith('.html') && isTold(file))) {
  const kind = path.replace(/\.html$/, '').replace(/^([^/]+\/(?:.*\/)?)[^/]+$/, (whole, place) =>
    /(?:^|\/)(goals|issues|measures|projects|marks|departments|progress)\/$/.test(place) && !whole.endsWith('/index') ? place.slice(0, -1) : whole,
  );
  if (!chosen.has(kind)) chosen.set(kind, path);
}

if (isBlessed) {
  rmSync(trees, { recursive: true, force: true });
  mkdirSync(trees);
}

const fileOf = (kind) => `${kind.replaceAll('/', '-')}.yml`;
const heaviest = new Map(pageKinds(shipped.folder).filter(({ kind }) => HEAVIEST.includes(kind)).map(({ kind, path }) => [`heaviest-${kind}`, path]));

test('there is a tree for each kind of page and for the heaviest pages, and no other', { skip: isBlessed && 'they are being written' }, () => {
  assert.equal(heaviest.size, HEAVIEST.length);
  assert.deepEqual(readdirSync(trees).sort(), [...chosen.keys(), ...heaviest.keys()].map(fileOf).sort());
});

/** What a screen reader is told of a page. */
async function told({ browser, base }, path) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(base + path, { waitUntil: 'networkidle' });
  const tree = await page.locator('body').ariaSnapshot();
  await page.close();
  // The server's port is another each time.
  return tree.replaceAll(base, 'http://site/');
}

function compare(kind, tree) {
  const file = join(trees, fileOf(kind));
  if (isBlessed) writeFileSync(file, tree);
  assert.equal(tree, readFileSync(file, 'utf8'), 'run with TAIKEI_BLESS=1 and read the diff if this is meant');
}

for (const [kind, path] of chosen) {
  test(`a screen reader is told of the page ${kind} what it was`, async () => {
    compare(kind, `${await told(site, path)}\n`);
  });
}

for (const [kind, path] of heaviest) {
  test(`a screen reader is told of the page ${kind} what it was, and its many parts have the shapes that are written out`, async () => {
    compare(kind, `${shortened(await told(shipped, path))}\n`);
  });
}

test('of many parts of one shape a few are written out, and one of another shape always is', () => {
  const items = (names) => ['- list:', ...names.map((name) => `  - listitem:\n    - link "${name}":\n      - /url: ${name}.html`)].join('\n');
  const many = Array.from({ length: 30 }, (_, at) => `課${at}`);
  const whole = shortened(items(many));
  for (const name of ['課0', '課1', '課29']) assert.ok(whole.includes(`"${name}"`), whole);
  assert.match(whole, /^ {2}- … 27 more of the shapes above$/m);
  assert.equal(shortened(items(many.slice(0, 8))), items(many.slice(0, 8)), 'a short list is written out whole');
  const unnamed = items(many).replace('link "課17"', 'link');
  assert.match(shortened(unnamed), /- link:\n/, 'one without a name is of another shape');
  assert.equal(shortened(unnamed).match(/more of the shapes above/g).length, 2);
  const marked = items(many).replace('link "課20":', 'text: 再掲\n    - link "課20":');
  assert.match(shortened(marked), /"課20"/);
});
