/** What most pages have no use for, as far as it is here. @type {Partial<typeof import('./previews.js') & typeof import('./transitions.js') & typeof import('./waiting.js')>} */
export const extras = {};

const loadWaiting = () => import('./waiting.js');

/** An answer waits for it, and is brought in without it where it does not come. */
export const loadManners = () => import('./manners.js');

const MODULES = /** @type {const} */ ([
  ['[data-post-optimistic]', () => import('./previews.js')],
  ['[data-post-transition]', () => import('./transitions.js')],
  ['[data-post-function]', loadWaiting],
  ['[data-post-function]', loadManners],
  ['.post-summary', () => import('./summary.js')],
]);

/** Loads what this page has a use for. */
export const look = () => MODULES.forEach(([selector, load]) =>
  document.querySelector(selector) && load().then(module => Object.assign(extras, module), () => {}));

/**
 * Does something with what is only needed where an answer takes its time, or fails. Every page with forms loads it ahead:
 * when it is needed, the network may be gone.
 * @type {(use: (module: typeof import('./waiting.js')) => void) => void}
 */
export const waiting = use => void loadWaiting().then(use, () => {});
