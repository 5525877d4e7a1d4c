// Writes the README's pictures to tests/screenshots/: `npm run overview`, after a build to public/ (or with TAIKEI_SITE).
// The kinds of pages that the shipped plan does not have are those of the made-up site in TAIKEI_EVERY_KIND.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { everyKindFolder, filesOf, pageKinds, siteFolder } from './lib/site.mjs';

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
  matrix: '担当課の一覧表', whole: '計画全体', search: '検索', data: 'データ', 'content-glossary': '用語集',
  'content-reading': '読みもの', 'not-found': '見つからないとき',
};
/** Those of the made-up site, by their paths. */
const MADE_UP = [
  [/\/comparison\.html$/, '新旧対照表'], [/\/progress\/2024\.html$/, '進捗状況'], [/\/marks\/continued\.html$/, '印'],
  [/^departments\/[^/]+\.html$/, '担当課（すべての計画）'], [/^shiranami-2\/projects\/2-1-2-1\.html$/, '載っていない事業'], [/^changes\.html$/, '更新履歴'],
];
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 900 };

const folder = siteFolder();
const madeUp = everyKindFolder();
const pictures = resolve(dirname(fileURLToPath(import.meta.url)), '../screenshots');
const paths = new Map(pageKinds(folder).map(({ kind, path }) => [kind, path]));
const browser = await launch();

/** Where the page of a kind is, on the disk. */
function placeOf(kind) {
  if (!paths.has(kind)) throw new Error(`There is no page of the kind ${kind}.`);
  const query = kind === 'search' ? `?q=${encodeURIComponent('相談')}` : '';
  return pathToFileURL(join(folder, paths.get(kind))).href + query;
}

/** Where the first page of the made-up site with such a path is. */
function madeUpPlace(path) {
  const found = filesOf(madeUp).find((file) => path.test(file));
  if (found === undefined) throw new Error(`There is no page ${path} in ${madeUp}.`);
  return pathToFileURL(join(madeUp, found)).href;
}

/** A picture of the upper part of a page, as a data address. */
async function picture(place, viewport) {
  const page = await browser.newPage({ viewport, colorScheme: 'light' });
  await page.goto(place, { waitUntil: 'networkidle' });
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
for (const { kind, width, height } of FIRST) first.push(`<img style="flex:${width}" src="${await picture(placeOf(kind), { width, height })}">`);
await write('overview.webp', 1400, `<div style="display:flex;gap:20px;align-items:start">${first.join('')}</div>`, 0.85);
const cards = [];
const places = [
  ...Object.entries(KINDS).map(([kind, name]) => [name, placeOf(kind)]),
  ...MADE_UP.map(([path, name]) => [name, madeUpPlace(path)]),
];
for (const [name, place] of places) {
  const both = [await picture(place, WIDE), await picture(place, PHONE)];
  const images = both.map((data) => `<img style="height:330px" src="${data}">`);
  cards.push(`<figure style="margin:0"><figcaption style="font:700 17px/2 sans-serif">${name}</figcaption><div style="display:flex;gap:10px">${images.join('')}</div></figure>`);
}
await write('kinds.webp', 1300, `<div style="display:grid;grid-template-columns:1fr 1fr;gap:16px 20px">${cards.join('')}</div>`, 0.75);
await browser.close();
