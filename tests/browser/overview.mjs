// Writes the README's picture, tests/screenshots/overview.png: `npm run overview`, after a build to public/.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { pageKinds, siteFolder } from './lib/site.mjs';

const SHOTS = [
  { kind: 'home', width: 1100, height: 1180 },
  { kind: 'project', width: 390, height: 1180 },
  { kind: 'department', width: 390, height: 1180 },
];

const folder = siteFolder();
const target = resolve(dirname(fileURLToPath(import.meta.url)), '../screenshots/overview.png');
const paths = new Map(pageKinds(folder).map(({ kind, path }) => [kind, path]));
const browser = await launch();
const pictures = [];
for (const { kind, width, height } of SHOTS) {
  if (!paths.has(kind)) throw new Error(`There is no page of the kind ${kind}.`);
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(pathToFileURL(join(folder, paths.get(kind))).href);
  pictures.push({ width, data: (await page.screenshot()).toString('base64') });
  await page.close();
}
const sheet = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const images = pictures.map(({ width, data }) => `<img style="flex:${width}" src="data:image/png;base64,${data}">`);
await sheet.setContent(
  `<style>body{margin:0;padding:24px;display:flex;gap:24px;align-items:start;background:#e6e6e6;width:1352px}
   img{min-width:0;box-shadow:0 1px 6px #0006}</style>${images.join('')}`,
);
mkdirSync(dirname(target), { recursive: true });
await sheet.locator('body').screenshot({ path: target });
await browser.close();
