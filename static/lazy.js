import { select } from './dom.js';

/** What most pages have no use for, as far as it is here. @type {Partial<typeof import('./previews.js') & typeof import('./transitions.js')>} */
export const extras = {};

const MODULES = /** @type {const} */ ([
  ['[data-post-optimistic]', () => import('./previews.js')],
  ['[data-post-transition]', () => import('./transitions.js')],
  ['.post-summary', () => import('./summary.js')],
]);

/** Loads what this page has a use for. */
export const look = () => MODULES.forEach(([selector, load]) =>
  select(selector)[0] && load().then(module => Object.assign(extras, module), () => {}));
