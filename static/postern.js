/**
 * What the shim offers to scripts of the site's own. Without the shim, nothing is on its way.
 * @typedef {object} FormStatus
 * @property {boolean} pending whether something of this form is on its way, or waits for its turn
 * @property {FormData | null} data what it was when it was sent
 * @property {'post' | null} method
 * @property {string | null} action the function's name
 * @property {HTMLElement | null} button the button that was pressed
 * @property {'soon' | 'slow' | 'stuck' | null} stage how long it has been on its way
 */

/** @type {FormStatus} */
const idle = { pending: false, data: null, method: null, action: null, button: null, stage: null };

/** @returns {{ status: (form: HTMLFormElement) => FormStatus } | undefined} */
const shim = () => /** @type {any} */ (globalThis)[Symbol.for('postern')];

/**
 * What is on its way of the form that is, or is nearest around, this element.
 * @param {Element} element
 * @returns {FormStatus}
 */
export function formStatus(element) {
  const form = element.closest('form');
  return form && shim()?.status(form) || idle;
}
