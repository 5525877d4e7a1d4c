// An accessibility tree in a form that people can review: of many parts of one shape a few are written out. A part is left
// out only where several of its very shape stand above it, so that one of another shape is always seen.

/** Places with fewer parts than this are long enough to be read: each item of a navigation is seen. */
const MANY = 13;
/** How many parts of one shape are written out in a place that has many parts, before its last one. */
const IN_ONE_PLACE = 2;
/** How many of them are written out on the whole page, in its main part. */
const ON_THE_PAGE = 4;
/** Longer names are those of rows, which are made of what stands in them. */
const LONG_NAME = 48;

/** Shortens the tree that `ariaSnapshot` gives. */
export function shortened(tree) {
  const lines = tree.split('\n').filter((line) => line.trim() !== '');
  return written(parse(lines), '', undefined).join('\n');
}

/** The parts of lines that are indented below one another. */
function parse(lines) {
  const root = [];
  const open = [{ depth: -1, parts: root }];
  for (const line of lines) {
    const depth = line.search(/\S/);
    while (open.at(-1).depth >= depth) open.pop();
    const part = { words: line.trim(), depth, parts: [] };
    open.at(-1).parts.push(part);
    open.push(part);
  }
  return root;
}

/** What kind of part it is, whatever it is called: its role, its states, whether it has a name, and what is in it. */
function shape({ words, parts }) {
  const [, role, rest] = words.match(/^- '?(\/?[a-z]+)(.*)$/s) ?? [undefined, words, ''];
  const name = rest.match(/"(?:[^"\\]|\\.)*"/)?.[0] ?? '';
  const states = rest.replace(name, '').match(/\[[^\]]*\]/g)?.join('') ?? '';
  const text = /:\s*\S/.test(rest.replace(name, '')) ? '.text' : '';
  return `${role}${name.length > 2 ? '.named' : ''}${states}${text}(${once(parts.map(shape)).join(' ')})`;
}

/** A list is a list however many items it has, and a text a text however many links stand in it. */
function once(shapes) {
  const kept = [];
  for (const one of shapes) {
    if (one === kept.at(-1)) continue;
    kept.push(one);
    if (kept.length > 3 && one === kept.at(-3) && kept.at(-2) === kept.at(-4)) kept.length -= 2;
  }
  return kept;
}

/** The lines of the parts of one place. `onPage` counts the shapes in the main part of the page. */
function written(parts, indent, onPage) {
  const here = new Map();
  const lines = [];
  let left = 0;
  const tellLeft = () => {
    if (left > 0) lines.push(`${indent}- … ${left} more of the shapes above`);
    left = 0;
  };
  parts.forEach((part, at) => {
    const kind = shape(part);
    const isLast = parts.length >= MANY && at === parts.length - 1;
    const isKnown = parts.length >= MANY && (here.get(kind) ?? 0) >= IN_ONE_PLACE;
    const isKnownOnPage = parts.length > 2 && /^- '?(row|listitem)\b/.test(part.words) && (onPage?.get(kind) ?? 0) >= ON_THE_PAGE;
    if ((isKnown || isKnownOnPage) && !isLast) {
      left += 1;
      return;
    }
    here.set(kind, (here.get(kind) ?? 0) + 1);
    onPage?.set(kind, (onPage.get(kind) ?? 0) + 1);
    tellLeft();
    lines.push(indent + cut(part.words));
    lines.push(...written(part.parts, `${indent}  `, part.words.startsWith('- main') ? new Map() : onPage));
  });
  tellLeft();
  return lines;
}

function cut(words) {
  return words.replace(/"((?:[^"\\]|\\.)*)"/, (whole, name) => ([...name].length > LONG_NAME ? `"${[...name].slice(0, LONG_NAME).join('')}…"` : whole));
}
