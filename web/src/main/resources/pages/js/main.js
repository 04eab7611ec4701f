// Which page is at an address. Each is a module of its own, fetched when it is asked for.
import { head } from './head.js';
import { fault } from './faults.js';

const PAGES = [
  [/^\/$/, () => import('./overview.js')],
  [/^\/signed-in$/, () => import('./signed-in.js')],
  [/^\/desk(?:\/(board|members|disagreements|import))?$/, () => import('./desk.js')],
  [/^\/audit$/, () => import('./audit.js')],
  [/^\/charts(?:\/([^/]+))?$/, () => import('./charts.js')],
  [/^\/(cities|networks|partnerships|exchanges|actions)$/, () => import('./register.js')],
  [/^\/(cities|networks|memberships|partnerships|exchanges|actions)\/([^/]+)$/, () => import('./record.js')],
];

const main = document.querySelector('#main');
head(document.querySelector('#head'));
try {
  const [address, page] = PAGES.map(([pattern, module]) => [pattern.exec(location.pathname), module]).find(([match]) => match);
  await (await page()).show(main, ...address.slice(1));
  document.body.dataset.ready = '';
} catch (thrown) {
  fault(main, thrown);
  document.body.dataset.ready = 'fault';
}
