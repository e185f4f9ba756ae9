/** What an answer owes to whoever is at the page: no word is broken off, and the focus goes where they look for it. */
import { attr, dom, select } from './dom.js';
import { focus, isLost } from './focus.js';
/** @import { Submission } from './submission.js' */

/** How long a word in the making may rest, in milliseconds: keyboards of phones are hardly ever done with the last one. */
const PAUSE = 3_000;

/** While a word is in the making. */
let timer = 0;
/** @type {(() => void)[]} */
const waiting = [];
const ended = () => {
  clearTimeout(timer);
  timer = 0;
  waiting.splice(0).forEach(go => go());
};
const goesOn = () => {
  clearTimeout(timer);
  timer = setTimeout(ended, PAUSE);
};
['compositionstart', 'compositionupdate'].forEach(name => addEventListener(name, goesOn, true));
['compositionend', 'focusout'].forEach(name => addEventListener(name, ended, true));

/** Until a word is there that is being put together by an input method: a change meanwhile would break it off. */
export const composed = () => timer ? new Promise(go => waiting.push(() => go(undefined))) : undefined;

/**
 * Notes where the focus is, before the page changes.
 * @param {Submission} submission that is answered
 * @param {URL | null} to where the answer leads, if it does
 * @param {boolean} edited whether it brings the form as a button made it: with one row more, say
 * @returns {() => void} puts the focus where it belongs, once the page has changed
 */
export function attend({ form, button, held }, to, edited) {
  const others = refuges();
  const controls = new Set(controlsOf(form));
  return () => {
    if (held.failed) {
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
}

/** @type {(form: HTMLFormElement) => HTMLElement[]} */
const controlsOf = form => [...dom.querySelectorAll(form, 'input, select, textarea')];

const topOfPage = () => [...select('h1'), ...select('main')];

function arrive(/** @type {URL} */ { hash }) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target) {
    history.replaceState(history.state, '', hash);
    target.scrollIntoView();
    focus([target]);
  } else {
    focus([...select('.post-notice').filter(e => e.textContent), ...topOfPage()], { preventScroll: true });
  }
}

/**
 * Where the focus may go if its element is gone after a merge: what does the same further down (the next row's Delete),
 * then further up, then the nearest heading before it.
 * @returns {HTMLElement[]}
 */
function refuges() {
  const at = document.activeElement;
  if (!at || at == document.body) {
    return [];
  }
  const own = at.closest('[data-post-function]');
  const alike = own ? select(`[data-post-function="${attr(own, 'data-post-function')}"]`) : [];
  const place = own ? alike.indexOf(/** @type {HTMLElement} */ (own)) : 0;
  // Not far: pages are long.
  const near = [...alike.slice(place + 1, place + 9), ...alike.slice(Math.max(place - 8, 0), place).reverse()];
  return [
    ...near.map(e => e.localName == at.localName ? e : dom.querySelector(e, at.localName)),
    ...select('h1, h2, h3, h4, h5, h6')
      .filter(e => at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING)
      .reverse(),
    ...topOfPage(),
  ];
}
