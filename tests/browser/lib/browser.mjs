// The browser that the tests drive: the system's own Chromium, cut off from every other host.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // Any other host's name is unknown, so that a foreign request fails at once and leaves the machine never.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Where the browser is: `CHROMIUM`, or Debian's place for it. */
function executable() {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(path)) throw new Error(`There is no browser at ${path}: install chromium, or set CHROMIUM.`);
  return path;
}

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: executable(), args: ARGUMENTS });
}
