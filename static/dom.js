/**
 * What nodes have and do, as functions of a node: `dom.parentNode(form)`. A form's named controls hide its own properties
 * ("action", "method", "id", "children"), but not the prototypes'.
 * @type {Record<string, (node: Node, ...given: any[]) => any>}
 */
export const dom = {};
for (const prototype of [EventTarget.prototype, Node.prototype, Element.prototype]) {
  for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    dom[name] = Function.prototype.call.bind(get ?? value);
  }
}

/** @type {(element: Element, name: string) => string | null} */
export const attr = dom.getAttribute;

/** @type {(element: Element, name: string, value: string | null) => void} */
export const setAttribute = (element, name, value) =>
  value == null ? dom.removeAttribute(element, name) : dom.setAttribute(element, name, value);

/** @type {(selector: string, within?: Node & ParentNode) => HTMLElement[]} */
export const select = (selector, within = document) => [...within.querySelectorAll(selector)].map(e => /** @type {HTMLElement} */ (e));

/** Tells other scripts, on the element itself, or on the body if it is gone; false where one of them objects. */
export const tell = (/** @type {Element} */ element, /** @type {string} */ name, /** @type {unknown} */ detail) =>
  dom.dispatchEvent(dom.isConnected(element) ? element : document.body, new CustomEvent('postern:' + name, { bubbles: true, cancelable: true, detail }));

/** Lets the page answer to people in between. */
export const rest = () => new Promise(rested => setTimeout(rested));
