import { select, attr, dom, rest, tell } from './dom.js';
import { focus, isLost } from './focus.js';
import { merging } from './merge.js';
import { extras, look } from './lazy.js';
/** @import { Submission } from './submission.js' */

// Scripts in answers never run: a page is parsed without them, and merging creates none.
const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('postern', { createHTML: (/** @type {string} */ html) => html });
const trusted = (/** @type {string} */ html) => policy?.createHTML(html) ?? html;

/** Larger pages take longer to read than people should wait for what they type meanwhile. */
const LARGE = 100_000;

/** @type {(address: URL | Location) => string} */
export const pageAt = ({ pathname, search }) => pathname + search;

/** The page on screen: an address may change without it. */
let onScreen = pageAt(location);

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
 * @param {() => () => void} done called in the moment of the change, when the page shows nothing pending any more; and what it
 *   returns once the page is what it is now, where the rest is still pending
 */
async function bringIn(submission, response, html, done) {
  const { form, button, data, held } = submission;
  const { status, ok, headers } = response;
  const loaded = Number(headers.get('Postern-Loaded'));
  const address = headers.get('Postern-Location');
  const to = address && new URL(address, location.href);
  const isElsewhere = to && pageAt(to) != onScreen;
  const late = loaded < newest || (!to && submission.page != onScreen);
  newest = Math.max(newest, loaded);
  const seldom = (isElsewhere || late || html.length > LARGE)
    && await import('./seldom.js').catch(() => isElsewhere && location.assign(to));
  const fresh = seldom && await seldom.parse(html, trusted) || new DOMParser().parseFromString(trusted(html), 'text/html');
  const detail = { status, ok, location: address, button, data };
  tell(form, 'answer', { ...detail, document: fresh });
  const edited = headers.get('Postern-Outcome') == 'edit';
  held.done = ok && !edited;
  held.failed = !ok;
  const steps = late && !isElsewhere ? null : merging(document.body, fresh.body);
  do {
    await rest();
  } while (steps?.next().value);
  const others = extras.refuges?.() ?? [];
  const controls = new Set(controlsOf(form));
  await rest();
  const change = () => {
    const shown = done();
    if (isElsewhere && seldom) {
      seldom.leave(to, fresh);
      onScreen = pageAt(to);
    }
    if (steps) {
      steps.next(held);
      document.title = fresh.title;
      look();
    } else {
      seldom && seldom.mergeOwn(merging, form, fresh, submission);
    }
    shown();
    if (!ok) {
      // Around an open modal dialog nothing can have the focus.
      const scope = document.querySelector(':modal') ?? document;
      focus(['[autofocus]', '[aria-invalid=true]', 'h1'].flatMap(selector => select(selector, scope)));
    } else if (to) {
      arrive(to);
    } else {
      const added = edited ? controlsOf(form).filter(e => !controls.has(e) && attr(e, 'type') != 'hidden') : [];
      if (added.length || isLost()) {
        focus([...added, button, ...others]);
      }
    }
  };
  await extras.composed?.();
  await (extras.animate?.(form, change) ?? change());
  do {
    await rest();
  } while (steps?.next().value);
  tell(form.isConnected ? form : document.body, 'merged', detail);
}

/** @type {(form: HTMLFormElement) => HTMLElement[]} */
const controlsOf = form => [...dom.querySelectorAll(form, 'input, select, textarea')];

function arrive(/** @type {URL} */ { hash }) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target) {
    history.replaceState(history.state, '', hash);
    target.scrollIntoView();
    focus([target]);
  } else {
    focus([...select('.post-notice').filter(e => e.textContent), ...select('h1, main')], { preventScroll: true });
  }
}
