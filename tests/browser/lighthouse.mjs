// Measures four pages with Lighthouse as a phone and writes lighthouse.md: `npm run lighthouse`, after a build to
// public/ (or with TAIKEI_SITE). It ends with 1 where a page has less than GOALS. Lighthouse is fetched by npx.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { serve } from './lib/server.mjs';
import { pageKinds, siteFolder } from './lib/site.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const KINDS = ['home', 'project', 'department', 'search'];
const GOALS = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };

/** Lighthouse's report on one address, with its own settings for a phone. */
function measure(address) {
  const desk = mkdtempSync(join(tmpdir(), 'taikei-lighthouse-'));
  const file = join(desk, 'report.json');
  const flags = '--chrome-flags=--headless=new --no-sandbox';
  const options = ['--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${Object.keys(GOALS).join(',')}`];
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' };
  const run = spawnSync('npx', ['--yes', LIGHTHOUSE, address, ...options, flags], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) throw new Error(`Lighthouse ended with ${run.status}.`);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(desk, { recursive: true });
  return report;
}

async function main() {
  const folder = siteFolder();
  const paths = new Map(pageKinds(folder).map(({ kind, path }) => [kind, path]));
  // The server answers from a thread of its own while this one waits for Lighthouse.
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: folder });
  const base = await new Promise((ready) => worker.once('message', ready));
  const reports = KINDS.map((kind) => [kind, measure(base + paths.get(kind))]);
  await worker.terminate();
  writeFileSync(fileURLToPath(new URL('lighthouse.md', import.meta.url)), table(reports, paths));
  const short = reports.flatMap(([kind, { categories }]) =>
    Object.entries(GOALS).filter(([id, least]) => points(categories[id]) < least).map(([id]) => `${kind}: ${id} ${points(categories[id])}`),
  );
  short.forEach((line) => console.error(line));
  process.exitCode = short.length > 0 ? 1 : 0;
}

const points = ({ score }) => Math.round(score * 100);

function table(reports, paths) {
  const heads = ['page', ...Object.keys(GOALS), 'largest paint', 'shift', 'bytes'];
  const row = ([kind, { categories, audits }]) => [
    `${kind} \`${paths.get(kind)}\``,
    ...Object.keys(GOALS).map((id) => points(categories[id])),
    audits['largest-contentful-paint'].displayValue,
    audits['cumulative-layout-shift'].displayValue,
    audits['total-byte-weight'].numericValue,
  ];
  const lines = [heads, heads.map(() => '---'), ...reports.map(row)].map((cells) => `| ${cells.join(' | ')} |`);
  const [[, { lighthouseVersion }]] = reports;
  return `# Lighthouse\n\nWritten by \`npm run lighthouse\`: Lighthouse ${lighthouseVersion}, its settings for a phone, the built site from a plain local
server without compression.\n\n${lines.join('\n')}\n`;
}

if (isMainThread) await main();
else parentPort.postMessage((await serve(workerData)).base);
