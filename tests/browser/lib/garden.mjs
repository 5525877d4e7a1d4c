// A made-up plan whose chart changes at random, the same way for each seed. It knows who everything is, whatever it is
// called and wherever it stands.

const WORDS = ['苗木', '花壇', '相談', '講習', '芝生', '剪定', '広報', '交流', '見学', '調査', '助成', '表彰'];
const PLACES = ['駅前', '公園', '学校', '家庭', '商店', '川辺', '里山', '広場', '農地', '庁舎', '団地'];
const DEEDS = ['の配布', 'の実施', 'の開催', 'の推進', 'の貸出', 'づくり', 'の支援'];
const UNITS = ['公園課', '学び課', '窓口課', '農政課', '河川課'];

/** Numbers below a limit, one after another, that a seed decides (mulberry32). */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const at = (list, number) => list[number % list.length];

export class Garden {
  constructor(seed) {
    this.dice = dice(seed);
    this.born = { measure: 0, project: 0 };
    this.units = UNITS.map((name, who) => ({ who, name }));
    this.measures = Array.from({ length: 4 }, () => this.measure(4));
  }

  project() {
    const who = this.born.project++;
    const place = at(PLACES, who * 7);
    return {
      who,
      title: place + at(WORDS, who * 5) + at(DEEDS, who * 3),
      words: `${place}で${at(WORDS, who * 5 + 1)}を第${who}期から進めます。`,
      unit: at(this.units, who),
    };
  }

  measure(many) {
    const who = this.born.measure++;
    const title = `${at(PLACES, who * 3)}を${at(['高', '広', '深', '強', '温'], who)}める`;
    return { who, title, projects: Array.from({ length: many }, () => this.project()) };
  }

  /** Changes the chart once, and says how. */
  change() {
    const { dice, measures } = this;
    const home = at(measures, dice(measures.length));
    const [a, b] = [dice(home.projects.length), dice(home.projects.length)];
    const changes = {
      insert: () => home.projects.splice(a, 0, this.project()),
      remove: () => home.projects.length > 1 && home.projects.splice(a, 1),
      swap: () => ([home.projects[a], home.projects[b]] = [home.projects[b], home.projects[a]]),
      rename: () => (home.projects[a].title = at(['新しい', 'みんなの', '市民による'], dice(3)) + home.projects[a].title),
      reword: () => (home.projects[a].words += '毎年見なおします。'),
      move: () => home.projects.length > 1 && at(measures, dice(measures.length)).projects.unshift(...home.projects.splice(a, 1)),
      'swap measures': () => measures.reverse(),
      'rename a measure': () => (home.title = `さらに${home.title}`),
      'insert a measure': () => measures.splice(dice(measures.length), 0, this.measure(2)),
      'remove a measure': () => measures.length > 2 && measures.splice(measures.indexOf(home), 1),
      'rename a department': () => (home.projects[a].unit.name = `総合${home.projects[a].unit.name}`),
    };
    const name = at(Object.keys(changes), dice(Object.keys(changes).length));
    changes[name]();
    return name;
  }

  /** The chart as a file. */
  chart() {
    const lines = ['みどり計画', '', ['基本目標', '課題', '施策', '事業', '内容', '担当課'].join('\t')];
    let above = 'I 緑の目標\tI-1 緑の課題';
    this.measures.forEach((measure, number) => {
      let own = `${above}\t(${number + 1}) ${measure.title}`;
      above = '\t';
      measure.projects.forEach(({ title, words, unit }, place) => {
        lines.push([own, `(${place + 1}) ${title}`, words, unit.name].join('\t'));
        own = '\t\t';
      });
    });
    return `${lines.join('\n')}\n`;
  }

  /** All that the chart has: what it is, who, its code (of a department, its name) and its title. */
  parts() {
    const measures = this.measures.flatMap(({ who, title, projects }, at) => [
      { kind: 'section', who: `measure ${who}`, name: `1-1-${at + 1}`, title },
      ...projects.map((project, below) => ({ kind: 'project', who: `project ${project.who}`, name: `1-1-${at + 1}-${below + 1}`, title: project.title })),
    ]);
    const units = new Set(this.measures.flatMap(({ projects }) => projects.map(({ unit }) => unit)));
    return [
      { kind: 'section', who: 'goal', name: '1', title: '緑の目標' },
      { kind: 'section', who: 'issue', name: '1-1', title: '緑の課題' },
      ...measures,
      ...[...units].map(({ who, name }) => ({ kind: 'department', who: `department ${who}`, name, title: name })),
    ];
  }
}
