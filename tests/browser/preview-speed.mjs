// Measures the preview: from saving a file to the first frame of the changed page, over 200 edits of the shipped plan.
// `npm run preview-speed` (after `cargo build --release`) writes tests/bench/preview.md.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './lib/browser.mjs';
import { preview } from './lib/preview.mjs';

const ROUNDS = 50;
const GOAL = 100;
const report = join(dirname(fileURLToPath(import.meta.url)), '../bench/preview.md');
const CHART = 'seeds/danjo-sankaku-4/taikeizu.txt';
const TEMPLATE = 'themes/default/templates/base.html';
const CONTENT = 'content/about.md';

const served = await preview();
const browser = await launch();
const page = await browser.newPage();
let seen = () => {};
await page.exposeFunction('taikeiSeen', (words, at) => seen(words, at));
// Runs in each page: tells, frame by frame while something changes, which words it shows and since when.
await page.addInitScript(() => {
  const look = () => {
    if (!document.body) return;
    const found = document.body.innerText.match(/計測[0-9]+回目/) ?? [];
    const colour = getComputedStyle(document.documentElement).outlineColor.match(/rgb\(1, 2, ([0-9]+)\)/);
    const words = found[0] ?? (colour ? `計測${colour[1]}回目` : '');
    if (words && words !== window.taikeiLast) {
      window.taikeiLast = words;
      window.taikeiSeen(words, performance.timeOrigin + performance.now());
    }
  };
  const next = () => { look(); requestAnimationFrame(next); };
  requestAnimationFrame(next);
});

const chart = served.read(CHART);
const cell = chart.split('\n')[12].split('\t')[4];
const template = served.read(TEMPLATE);
const content = served.read(CONTENT);
const kinds = {
  'seeds (a description)': {
    path: 'danjo-sankaku-4/projects/1-1-1-1.html',
    save: (words) => served.save(CHART, chart.replace(cell, `${cell}${words}`)),
    restore: () => served.save(CHART, chart),
  },
  'content (a Markdown page)': {
    path: 'about.html',
    save: (words) => served.save(CONTENT, `${content}\n${words}\n`),
    restore: () => served.save(CONTENT, content),
  },
  'template (the base of every page)': {
    path: 'danjo-sankaku-4/projects/1-1-1-1.html',
    save: (words) => served.save(TEMPLATE, template.replace('本文へ移動', `本文へ移動</a><p>${words}</p><a>`)),
    restore: () => served.save(TEMPLATE, template),
  },
  'style sheet': {
    path: 'danjo-sankaku-4/projects/1-1-1-1.html',
    save: (words) =>
      served.save('themes/default/styles/99-speed.css', `:root{outline:0 solid rgb(1,2,${words.match(/[0-9]+/)[0]})}`),
    restore: () => served.save('themes/default/styles/99-speed.css', ''),
  },
};

/** Saves, and gives the milliseconds until the page has shown the words. */
async function measured(kind, number) {
  const words = `計測${number}回目`;
  let saved;
  const shown = new Promise((done) => {
    seen = (found, at) => { if (found === words) done(at - saved); };
  });
  saved = performance.timeOrigin + performance.now();
  kind.save(words);
  return shown;
}

const results = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
for (const [name, kind] of Object.entries(kinds)) {
  await page.goto(served.base + kind.path);
  // The first edit warms up the browser and the program.
  for (let number = 0; number <= ROUNDS; number += 1) {
    const time = await measured(kind, number + 100);
    if (number > 0) results[name].push(time);
  }
  seen = () => {};
  kind.restore();
}
await browser.close();
await served.close();

const at = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
const row = (name, times) =>
  `| ${name} | ${times.length} | ${[0.5, 0.95, 1].map((part) => at(times, part).toFixed(0)).join(' | ')} |`;
const all = Object.values(results).flat();
const version = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' }).trim();
writeFileSync(
  report,
  `# From saving to the changed page

\`npm run preview-speed\` in \`tests/browser\`, on ${new Date().toISOString().slice(0, 10)}: the shipped plan in the release
build's \`serve\`, one page open in ${version(process.env.CHROMIUM ?? '/usr/bin/chromium', '--version')}, ${cpus().length} × ${cpus()[0].model},
load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} at the end. From just before the file is written until the first frame
in which the open page shows the change. Nothing is shown before 20 ms went by without another change. Milliseconds.

| edit of | edits | median | p95 | most |
| --- | --- | --- | --- | --- |
${Object.entries(results).map(([name, times]) => row(name, times)).join('\n')}
${row('all', all)}

Goal: p95 of all at most ${GOAL} ms. ${at(all, 0.95) <= GOAL ? 'Reached.' : 'Not reached.'}
`,
);
process.stdout.write(readFileSync(report, 'utf8'));
