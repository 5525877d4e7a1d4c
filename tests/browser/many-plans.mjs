// Measures the search across fifty plans: `npm run many-plans` makes them up in a temporary folder, builds the site in
// release, asks as a reader would, and writes the figures to many-plans.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';

const PLANS = 50;
const RUNS = 5;
const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, '../..');
const WORDS = '子育て 育児 防災 緑化 介護 相談 健康 学習 文化 交通 公園 福祉 産業 環境 人権 図書'.split(' ');
const DEEDS = '支援 推進 充実 啓発 整備 連携 調査 講座'.split(' ');

/** A chart of 4 goals, 16 issues, 48 measures and 144 事業: about the size of the shipped plan. */
function chart(plan) {
  const word = (at) => WORDS[(at * 7 + plan * 3) % WORDS.length];
  const deed = (at) => DEEDS[(at * 5 + plan) % DEEDS.length];
  const rows = ['基本目標\t課題\t施策\t事業\t内容\t担当課'];
  for (let at = 0; at < 144; at += 1) {
    const [goal, issue, measure, project] = [at / 36, (at / 9) % 4, (at / 3) % 3, at % 3].map(Math.floor);
    const above = [
      `${goal + 1} ${word(goal)}の${deed(goal)}`,
      `${goal + 1}-${issue + 1} ${word(goal * 4 + issue)}と${deed(issue)}`,
      `(${measure + 1}) ${word(at - project)}の${deed(at - project)}`,
    ];
    const title = `${word(at)}${deed(at + 1)}事業その${at + 1}`;
    const text = `${word(at + 2)}について、${word(at + 4)}の${deed(at + 3)}を進め、市民が安心して${word(at + 5)}を利用できるようにします。`;
    rows.push([...above, `${'①②③'[project]}${title}`, text, `${word(at)}課`].join('\t'));
  }
  return `第${plan}計画\n\n○市\n\n${rows.join('\n')}\n`;
}

function build(root) {
  for (let plan = 1; plan <= PLANS; plan += 1) {
    const folder = join(root, 'seeds', `plan-${plan}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'chart.txt'), chart(plan));
  }
  const program = ['run', '--release', '--locked', '--quiet', '--manifest-path', join(repository, 'Cargo.toml'), '--'];
  execFileSync('cargo', [...program, 'build', '-q', '--root', root], { stdio: ['ignore', 'inherit', 'inherit'] });
  return join(root, 'public');
}

/**
 * Opens the search from a link, as from a page of the plan in the middle, and waits for its hits. Then the others are
 * asked for.
 */
async function ask(browser, base) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loaded = [];
  page.on('response', (response) => loaded.push(response.url()));
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const list = document.querySelector('[data-results]');
      const status = document.querySelector('[role=status]');
      new MutationObserver(() => (window.first ??= list.children.length ? performance.now() : undefined)).observe(list, { childList: true });
      const done = () => /件見つかりました。$/.test(status.textContent) && (window.last ??= performance.now());
      new MutationObserver(done).observe(status, { childList: true, characterData: true, subtree: true });
    });
  });
  await page.goto(`${base}search.html?plan=plan-25&q=${encodeURIComponent('育児')}`);
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent.endsWith('まだ探していません。'));
  await page.evaluate(() => {
    window.asked = performance.now();
    document.querySelector('[data-rest]').click();
  });
  await page.waitForFunction(() => window.last);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const { first, others, hits } = await page.evaluate(() => ({
    first: window.first, others: window.last - window.asked, hits: parseInt(document.querySelector('[role=status]').textContent),
  }));
  const key = await page.evaluate(() => {
    const box = document.querySelector('#search-q');
    const began = performance.now();
    box.value = '相談 支援';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return performance.now() - began;
  });
  await context.close();
  return { first, others, heap, hits, key, loaded };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const root = mkdtempSync(join(tmpdir(), 'taikei-many-'));
const browser = await launch();
let server;
try {
  const site = build(root);
  server = await serve(site);
  const inSite = (url) => readFileSync(join(site, url.slice(server.base.length)));
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await ask(browser, server.base));
  const files = [...new Set(runs[0].loaded)].filter((path) => path.endsWith('search-index.js')).map(inSite);
  const sum = (size) => (files.reduce((all, file) => all + size(file), 0) / 1024).toFixed(0);
  const ms = (name) => `${median(runs.map((run) => run[name])).toFixed(0)} ms`;
  const lines = [
    '# The search across plans', '',
    `${PLANS} made-up plans of 144 事業 each, in ${files.length} indexes; the search page opened by a link with \`?plan=plan-25&q=育児\`,`,
    `from a server on the same machine, the browser's memory empty each time. The middle of ${RUNS} runs.`,
    'Made by `npm run many-plans` in `tests/browser`.', '',
    '| | |', '| --- | --- |',
    `| hits in all | ${runs[0].hits} |`,
    `| first hits shown after | ${ms('first')} |`,
    `| those of all plans, once they are asked for | ${ms('others')} |`,
    `| one more letter typed, all plans loaded | ${ms('key')} |`,
    `| memory of the page's script | ${(median(runs.map((run) => run.heap)) / 1048576).toFixed(1)} MB |`,
    `| indexes loaded | ${sum((file) => file.length)} KB, ${sum((file) => gzipSync(file, { level: 9 }).length)} KB compressed |`,
    `| the first index alone | ${(gzipSync(readFileSync(join(site, 'plan-25/search-index.js')), { level: 9 }).length / 1024).toFixed(1)} KB compressed |`,
  ];
  writeFileSync(join(here, 'many-plans.md'), `${lines.join('\n')}\n`);
  console.log(lines.join('\n'));
} finally {
  await server?.close();
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
