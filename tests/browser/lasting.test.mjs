// A chart that changes at random and is published round after round: every address that was ever published shows its own
// in a browser, from the disk and from a server, or says that it is gone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { Garden } from './lib/garden.mjs';
import { program } from './lib/preview.mjs';
import { serve } from './lib/server.mjs';

const GONE = '今の体系図には載っていません';
const ROUNDS = 3;
const CHANGES = 7;
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** A city that publishes its plan, with what was ever published. */
class City {
  constructor(seed) {
    this.garden = new Garden(seed);
    this.root = mkdtempSync(join(tmpdir(), 'taikei-lasting-'));
    this.seeds = join(this.root, 'seeds/hana');
    this.site = join(this.root, 'public');
    mkdirSync(this.seeds, { recursive: true });
    /** Who was first published at an address. */
    this.published = new Map();
    this.titles = new Map();
    this.questions = 0;
  }

  run(...args) {
    const { error, status, stderr } = spawnSync(program(), [...args, '--root', this.root, '--format', 'json'], { encoding: 'utf8' });
    assert.equal(error, undefined, 'the program starts');
    const found = stderr.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    return { status, errors: found.filter(({ severity }) => severity === 'error') };
  }

  /** Saves the chart and publishes it: two commands, and the truth as the answer to each question between them. */
  publish() {
    writeFileSync(join(this.seeds, 'chart.txt'), this.garden.chart());
    for (let run = this.run('addresses', 'hana'); run.status !== 0; run = this.run('addresses', 'hana')) {
      assert.ok(run.errors.length > 0 && run.errors.every(({ code }) => code === 'A03'), JSON.stringify(run.errors));
      this.answer(run.errors[0]);
    }
    const { status, errors } = this.run('build');
    assert.equal(status, 0, JSON.stringify(errors));
    this.learn();
  }

  /** Answers a question in the record, below the entry that it is about. */
  answer({ line }) {
    this.questions += 1;
    assert.ok(this.questions < 100, 'the questions end');
    const file = join(this.seeds, 'addresses.toml');
    const lines = readFileSync(file, 'utf8').split('\n');
    const entry = Object.fromEntries(lines.slice(line, line + 4).filter((text) => text.includes(' = ')).map((text) => text.split(' = ')));
    const kind = lines[line - 1].slice(2, -2);
    const read = (key) => entry[key] && JSON.parse(entry[key]);
    const place = { section: () => `${read('folder')}/${read('id')}`, project: () => `projects/${read('id')}`, department: () => `departments/${read('slug')}` }[kind]();
    const who = this.published.get(`hana/${place}.html`);
    assert.ok(who, `${place} was published`);
    const now = this.garden.parts().find((part) => part.who === who);
    lines.splice(line, 0, `now = ${now ? JSON.stringify(now.name) : '[]'}`);
    writeFileSync(file, lines.join('\n'));
  }

  /** Takes down what stands at which address, by the published data. */
  learn() {
    const plan = JSON.parse(readFileSync(join(this.site, 'hana/plan.json'), 'utf8'));
    const sections = (list) => list.flatMap((section) => [section, ...sections(section.sections ?? [])]);
    const projects = sections(plan.sections).flatMap((section) => section.projects ?? []);
    const at = [...sections(plan.sections), ...projects].map(({ code, url }) => [code, url]);
    const urls = new Map([...at, ...plan.departments.map(({ name, url }) => [name, url])]);
    for (const { who, name, title } of this.garden.parts()) {
      const address = `hana/${urls.get(name)}`;
      this.titles.set(who, title);
      assert.equal(this.published.get(address) ?? who, who, `${address} means what it meant`);
      this.published.set(address, who);
    }
  }

  /** Opens every address that was ever published. */
  async visit(page, base) {
    const here = new Set(this.garden.parts().map(({ who }) => who));
    for (const [address, who] of this.published) {
      await page.goto(base + address, { waitUntil: 'domcontentloaded' });
      const [heading, shown] = await page.evaluate(() => ['h1', 'main'].map((part) => document.querySelector(part).innerText));
      assert.ok(heading.includes(this.titles.get(who)), `${address} is ${this.titles.get(who)}'s: ${shown}`);
      assert.equal(shown.includes(GONE), !here.has(who), `${address}: ${shown}`);
    }
  }
}

for (const seed of [4, 2020]) {
  test(`every address keeps its own through ${ROUNDS} rounds of random changes (seed ${seed})`, { timeout: 600_000 }, async (t) => {
    const city = new City(seed);
    city.publish();
    const server = await serve(city.site);
    // What is shown needs no script; without them twice as many pages open in the time.
    const page = await browser.newPage({ javaScriptEnabled: false });
    t.after(async () => {
      await page.close();
      await server.close();
      rmSync(city.root, { recursive: true });
    });
    const made = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      made.push(...Array.from({ length: CHANGES }, () => city.garden.change()));
      city.publish();
      await city.visit(page, `${pathToFileURL(city.site).href}/`);
    }
    await city.visit(page, server.base);
    const gone = [...new Set(city.published.values())].length - city.garden.parts().length;
    assert.ok(gone > 0, `something went: ${made.join(', ')}`);
    t.diagnostic(`${city.published.size} addresses, ${gone} gone, ${city.questions} questions, after: ${made.join(', ')}`);
  });
}
