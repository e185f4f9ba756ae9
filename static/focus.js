import { select, attr } from './dom.js';

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
  const action = (/** @type {Element} */ e) =>
    attr(e, 'data-post-function') ?? attr(e.closest('form') ?? e, 'data-post-function');
  const alike = select(at.localName).filter(e => e != at && action(e) == action(at));
  const before = (/** @type {Element} */ e) => at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING;
  return [
    ...alike.filter(e => !before(e)),
    ...alike.filter(before).reverse(),
    ...select('h1, h2, h3, h4, h5, h6').filter(before).reverse(),
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
