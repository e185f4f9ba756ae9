import { select } from './dom.js';
/** @import { Submission } from './submission.js' */

/** @type {typeof import('./previews.js') | undefined} */
let previews;

/** Loads what shows previews, if the page has any: most have none. */
export const look = () => {
  if (!previews && select('[data-post-optimistic]')[0]) {
    import('./previews.js').then(module => previews = module, () => {});
  }
};

export const preview = (/** @type {Submission} */ submission) => previews?.showPreview(submission);

export const settle = (/** @type {Submission} */ submission) => previews?.endPreview(submission);
