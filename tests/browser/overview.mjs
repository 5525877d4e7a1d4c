// Writes the README's pictures to tests/screenshots/: `npm run overview`, after a build to public/ (or with TAIKEI_SITE).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { pageKinds, siteFolder } from './lib/site.mjs';

/** The three pages at the head of the README. */
const FIRST = [
  { kind: 'home', width: 1100, height: 1180 },
  { kind: 'project', width: 390, height: 1180 },
  { kind: 'department', width: 390, height: 1180 },
];
/** Every kind of page, each on a wide screen and on a phone, with its name. */
const KINDS = {
  home: 'ホーム', plan: '計画', goal: '基本目標', 'issue-priority': '課題（重点課題）', measure: '施策', project: '事業',
  'project-relisting': '再掲の事業', department: '担当課', departments: '担当課から探す', priority: '重点課題', chart: '体系図',
  matrix: '担当課の一覧表', whole: '計画全体', search: '検索', 'content-reading': '読みもの', 'not-found': '見つからないとき',
};
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 900 };

const folder = siteFolder();
const pictures = resolve(dirname(fileURLToPath(import.meta.url)), '../screenshots');
const paths = new Map(pageKinds(folder).map(({ kind, path }) => [kind, path]));
const browser = await launch();

/** A picture of the upper part of a page, as a data address. */
async function picture(kind, viewport) {
  if (!paths.has(kind)) throw new Error(`There is no page of the kind ${kind}.`);
  const query = kind === 'search' ? `?q=${encodeURIComponent('相談')}` : '';
  const page = await browser.newPage({ viewport, colorScheme: 'light' });
  await page.goto(pathToFileURL(join(folder, paths.get(kind))).href + query, { waitUntil: 'networkidle' });
  const data = (await page.screenshot()).toString('base64');
  await page.close();
  return `data:image/png;base64,${data}`;
}

/** Writes what a sheet of HTML looks like as WebP, whose quality is that of the browser's own encoder. */
async function write(name, width, html, quality) {
  const sheet = await browser.newPage({ viewport: { width, height: 900 } });
  await sheet.setContent(`<style>body{margin:0;padding:20px;box-sizing:border-box;background:#e6e6e6}img{box-shadow:0 1px 5px #0006;display:block;min-width:0}</style>${html}`);
  const png = (await sheet.locator('body').screenshot()).toString('base64');
  const webp = await sheet.evaluate(async ([data, quality]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', quality).split(',')[1];
  }, [png, quality]);
  writeFileSync(join(pictures, name), Buffer.from(webp, 'base64'));
  await sheet.close();
}

mkdirSync(pictures, { recursive: true });
const first = [];
for (const { kind, width, height } of FIRST) first.push(`<img style="flex:${width}" src="${await picture(kind, { width, height })}">`);
await write('overview.webp', 1400, `<div style="display:flex;gap:20px;align-items:start">${first.join('')}</div>`, 0.85);
const cards = [];
for (const [kind, name] of Object.entries(KINDS)) {
  const both = [await picture(kind, WIDE), await picture(kind, PHONE)];
  const images = both.map((data) => `<img style="height:330px" src="${data}">`);
  cards.push(`<figure style="margin:0"><figcaption style="font:700 17px/2 sans-serif">${name}</figcaption><div style="display:flex;gap:10px">${images.join('')}</div></figure>`);
}
await write('kinds.webp', 1300, `<div style="display:grid;grid-template-columns:1fr 1fr;gap:16px 20px">${cards.join('')}</div>`, 0.75);
await browser.close();
