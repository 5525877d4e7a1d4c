// What a page says is there without JavaScript, and all of the plan is on its pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { pageKinds, plansOf } from './lib/site.mjs';

const site = openSite();

const squeezed = (text) => text.replace(/\s+/g, '');

/** Opens pages without JavaScript and gives the words of each that are missing from its main part. */
async function missing(expected) {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const lost = [];
  for (const { path, words } of expected) {
    await page.goto(site.disk + path);
    const text = squeezed(await page.locator('main').innerText());
    lost.push(...words.filter((word) => !text.includes(squeezed(word))).map((word) => `${path}: ${word}`));
  }
  await context.close();
  return lost;
}

for (const plan of plansOf(site.folder)) {
  const at = (url) => `${plan.folder}/${url}`;
  const chain = (above) => above.map(({ title }) => title);

  test(`each 事業 of ${plan.folder} shows its title, 内容 and departments without a script`, async () => {
    const pages = plan.projects.map(({ project, above }) => ({
      path: at(project.url),
      words: [
        project.title,
        project.description,
        project.label,
        project.code,
        ...project.departments,
        ...project.collective_departments,
        ...chain(above),
        ...(project.relisting_of || project.relisted_at.length > 0 ? ['再掲'] : []),
      ],
    }));
    assert.ok(pages.length > 0);
    assert.deepEqual(await missing(pages), []);
  });

  test(`each section of ${plan.folder} shows what stands under it without a script`, async () => {
    const below = (section) => [
      section.title,
      ...(section.projects ?? []).map(({ title }) => title),
      ...(section.sections ?? []).flatMap(below),
    ];
    const pages = plan.sections.map(({ section }) => ({ path: at(section.url), words: below(section) }));
    assert.deepEqual(await missing(pages), []);
  });

  test(`each department of ${plan.folder} shows all its 事業 without a script`, async () => {
    const titles = new Map(plan.projects.map(({ project }) => [project.code, project.title]));
    const pages = plan.departments.map(({ name, url, listings }) => ({
      path: at(url),
      words: [name, ...listings.map((code) => titles.get(code))],
    }));
    assert.deepEqual(await missing(pages), []);
  });

  test(`the whole plan ${plan.folder} stands on one page, and every priority on another`, async () => {
    const everything = [
      ...plan.sections.map(({ section }) => section.title),
      ...plan.projects.flatMap(({ project }) => [project.title, project.description, ...project.departments]),
    ];
    const under = ({ section, above }) => [section, ...above].some(({ priority }) => priority);
    const priority = [
      ...plan.sections.filter(under).map(({ section }) => section.title),
      ...plan.projects.filter(({ above }) => above.some((one) => one.priority)).map(({ project }) => project.title),
    ];
    const pages = [
      { path: at('whole.html'), words: everything },
      { path: at('priority.html'), words: priority },
      { path: at('departments/index.html'), words: plan.departments.map(({ name }) => name) },
    ];
    assert.deepEqual(await missing(pages), []);
  });
}

test('a script adds no sentence that is not there without it', async () => {
  const texts = async (javaScriptEnabled) => {
    const context = await site.browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const found = [];
    for (const { path } of pageKinds(site.folder)) {
      await page.goto(site.disk + path);
      // The words of a control that only a script can serve are no part of the text, nor is the page's own address.
      const controls = 'button, output, [data-search], [data-without-script]';
      await page.evaluate((those) => document.querySelectorAll(those).forEach((control) => control.remove()), controls);
      const text = (await page.locator('main').innerText()).replaceAll(page.url(), '').replaceAll(path, '');
      found.push([path, squeezed(text)]);
    }
    await context.close();
    return found;
  };
  const without = await texts(false);
  const withScript = await texts(true);
  assert.deepEqual(withScript, without);
});

test('the caption of a wide table is in view at 360 pixels however far the table is moved', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } });
  const outside = () => {
    const scroll = document.querySelector('.scroll:has(caption)');
    const frame = scroll.getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(scroll.querySelector('caption'));
    const far = scroll.scrollWidth - scroll.clientWidth;
    return [0, far / 2, far].filter((left) => {
      scroll.scrollTo({ left, behavior: 'instant' });
      const { left: start, right: end } = words.getBoundingClientRect();
      return start < frame.left || end > frame.right;
    });
  };
  for (const plan of plansOf(site.folder)) {
    for (const table of ['whole', 'matrix']) {
      await page.goto(`${site.disk}${plan.folder}/${table}.html`);
      assert.deepEqual(await page.evaluate(outside), [], `${plan.folder}/${table}`);
    }
  }
  await page.close();
});
