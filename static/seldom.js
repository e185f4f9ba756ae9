/** What few answers need: those that lead elsewhere, those that were overtaken, and large ones. */
import { attr, rest, select, setAttribute } from './dom.js';
/** @import { Submission } from './submission.js' */

/** About as much as is read in 5 ms. */
const PIECE = 50_000;

/**
 * Reads a large page piece by piece, so that whoever types meanwhile need not wait for all of it. Not one with scripts in
 * its body: where a parser can be given pieces, browsers differ in which of them would run once they are moved, and in
 * whether `<noscript>` is read.
 * @param {string} html
 * @param {(piece: string) => any} trusted
 * @param {number} [piece] behind how much it may be cut
 */
export async function parse(html, trusted, piece = PIECE) {
  if (html.length < 2 * piece || /<(no)?script/i.test(html.slice(Math.max(0, html.search(/<body/i))))) {
    return;
  }
  const fresh = document.implementation.createHTMLDocument();
  fresh.open();
  for (let from = 0, to; from < html.length; from = to) {
    // Never within a line's end, nor a letter.
    to = html.indexOf('<', from + piece);
    to = to < 0 ? html.length : to;
    fresh.write(trusted(html.slice(from, to)));
    await rest();
  }
  fresh.close();
  return fresh;
}

/**
 * Makes ready for another page: its address, with a step of its own to go back by, and the styles that this page lacks.
 * @type {(to: URL, fresh: Document) => void}
 */
export function leave(to, fresh) {
  history.pushState(null, '', to);
  select('head link[rel~=stylesheet]', fresh)
    .filter(e => !select(`link[href=${JSON.stringify(attr(e, 'href'))}]`)[0])
    .forEach(e => document.head.append(document.importNode(e)));
  scrollTo(0, 0);
  const missing = scriptsOf(fresh).filter(script => !scriptsOf(document).some(here => here.src == script.src && here.text == script.text));
  if (shimOf(fresh) != shimOf(document) || missing.some(({ type, src }) => type != 'module' || !src)) {
    // Deployed meanwhile, or of another kind: it is to have the scripts and the styles that it names.
    location.reload();
  } else {
    missing.forEach(({ src }) => import(src).catch(() => {}));
  }
}

/** What runs. @type {(page: Document) => HTMLScriptElement[]} */
const scriptsOf = page => [...page.scripts].filter(({ type }) => /^$|^module$|javascript/.test(type));

const shimOf = (/** @type {Document} */ page) => select('script[src*="_postern/shim."]', page).map(e => attr(e, 'src'))[0];

/** What a page says as a whole. */
const ofThePage = (/** @type {string} */ selector, page = document) => select(selector + ':not(form *)', page);

const mainOf = (/** @type {Document} */ page) => page.querySelector('main') ?? page.body;

/**
 * Makes an answer say what the page says already: that comes of what was sent later, though this is the newer page.
 * @param {Document} fresh
 */
export function keepWords(fresh) {
  const said = ofThePage('.post-notice');
  ofThePage('.post-notice', fresh).forEach((notice, i) => said[i] && notice.replaceWith(fresh.importNode(said[i], true)));
  ofThePage('.post-summary').forEach(summary => mainOf(fresh).prepend(fresh.importNode(summary, true)));
}

/**
 * Brings in what an answer says that is not of the page on screen, or older than that: it has what was done, but not this. Where
 * its own form has been answered since, what went well is of no more interest; what did not is.
 * @param {typeof import('./merge.js').merging} merging
 * @param {HTMLFormElement | null} form if the page on screen is still the one that it was sent from
 * @param {Document} fresh
 * @param {Submission} submission
 */
export function mergeOwn(merging, form, fresh, { overtaken, held }) {
  if (overtaken && !held.failed) {
    return;
  }
  /** @type {(live: Element, now: Element | null | undefined) => unknown} */
  const merge = (live, now) => {
    if (now && live.isConnected) {
      for (const steps = merging(live, now); !steps.next(held).done;);
      return true;
    }
  };
  const id = form && attr(form, 'id');
  const isMerged = form && merge(form, id ? fresh.getElementById(id) : null);
  const notices = ofThePage('.post-notice', fresh);
  let isSaid = isMerged;
  ofThePage('.post-notice').forEach((live, i) => {
    const says = !!notices[i]?.textContent;
    // Another page has words of its own, unless there is something to say.
    if (form || says) {
      merge(live, notices[i]);
      isSaid ||= says;
    }
  });
  const [summary] = [...ofThePage('.post-summary', fresh), ...isMerged ? [] : select('.post-summary', fresh)];
  const [before] = ofThePage('.post-summary');
  if (summary && before) {
    merge(before, summary);
  } else if (held.failed && (summary || !isSaid)) {
    show(summary ?? wordsOf(fresh));
  }
}

/** What a page says without a summary: in a notice, or by being a page of errors. */
function wordsOf(/** @type {Document} */ fresh) {
  const words = fresh.createElement('div');
  words.className = 'post-summary';
  words.tabIndex = -1;
  setAttribute(words, 'role', 'alert');
  const notices = select('.post-notice', fresh).filter(e => e.textContent);
  const lines = notices[0] ? notices : select('h1, h1 ~ p', fresh).slice(0, 2);
  words.append(...lines.map(({ textContent }) => Object.assign(fresh.createElement('p'), { textContent })));
  return words;
}

/** Shows a summary until the next page says for itself what is wrong. */
function show(/** @type {Element} */ summary) {
  const shown = document.importNode(summary, true);
  // Browsers see to it for themselves where it comes with the attribute, and complain where something else has the focus.
  setAttribute(shown, 'autofocus', null);
  mainOf(document).prepend(shown);
  setAttribute(shown, 'autofocus', '');
  addEventListener('postern:answer', () => shown.remove(), { once: true });
}
