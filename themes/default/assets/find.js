// What the search finds: the folding of words, the forms of codes, the records of the indexes, and the score of each.
// `search.js` shows it.
self.taikeiFind = (() => {
  "use strict";

  // ---- Folding: what a reader may type in several ways is one text. ----

  const MARKS = "\\u0300-\\u036f\\u3099\\u309a\\uff9e\\uff9f";
  const LETTER = new RegExp(`[^${MARKS}][${MARKS}]*|[${MARKS}]`, "gu");
  // Spaces, hyphens and signs of a long vowel are written or left out at will.
  const LEFT_OUT = /[\s\u00ad\u200b-\u200f\u2060\ufeff\-\u2010-\u2015\u2212\u30fc\u301c~_]/gu;
  const folded = new Map();

  function foldLetter(letter) {
    let fold = folded.get(letter);
    if (fold === undefined) {
      fold = letter.normalize("NFKC").toLowerCase().replace(LEFT_OUT, "")
        .replace(/[\u30a1-\u30f6\u30fd\u30fe]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
      folded.set(letter, fold);
    }
    return fold;
  }

  function fold(text) {
    let whole = "";
    for (const letter of text.match(LETTER) || []) whole += foldLetter(letter);
    return whole;
  }

  // The folded text, and for each of its units where the letter it came from begins and ends.
  function foldWithPlaces(text) {
    let whole = "";
    const places = [];
    for (const match of text.matchAll(LETTER)) {
      const fold = foldLetter(match[0]);
      for (let unit = 0; unit < fold.length; unit++) places.push([match.index, match.index + match[0].length]);
      whole += fold;
    }
    return { whole, places };
  }

  // ---- Codes: Ⅰ-3(2)②, I-3-(2)-2, １－３－２－２ are 1-3-2-2. ----

  const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];
  const BETWEEN = /[\s\-\u2010-\u2015\u2212\u30fc\u301c~_.,:/()[\]<>{}\u3001\u3002\u3008-\u3011\u3014\u3015\u30fb第章節款項号の]+/gu;

  function codeOf(text) {
    const apart = text.replace(/[\u2460-\u249b\u3251-\u325f\u32b1-\u32bf\u2160-\u217b]/gu, " $& ");
    const parts = apart.normalize("NFKC").toLowerCase().replace(BETWEEN, " ").trim().split(" ");
    const numbers = parts.map((part) => (/^\d+$/u.test(part) ? Number(part) : ROMAN.indexOf(part)));
    return numbers.every((number) => number > 0) ? numbers.join("-") : null;
  }

  function codeScore(code, wanted) {
    if (!wanted || !code) return 0;
    if (code === wanted) return 200;
    if (code.startsWith(`${wanted}-`)) return 100;
    return wanted.includes("-") && code.endsWith(`-${wanted}`) ? 50 : 0;
  }

  // A code that something had before counts a little less than one that something has now.
  function codesScore(record, wanted) {
    const former = (record.former || []).map((code) => codeScore(code, wanted) * 0.9);
    return Math.max(codeScore(record.code, wanted), ...former);
  }

  // ---- The records of an index. ----

  const records = [];
  let synonyms = [];
  let readings = [];
  let publishers = 0;

  // What the page says of all plans: groups of words that mean the same, words with their readings, and how many bodies
  // publish. A reading finds its word, but a word does not find what is read like it.
  function begin(groups, read, bodies) {
    synonyms = groups.map((group) => group.map(fold));
    readings = read.map((pair) => pair.map(fold));
    publishers = bodies;
  }

  function field(text) {
    return { text, fold: fold(text) };
  }

  function addPlan(index, folder) {
    const names = index.departments.map((unit) => unit[0]);
    const keys = names.map((name) => unitKey(index, name));
    const items = [];
    for (const [level, parent, label, code, title, url, text, units, others, flags, former] of index.items) {
      const above = parent < 0 ? null : items[parent];
      const printed = above && !holds(label, above) ? above.printed + label : label;
      const names_ = units.map((unit) => names[unit]).concat(others);
      const item = {
        kind: level < index.levels.length ? index.levels[level] : "事業", label, code, printed, above,
        root: above ? above.root : code, starred: (flags & 1) > 0, again: (flags & 2) > 0,
        isProject: level >= index.levels.length, url: folder + url, plan: index, title: field(title),
        text: field(text), units: names_, unitKeys: units.map((unit) => keys[unit]), unitFields: names_.map(field),
        printedFold: fold(printed), marks: [], former,
      };
      item.marked = item.starred ? item : above && above.marked;
      items.push(item);
      records.push(item);
    }
    for (const [, name, places] of index.marks) {
      for (const place of places) items[place].marks.push(name);
    }
    for (const [kind, code, title, url, former] of index.ended || []) {
      records.push({
        kind: `今はない${kind}`, label: "", code, former, url: folder + url, plan: index, title: field(title),
        text: field(""), units: [], unitKeys: [], unitFields: [], marks: [],
      });
    }
    index.departments.forEach(([name, url, reading, before], at) => {
      const words = [reading, ...before].filter(Boolean).join(" ");
      records.push({
        kind: "担当課", label: "", url: folder + url, plan: index, title: field(name), text: field(words),
        units: [name], unitKeys: [keys[at]], unitFields: [], marks: [], isUnit: true,
      });
    });
  }

  // Departments of one name are one only where one body publishes all plans.
  function unitKey(plan, name) {
    return publishers > 1 && plan.publisher ? `${plan.publisher}/${name}` : name;
  }

  // Whether a label already tells its parents' numbers, as I-1 does below I.
  function holds(label, above) {
    const own = above && codeOf(label);
    return Boolean(own) && own.startsWith(`${above.code}-`);
  }

  const none = { label: "", units: [], unitKeys: [], unitFields: [], marks: [] };

  // The names of plans, each with what else is said of it.
  function addNames(names) {
    for (const [title, text, url] of names) {
      records.push({ ...none, kind: "計画", url, title: field(title), text: field(text) });
    }
  }

  function addShared(index, folder) {
    for (const [title, url, text] of index.pages) {
      records.push({ ...none, kind: "ページ", url: folder + url, title: field(title), text: field(text) });
    }
    for (const [word, url, meaning, others] of index.terms) {
      const text = { text: meaning, fold: `${fold(meaning)}\n${fold(others)}` };
      records.push({ ...none, kind: "用語", url: folder + url, title: field(word), text });
    }
  }

  // ---- Asking. ----

  function wordsOf(query) {
    return query.split(/\s+/u).filter(Boolean).map((word) => {
      const plain = fold(word);
      const ways = new Set(plain ? [plain] : []);
      for (const group of synonyms) {
        for (const name of group) {
          if (name && plain.includes(name)) for (const other of group) ways.add(plain.split(name).join(other));
        }
      }
      for (const [name, reading] of readings) {
        if (reading && plain.includes(reading)) ways.add(plain.split(reading).join(name));
      }
      return { word, ways: [...ways], code: codeOf(word) };
    });
  }

  function isIn(field, word) {
    return word.ways.some((way) => field.fold.includes(way)) || field.text.includes(word.word);
  }

  function score(record, word) {
    let best = codesScore(record, word.code);
    if (record.printedFold && word.ways.includes(record.printedFold)) best = Math.max(best, 200);
    if (isIn(record.title, word)) {
      const whole = word.ways.includes(record.title.fold);
      const start = word.ways.some((way) => record.title.fold.startsWith(way));
      best = Math.max(best, whole ? 90 : start ? 70 : 60);
    }
    if (record.unitFields.some((unit) => isIn(unit, word))) best = Math.max(best, 30);
    if (isIn(record.text, word)) best = Math.max(best, 20);
    return best;
  }

  // What a query finds among the records from a place on, in their order.
  function found(asked, from) {
    const words = wordsOf(asked.q);
    const whole = codeOf(asked.q);
    const hits = [];
    for (let at = from; at < records.length; at++) {
      const record = records[at];
      if (!passes(record, asked)) continue;
      const scores = words.map((word) => score(record, word));
      // The whole query as a code outweighs what its parts find.
      const asCode = words.length > 1 ? words.length * codesScore(record, whole) : 0;
      if (!asCode && scores.some((one) => one === 0)) continue;
      hits.push({ record, at, score: Math.max(asCode, scores.reduce((sum, one) => sum + one, 0)), words });
    }
    return hits;
  }

  function passes(record, asked) {
    if (asked.star && !record.marked) return false;
    if (asked.goal && (!record.plan || asked.goal !== goalKey(record))) return false;
    if (asked.mark && !record.marks.includes(asked.mark)) return false;
    return !asked.unit || record.unitKeys.includes(asked.unit);
  }

  function goalKey(record) {
    return record.root === undefined ? "" : `${record.plan.id}/${record.root}`;
  }

  return { begin, foldWithPlaces, holds, addPlan, addNames, addShared, unitKey, found, records };
})();
