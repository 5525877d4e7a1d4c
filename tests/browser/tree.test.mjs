// What a screen reader is told of each kind of page: roles, names and states, as a tree that is read in the diff.
// TAIKEI_BLESS=1 writes the trees anew.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSite } from './lib/open.mjs';
import { everyKindFolder, filesOf } from './lib/site.mjs';

const site = openSite(everyKindFolder());
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

test('there is a tree for each kind of page, and no other', { skip: isBlessed && 'they are being written' }, () => {
  assert.deepEqual(readdirSync(trees).sort(), [...chosen.keys()].map(fileOf).sort());
});

for (const [kind, path] of chosen) {
  test(`a screen reader is told of the page ${kind} what it was`, async () => {
    const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(site.base + path, { waitUntil: 'networkidle' });
    const told = await page.locator('body').ariaSnapshot();
    // The server's port is another each time.
    const tree = `${told.replaceAll(site.base, 'http://site/')}\n`;
    await page.close();
    const file = join(trees, fileOf(kind));
    if (isBlessed) writeFileSync(file, tree);
    assert.equal(tree, readFileSync(file, 'utf8'), 'run with TAIKEI_BLESS=1 and read the diff if this is meant');
  });
}
