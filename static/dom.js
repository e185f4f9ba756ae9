/**
 * What a form says of itself, read so that controls named "action", "method" or "id" cannot stand in for it: a form's
 * named controls hide its own properties, but not the prototype's.
 */

/** @type {(element: Element, name: string) => string | null} */
export const attr = (element, name) => Element.prototype.getAttribute.call(element, name);

/** @type {(element: Element, name: string, value: string | null) => void} */
export const setAttribute = (element, name, value) =>
  value == null
    ? Element.prototype.removeAttribute.call(element, name)
    : Element.prototype.setAttribute.call(element, name, value);

/** @type {(element: Element, selector: string) => HTMLElement | null} */
export const find = (element, selector) => /** @type {HTMLElement | null} */ (Element.prototype.querySelector.call(element, selector));

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
export const select = (selector, within = document) => [...within.querySelectorAll(selector)].map(e => /** @type {HTMLElement} */ (e));

/** Tells other scripts, on the element itself; false where one of them objects. */
export const tell = (/** @type {Element} */ element, /** @type {string} */ name, /** @type {unknown} */ detail, cancelable = false) =>
  EventTarget.prototype.dispatchEvent.call(
    element, new CustomEvent('postern:' + name, { bubbles: true, cancelable, detail }));
