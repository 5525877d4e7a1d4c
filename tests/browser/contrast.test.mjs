// The colours of the default theme, light and dark: each pair that meets on a page has the contrast that WCAG 2.2 asks.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const styles = new URL('../../themes/default/styles/', import.meta.url);
const css = readFileSync(new URL('10-values.css', styles), 'utf8');
const all = readdirSync(styles).map((file) => readFileSync(new URL(file, styles), 'utf8')).join('\n');

/** Text and what it stands on: 4.5 to 1 (1.4.3). */
const TEXTS = [
  ...['page', 'soft'].flatMap((ground) => ['text', 'muted', 'link', 'link-hover', 'visited'].map((text) => [text, ground])),
  ['plate-text', 'plate'], ['link', 'plate'], ['star-text', 'star'], ['again-text', 'again'], ['text', 'mark'],
  ['text', 'focus-band'], ['link', 'focus-band'], ['visited', 'focus-band'], ['link', 'again'], ['visited', 'plate'], ['focus', 'focus-band'],
  ...[1, 2, 3, 4].flatMap((step) => ['link', 'visited'].map((text) => [text, `heat-${step}`])), ['text', 'plate'], ['muted', 'plate'], ['page', 'brand'],
];
/** Colours that tell nothing: lines between what stands apart anyway, and bars whose number stands beside them. */
const TELL_NOTHING = ['line', 'star-line', 'bar'];

/** Borders that show where a control or a state is, and what they stand on: 3 to 1 (1.4.11). */
const SHAPES = [
  ['strong-line', 'page'], ['strong-line', 'soft'], ['brand', 'page'], ['brand', 'soft'], ['link', 'page'],
  ['again-line', 'page'], ['focus', 'page'], ['focus', 'soft'],
];

/** The values of one `:root` rule. */
function values(rule) {
  const found = [...rule.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]);
  assert.ok(found.length > 10, rule);
  return Object.fromEntries(found);
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const [light, dark] = css.split('@media (prefers-color-scheme: dark)').map(values);

for (const [name, colours] of Object.entries({ light, dark: { ...light, ...dark } })) {
  test(`every pair of colours that meet can be told apart, ${name}`, () => {
    const judged = [...TEXTS.map((pair) => [...pair, 4.5]), ...SHAPES.map((pair) => [...pair, 3])];
    const weak = judged
      .map(([one, other, least]) => [one, other, least, contrast(colours[one], colours[other])])
      .filter(([, , least, found]) => !(found >= least))
      .map(([one, other, least, found]) => `${one} on ${other}: ${found.toFixed(2)}, not ${least}`);
    assert.deepEqual(weak, []);
  });
}

test('the dark colours are as many as the light ones', () => {
  assert.deepEqual(Object.keys(dark).sort(), Object.keys(light).sort());
});

test('every colour is judged with what it meets, but those that tell nothing', () => {
  const judged = new Set([...TEXTS, ...SHAPES].flat());
  assert.deepEqual(Object.keys(light).filter((name) => !judged.has(name) && !TELL_NOTHING.includes(name)), []);
});

test('the words of each evaluation can be read on its colour', () => {
  const steps = values(all.match(/:root \{ --s0:[^}]*\}/)[0]);
  const names = Object.keys(steps).filter((name) => !name.endsWith('-text'));
  assert.ok(names.length > 3);
  assert.deepEqual(names.filter((name) => !(contrast(steps[`${name}-text`], steps[name]) >= 4.5)), []);
});

test('no rule asks for a value that nothing sets', () => {
  const set = new Set([...all.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
  const asked = new Set([...all.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name));
  assert.ok(asked.size > 20);
  assert.deepEqual([...asked].filter((name) => !set.has(name)), []);
});
