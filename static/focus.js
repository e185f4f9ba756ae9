import { attr, dom, select } from './dom.js';

/**
 * Where the focus may go if its element is gone after a merge: what does the same further down (the next row's Delete),
 * then further up, then the nearest heading before it.
 * @returns {HTMLElement[]}
 */
export function refuges() {
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
    ...select('h1, main'),
  ];
}

/** Gives the focus to the first of these that is there. */
export function focus(/** @type {(Element | null | undefined)[]} */ ...elements) {
  const there = /** @type {HTMLElement | undefined} */ (elements.find(e => e?.isConnected && e.checkVisibility?.() !== false));
  if (there) {
    if (there.tabIndex < 0 && !there.hasAttribute('tabindex')) {
      there.tabIndex = -1;
    }
    there.focus();
  }
  return !!there;
}

/** Whether nothing has the focus: what had it went with a merge. */
export const isLost = () => !document.activeElement || document.activeElement == document.body;
