// The data of plans, held against schemas and opened in another spreadsheet program.
import Ajv from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { everyKindFolder, filesOf, plansOf, siteFolder } from './lib/site.mjs';

const schemas = resolve(dirname(fileURLToPath(import.meta.url)), 'schemas');
const work = mkdtempSync(join(tmpdir(), 'taikei-data-'));
after(() => rmSync(work, { recursive: true }));

/** The made-up site, which has a base address and a log. */
const everyKind = everyKindFolder();
const sites = [siteFolder(), everyKind];
const plans = sites.flatMap((site) => plansOf(site).map(({ folder }) => ({ site, folder: join(site, folder) })));

function run(command, args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  assert.equal(error, undefined, `${command} can be started`);
  return { status, said: stdout + stderr };
}

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

test('the schema passes each plan.json and the data of each project, and nothing that is changed', () => {
  for (const { site, folder } of plans) {
    const schema = json(join(site, 'plan.schema.json'));
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    const validate = ajv.compile(schema);
    const plan = json(join(folder, 'plan.json'));
    assert.ok(validate(plan), `${folder}: ${ajv.errorsText(validate.errors)}`);
    const project = new Ajv({ allowUnionTypes: true }).compile({ $ref: '#/$defs/project', $defs: schema.$defs });
    const files = filesOf(folder).filter((file) => /^projects\/.*\.json$/.test(file));
    assert.equal(files.length, plan.counts.listings);
    for (const file of files) assert.ok(project(json(join(folder, file)).project), file);
    for (const wrong of [{ ...plan, levels: [] }, { ...plan, more: 1 }, { ...plan, counts: { ...plan.counts, projects: '1' } }]) {
      assert.ok(!validate(wrong), 'the schema refuses what is wrong');
    }
  }
});

test('the XML schemas pass StratML and the sitemap, and nothing that is changed', () => {
  const check = (schema, file) => run('xmllint', ['--noout', '--nonet', '--schema', join(schemas, schema), file]);
  for (const { folder } of plans) {
    const { status, said } = check('stratml-core.xsd', join(folder, 'plan.stratml.xml'));
    assert.equal(status, 0, said);
  }
  assert.notEqual(check('sitemap.xsd', join(plans[0].folder, 'plan.stratml.xml')).status, 0);
  const sitemaps = sites.map((site) => join(site, 'sitemap.xml')).filter((file) => filesOf(dirname(file)).includes('sitemap.xml'));
  assert.ok(sitemaps.length > 0, 'the made-up site is built with --base-url');
  for (const file of sitemaps) {
    const { status, said } = check('sitemap.xsd', file);
    assert.equal(status, 0, said);
  }
});

test('the schema of Atom passes the feed of what changed, and nothing that is changed', () => {
  const check = (file) => run('xmllint', ['--noout', '--nonet', '--relaxng', join(schemas, 'atom.rng'), file]);
  const file = join(everyKind, 'feed.xml');
  const { status, said } = check(file);
  assert.equal(status, 0, said);
  const feed = readFileSync(file, 'utf8');
  const wrong = [
    ['<feed ', '<rss '], [/ <updated>.*\n/, ''], ['+09:00', ''], [/<id>https:/g, '<id>'], [/<name>.*<\/name>/, ''],
    ['<entry>', '<entry><title>もう一つ</title>'], ['<entry>', '<entry><more/>'], ['rel="self"', 'rel="own"'], [/<title>.*<\/title>/, '<title> </title>'],
  ];
  for (const [from, to] of wrong) {
    const changed = join(work, 'feed.xml');
    writeFileSync(changed, feed.replace(from, to).replace('</feed>', from === '<feed ' ? '</rss>' : '</feed>'));
    assert.notEqual(readFileSync(changed, 'utf8'), feed);
    assert.ok([3, 4].includes(check(changed).status), `${from} → ${to}: ${check(changed).said}`);
  }
});

test('the feed names each change once and leads to where it stands on the site', () => {
  const feed = readFileSync(join(everyKind, 'feed.xml'), 'utf8');
  const ids = [...feed.matchAll(/<id>(.*)<\/id>/g)].map(([, id]) => id);
  assert.ok(ids.length > 2 && new Set(ids).size === ids.length, ids.join(' '));
  const [own, ...others] = [...feed.matchAll(/<link rel="(self|alternate)" .*href="([^"]*)"/g)].sort(([, a], [, b]) => b.localeCompare(a));
  assert.deepEqual([own[1], own[2]], ['self', 'https://example.lg.jp/plan/feed.xml']);
  assert.equal(others.length, ids.length);
  for (const [, relation, address] of others) {
    const [file, anchor] = address.replace('https://example.lg.jp/plan/', '').split('#');
    const page = readFileSync(join(everyKind, file), 'utf8');
    assert.ok(relation === 'alternate' && (!anchor || page.includes(` id=${anchor}>`)), address);
  }
});

/** The cells of a CSV file (RFC 4180), rows filled up to the width of the first. */
function cells(file) {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const rows = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/y;
  let row = [];
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, quoted, bare, end] = found;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows.map((cells) => rows[0].map((_, at) => cells[at] ?? ''));
}

/** Holds two tables against one another and names the first cell that differs. */
function assertSame(shown, own, file) {
  assert.equal(shown.length, own.length, `${file}: rows`);
  own.forEach((row, at) => row.forEach((cell, column) => assert.equal(shown[at][column], cell, `${file}: ${at + 1}:${column + 1}`)));
}

/** Opens a file in LibreOffice without a window and gives what its cells show. */
async function opened(file, name, input, sheet) {
  const out = mkdtempSync(join(work, 'out-'));
  const output = `csv:Text - txt - csv (StarCalc):44,34,76,1,,1041,false,true,false${sheet ? ',false,false,1' : ''}`;
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile'))}`;
  await promisify(execFile)('soffice', ['--headless', profile, ...input, '--convert-to', output, '--outdir', out, file]);
  return cells(join(out, name));
}

test('LibreOffice shows the same cells of each table and of the workbook', { timeout: 300_000 }, async () => {
  // UTF-8, commas, and Japanese as the language of numbers and dates: what Excel would take for a date stays what it is.
  const csv = ['--infilter=CSV:44,34,76,1,,1041,false,false'];
  for (const { folder } of plans) {
    for (const file of filesOf(folder).filter((file) => /^[^/]*\.csv$/.test(file))) {
      const own = cells(join(folder, file));
      assert.ok(own.length > 1, file);
      assertSame(await opened(join(folder, file), file, csv), own, file);
    }
    const workbook = await opened(join(folder, 'plan.xlsx'), 'plan-事業.csv', [], 'first');
    assertSame(workbook, cells(join(folder, 'projects.csv')), 'plan.xlsx');
  }
});
