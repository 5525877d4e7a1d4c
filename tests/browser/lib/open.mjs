// Opens the browser and a built site before the tests of a file, and closes both after them.
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { siteFolder } from './site.mjs';

/**
 * Gives what the tests of a file stand on; `browser` and `base` are there once the tests run.
 * `folder` is the built site on the disk (the shipped one unless another is given), `disk` its address there, `base` its address on the server.
 */
export function openSite(folder = siteFolder()) {
  const site = { folder, disk: `${pathToFileURL(folder).href}/`, browser: undefined, base: undefined };
  let server;
  before(async () => {
    site.browser = await launch();
    server = await serve(folder);
    site.base = server.base;
  });
  after(async () => {
    await site.browser?.close();
    await server?.close();
  });
  return site;
}
