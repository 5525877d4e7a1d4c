// The finished files themselves: their markup by the Nu HTML checker, and their weight.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { filesOf, pageKinds, plansOf, siteFolder } from './lib/site.mjs';

const folder = siteFolder();
const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

test('the Nu HTML checker has nothing to say of any page or stylesheet of the site', () => {
  const files = filesOf(folder).filter((file) => /\.(html|css|svg)$/.test(file)).map((file) => join(folder, file));
  assert.ok(files.length > 100, `${files.length} files`);
  const java = spawnSync('java', ['-Xss8m', '-jar', checker, '--also-check-css', '--also-check-svg', '--format', 'json', ...files]);
  assert.equal(java.error, undefined);
  const { messages } = JSON.parse(java.stderr.toString());
  const said = messages.map(({ url, type, message, extract }) => `${url}: ${type}: ${message}: ${extract}`);
  assert.deepEqual(said, []);
});

/** Bytes of a page and of the style and scripts that it loads, each compressed. */
function weight(path) {
  const html = readFileSync(join(folder, path), 'utf8');
  const loaded = [...html.matchAll(/(?:href|src)="?([^" >]*assets\/[^" >]+\.(?:css|js))/g)].map(([, link]) => link);
  assert.ok(loaded.some((link) => link.endsWith('.css')), 'it has a stylesheet');
  const files = [html, ...loaded.map((link) => readFileSync(join(folder, path, '..', link)))];
  return files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}

test('the home page weighs at most 30 KB and a project at most 15 KB, compressed, with style and script', () => {
  const heaviest = pageKinds(folder).filter(({ kind }) => kind.startsWith('project'));
  assert.ok(weight('./index.html') <= 30_000, `${weight('./index.html')}`);
  for (const { path } of heaviest) assert.ok(weight(path) <= 15_000, `${path}: ${weight(path)}`);
});

test('the index of a plan weighs at most 40 KB, compressed', () => {
  for (const plan of plansOf(folder)) {
    const bytes = gzipSync(readFileSync(join(folder, plan.folder, 'search-index.js')), { level: 9 }).length;
    assert.ok(bytes <= 40_000, `${plan.folder}: ${bytes}`);
  }
});
