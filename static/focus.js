/** Gives the focus to the first of these that is there. */
export function focus(/** @type {(Element | null | undefined)[]} */ elements, /** @type {FocusOptions} */ how = {}) {
  const there = /** @type {HTMLElement | undefined} */ (elements.find(e => e?.isConnected && e.checkVisibility?.() !== false));
  if (there) {
    if (there.tabIndex < 0 && !there.hasAttribute('tabindex')) {
      there.tabIndex = -1;
    }
    there.focus(how);
  }
  return !!there;
}

/** Whether nothing has the focus: what had it went with a merge. */
export const isLost = () => !document.activeElement || document.activeElement == document.body;
