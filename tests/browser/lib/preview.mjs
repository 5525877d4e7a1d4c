// A preview of a copy of the shipped sources: the program serves, files are saved, a browser looks.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The program: `TAIKEI_PROGRAM`, or the release build. */
export function program() {
  const file = resolve(process.env.TAIKEI_PROGRAM ?? join(repository, 'target/release/taikei'));
  if (!existsSync(file)) throw new Error(`There is no ${file}: run \`cargo build --release\` first.`);
  return file;
}

/** Serves a copy of the sources; `before(root)` may change them first. */
export async function preview(before = () => {}) {
  const root = mkdtempSync(join(tmpdir(), 'taikei-preview-'));
  for (const name of ['seeds', 'content', 'themes', 'taikei.toml']) {
    cpSync(join(repository, name), join(root, name), { recursive: true });
  }
  before(root);
  const served = spawn(program(), ['serve', '--port', '0', '--lang', 'ja', '--root', root], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process.once('exit', () => served.kill());
  const ended = new Promise((done) => served.once('exit', done));
  const base = await new Promise((found, failed) => {
    createInterface({ input: served.stdout }).once('line', found);
    served.once('exit', (code) => failed(new Error(`the preview ended with ${code}`)));
  });
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const save = (path, text) => writeFileSync(join(root, path), text);
  const close = async () => {
    served.kill('SIGINT');
    await ended;
    rmSync(root, { recursive: true });
  };
  return { base, root, read, save, edit: (path, change) => save(path, change(read(path))), close };
}
