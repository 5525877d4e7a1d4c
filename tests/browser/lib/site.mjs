// The built site as files, and one page of each kind in it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The folder of the built site: `TAIKEI_SITE`, or `public/`. */
export function siteFolder() {
  const folder = resolve(process.env.TAIKEI_SITE ?? join(repository, 'public'));
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`There is no site in ${folder}: run \`cargo run -- build\` first, or set TAIKEI_SITE.`);
  }
  return folder;
}

/** The folder of the made-up site with every kind of page, built from tests/fixtures/every-kind: `TAIKEI_EVERY_KIND`. */
export function everyKindFolder() {
  const folder = process.env.TAIKEI_EVERY_KIND;
  if (!folder || !existsSync(join(folder, 'index.html'))) {
    throw new Error('Set TAIKEI_EVERY_KIND to the site that is built from tests/fixtures/every-kind.');
  }
  return resolve(folder);
}

/** All files below a folder, as sorted paths with `/`. */
export function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => relative(folder, file).split(sep).join('/'))
    .sort();
}

/** Every plan of the site: its folder, its data, and all its sections, listings and departments in one list each. */
export function plansOf(folder) {
  const files = filesOf(folder).filter((file) => /^[^/]+\/plan\.json$/.test(file));
  if (files.length === 0) throw new Error(`There is no plan.json in ${folder}.`);
  return files.map((file) => {
    const data = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const sections = data.sections.flatMap((section) => withDescendants(section, []));
    const projects = sections.flatMap(({ section, above }) =>
      (section.projects ?? []).map((project) => ({ project, above: [...above, section] })),
    );
    return { folder: dirname(file), data, sections, projects, departments: data.departments };
  });
}

function withDescendants(section, above) {
  const below = (section.sections ?? []).flatMap((child) => withDescendants(child, [...above, section]));
  return [{ section, above }, ...below];
}

/** One page of each kind, the heaviest where they differ, and every content page. */
export function pageKinds(folder) {
  const [plan] = plansOf(folder);
  const most = (items, size) => items.reduce((best, item) => (size(item) > size(best) ? item : best));
  const at = (kind, url) => ({ kind, path: `${plan.folder}/${url}` });
  const levels = plan.data.levels.flatMap(({ kind }) => {
    const ofLevel = plan.sections.map(({ section }) => section).filter((section) => section.kind === kind);
    const marked = ofLevel.find((section) => section.priority);
    return [at(kind, ofLevel[0].url), ...(marked ? [at(`${kind}-priority`, marked.url)] : [])];
  });
  const projects = plan.projects.map(({ project }) => project);
  const relisting = projects.find((project) => project.relisting_of);
  const isExplained = ({ url }) => readFileSync(join(folder, plan.folder, url), 'utf8').includes('このページの言葉');
  const explained = projects.find(isExplained);
  const department = most(plan.departments, ({ listings }) => listings.length);
  const known = [
    { kind: 'home', path: 'index.html' },
    at('plan', 'index.html'),
    ...levels,
    at('project', projects[0].url),
    at('project-many-departments', most(projects, ({ departments }) => departments.length).url),
    ...(relisting ? [at('project-relisting', relisting.url)] : []),
    ...(explained ? [at('project-words', explained.url)] : []),
    at('department', department.url),
    at('departments', 'departments/index.html'),
    at('priority', 'priority.html'),
    at('whole', 'whole.html'),
    at('chart', 'chart.html'),
    at('matrix', 'matrix.html'),
    at('data', 'data.html'),
    { kind: 'search', path: 'search.html' },
    { kind: 'not-found', path: '404.html' },
  ];
  return [...known, ...contentPages(folder)];
}

/** Pages outside the plans' folders that Markdown was written for. */
function contentPages(folder) {
  const others = new Set(['index.html', '404.html', 'search.html']);
  const plans = new Set(plansOf(folder).map((plan) => plan.folder));
  return filesOf(folder)
    .filter((file) => file.endsWith('.html') && !others.has(file))
    .filter((file) => !plans.has(file.split('/')[0]) && !file.startsWith('departments/'))
    .map((path) => ({ kind: `content-${path.replace(/\.html$/, '').replaceAll('/', '-')}`, path }));
}
