import { rest, tell } from './dom.js';
import { merging } from './merge.js';
import { extras, loadManners, look } from './lazy.js';
/** @import { Submission } from './submission.js' */

// Scripts in answers never run: a page is parsed without them, and merging creates none.
const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('postern', { createHTML: (/** @type {string} */ html) => html });
const trusted = (/** @type {string} */ html) => policy?.createHTML(html) ?? html;

/** Larger pages take longer to read than people should wait for what they type meanwhile. */
const LARGE = 100_000;

/** @type {(address: URL | Location) => string} */
export const pageAt = ({ pathname, search }) => pathname + search;

/** The page on screen: an address may change without it. */
export let onScreen = pageAt(location);

export const isOnScreen = () => onScreen == pageAt(location);

/** When the newest page that was merged began to be loaded, by the server's clock. */
let newest = 0;

/** One answer after the other: a merge builds on the one before. @type {Promise<unknown>} */
let turn = Promise.resolve();

/** @type {typeof bringIn} */
export const land = (...answer) => {
  const landed = turn.then(() => bringIn(...answer));
  turn = landed.catch(() => {});
  return landed;
};

/**
 * Brings what the server answered into the page.
 * @param {Submission} submission
 * @param {Response} response
 * @param {string} html
 * @param {() => void} before called just before the page changes: it is to be as the server made it
 * @param {() => void} after called as soon as it has changed
 */
async function bringIn(submission, response, html, before, after) {
  const { form, button, data, held } = submission;
  const { status, ok, headers } = response;
  const loaded = Number(headers.get('Postern-Loaded'));
  const address = headers.get('Postern-Location');
  const to = address ? new URL(address, location.href) : null;
  const isGone = submission.page != onScreen;
  const isHere = (to ? pageAt(to) : submission.page) == onScreen;
  const isElsewhere = !isHere && !isGone;
  const late = !isElsewhere && (loaded < newest || !isHere);
  if (!late) {
    newest = loaded;
  }
  const seldom = (isElsewhere || late || submission.overtaken || html.length > LARGE)
    && await import('./seldom.js').catch(() => to && isElsewhere && location.assign(to));
  const fresh = seldom && await seldom.parse(html, trusted) || new DOMParser().parseFromString(trusted(html), 'text/html');
  const detail = { status, ok, location: address, button, data };
  tell(form, 'answer', { ...detail, document: fresh });
  const edited = headers.get('Postern-Outcome') == 'edit';
  held.done = ok && !edited;
  held.failed = !ok;
  submission.overtaken && ok && !isElsewhere && seldom && seldom.keepWords(fresh);
  const steps = late ? null : merging(document.body, fresh.body);
  do {
    await rest();
  } while (steps?.next().value);
  const manners = await loadManners().catch(() => {});
  const attended = manners?.attend(submission, to, edited);
  await rest();
  const change = () => {
    before();
    if (to && isElsewhere && seldom) {
      seldom.leave(to, fresh);
      onScreen = pageAt(to);
    }
    if (steps) {
      steps.next(held);
      document.title = fresh.title;
      look();
    } else {
      seldom && seldom.mergeOwn(merging, isGone ? null : form, fresh, submission);
    }
    after();
    // Not from what they do on another page by now.
    isGone || attended?.();
    tell(form, 'merged', detail);
  };
  await manners?.composed();
  await (extras.animate?.(form, change) ?? change());
  do {
    await rest();
  } while (steps?.next().value);
}
