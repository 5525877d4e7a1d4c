// Lasting addresses, from a folder on the disk: every address of the record opens and shows its own, or says that it is
// gone; the search finds what has been renumbered by both numbers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSite } from './lib/open.mjs';
import { everyKindFolder } from './lib/site.mjs';

const site = openSite(everyKindFolder());
const seeds = resolve(dirname(fileURLToPath(import.meta.url)), '../fixtures/every-kind/seeds/shiranami-2');
const GONE = '今の体系図には載っていません';

/** The entries of the record, each with its kind: one `key = value` a line, as the program writes them. */
const records = readFileSync(join(seeds, 'addresses.toml'), 'utf8')
  .split('\n\n[[')
  .slice(1)
  .map((entry) => {
    const [kind, ...lines] = entry.split('\n');
    const values = lines.filter(Boolean).map((line) => line.split(' = '));
    return { kind: kind.slice(0, -2), ...Object.fromEntries(values.map(([key, value]) => [key, JSON.parse(value)])) };
  });

function addressOf({ kind, folder: level, id, slug }) {
  const place = { section: `${level}/${id}`, project: `projects/${id}`, department: `departments/${slug}` }[kind];
  return `${site.disk}shiranami-2/${place}.html`;
}

/** The words of an element, without the readings over them. */
function withoutReadings(element) {
  const copy = element.cloneNode(true);
  for (const reading of copy.querySelectorAll('rp, rt')) reading.remove();
  return copy.textContent;
}

test('every published address shows its own or says that it is gone', async () => {
  const page = await site.browser.newPage();
  assert.ok(records.some(({ ended }) => ended) && records.some(({ former }) => former));
  for (const record of records) {
    await page.goto(addressOf(record));
    const heading = await page.locator('h1').evaluate(withoutReadings);
    assert.ok(heading.includes(record.title ?? record.name), `${addressOf(record)}: ${heading}`);
    const words = await page.innerText('main');
    assert.equal(words.includes(GONE), Boolean(record.ended), addressOf(record));
    if (record.code) assert.ok(words.includes(record.code), `${addressOf(record)} tells ${record.code}`);
  }
  await page.close();
});

test('what is gone leads to what it went on in', async () => {
  const page = await site.browser.newPage();
  const gone = records.find(({ became }) => became);
  await page.goto(addressOf(gone));
  await page.click('section[aria-labelledby="became"] a');
  assert.equal(page.url(), addressOf({ ...gone, id: gone.became[0], slug: gone.became[0] }));
  await page.close();
});

test('the search finds what was renumbered by its number of then and of now', async () => {
  const page = await site.browser.newPage();
  const moved = records.find(({ kind, former, ended }) => kind === 'project' && former && !ended);
  for (const number of [moved.code, ...moved.former]) {
    await page.goto(`${site.disk}search.html?q=${number}`);
    const link = page.locator(`[data-results] a[href="shiranami-2/projects/${moved.id}.html"]`);
    await link.first().waitFor();
  }
  await page.goto(`${site.disk}search.html?q=${records.find(({ ended, code }) => ended && code).code}`);
  await page.locator('[data-results] .kind', { hasText: '今はない事業' }).waitFor();
  await page.close();
});
