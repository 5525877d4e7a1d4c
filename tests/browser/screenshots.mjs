// Writes a picture of each kind of page at three widths, light and dark: `npm run screenshots -- FOLDER`.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { pageKinds, siteFolder } from './lib/site.mjs';

const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'];

const target = process.argv[2];
if (target === undefined) {
  console.error('usage: npm run screenshots -- FOLDER    (the site: TAIKEI_SITE, or public/)');
  process.exit(2);
}

const folder = siteFolder();
mkdirSync(resolve(target), { recursive: true });
const browser = await launch();
for (const width of WIDTHS) {
  for (const colorScheme of SCHEMES) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const { kind, path } of pageKinds(folder)) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      // The upper part tells how a page looks; a whole plan would be a picture of a hundred windows.
      const height = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 3000));
      const clip = { x: 0, y: 0, width, height };
      await page.screenshot({ path: join(resolve(target), `${kind}-${width}-${colorScheme}.png`), clip, fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
