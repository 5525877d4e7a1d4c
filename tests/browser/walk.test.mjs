// A reader's way by clicks alone: goal, issue, measure, 事業, department, and back up by the path on the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './lib/open.mjs';
import { plansOf } from './lib/site.mjs';

const site = openSite();
const plans = plansOf(site.folder);

const squeezed = (text) => text.replace(/\s+/g, '');

/** Where a part of a plan stands on the server. */
const addressOf = (plan, url) => `${site.base}${plan.folder}/${url}`;

/** Clicks the link in a part of the page that shows these words and leads to this address. */
async function click(part, address, words) {
  const links = await part.getByRole('link').all();
  for (const link of links) {
    const href = await link.evaluate((element) => element.href.replace(/#.*$/, ''));
    if (href !== address || !squeezed(await link.innerText()).includes(squeezed(words))) continue;
    await link.click();
    return;
  }
  assert.fail(`no link 「${words}」 leads to ${address}`);
}

async function assertAt(page, address, words) {
  await page.waitForURL((url) => url.href.replace(/#.*$/, '') === address);
  assert.ok(squeezed(await page.locator('h1').innerText()).includes(squeezed(words)), `h1 names 「${words}」`);
}

/** The path on a page, labelled as city sites label it. */
const path = (page) => page.getByRole('navigation', { name: '現在位置' });

/** Some listings that differ in kind: the first, the last, the one with most departments, a 再掲. */
function samples(plan) {
  const { projects } = plan;
  const most = projects.reduce((best, next) =>
    next.project.departments.length > best.project.departments.length ? next : best,
  );
  const relisting = projects.find(({ project }) => project.relisting_of);
  return [...new Set([projects[0], projects.at(-1), most, relisting])].filter(Boolean);
}

for (const plan of plans) {
  for (const { project, above } of samples(plan)) {
    test(`the way down to ${project.code} and back goes by clicks`, async () => {
      const page = await site.browser.newPage();
      await page.goto(`${site.base}index.html`);
      const steps = [...above, project];
      for (const step of steps) {
        await click(page.getByRole('main'), addressOf(plan, step.url), step.title);
        await assertAt(page, addressOf(plan, step.url), step.title);
      }
      const name = project.departments.at(-1);
      const department = plan.departments.find((one) => one.name === name);
      await click(page.getByRole('main'), addressOf(plan, department.url), name);
      await assertAt(page, addressOf(plan, department.url), name);
      await click(page.getByRole('main'), addressOf(plan, project.url), project.title);
      await assertAt(page, addressOf(plan, project.url), project.title);
      for (const section of [...above].reverse()) {
        await click(path(page), addressOf(plan, section.url), section.title);
        await assertAt(page, addressOf(plan, section.url), section.title);
      }
      await click(path(page), `${site.base}index.html`, '');
      await page.waitForURL(`${site.base}index.html`);
      await page.close();
    });
  }

  test(`every 再掲 of ${plan.folder} and its original lead to each other`, async () => {
    const page = await site.browser.newPage();
    const relistings = plan.projects.filter(({ project }) => project.relisting_of);
    for (const { project } of relistings) {
      const original = plan.projects.find((one) => one.project.code === project.relisting_of).project;
      await page.goto(addressOf(plan, project.url));
      await click(page.getByRole('main'), addressOf(plan, original.url), '');
      await assertAt(page, addressOf(plan, original.url), original.title);
      await click(page.getByRole('main'), addressOf(plan, project.url), '');
      await assertAt(page, addressOf(plan, project.url), project.title);
    }
    await page.close();
  });

  test(`previous and next lead through the listings of ${plan.folder} in the order of the chart`, async () => {
    const page = await site.browser.newPage();
    const addresses = plan.projects.map(({ project }) => addressOf(plan, project.url));
    const beside = (words) => page.getByRole('navigation', { name: /前後/ }).getByRole('link', { name: words });
    await page.goto(addresses[0]);
    for (const address of addresses.slice(1, 8)) {
      await beside(/次の/).click();
      await page.waitForURL(address);
    }
    await beside(/前の/).click();
    await page.waitForURL(addresses[6]);
    await page.close();
  });
}
