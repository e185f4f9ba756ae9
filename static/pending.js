import { attr, setAttribute } from './dom.js';
import { waiting } from './lazy.js';
/** @import { Submission } from './submission.js' */

/** What attributes were before they said that something is on its way. @type {WeakMap<Element, Record<string, string | null>>} */
const attributes = new WeakMap();

/** What buttons said before. @type {WeakMap<Element, ChildNode[]>} */
const labels = new WeakMap();

/**
 * Shows that a submission is on its way, and more of that as time goes by.
 * @param {Submission} submission
 * @param {() => void} stuck called once it takes far too long
 */
export function showPending(submission, stuck) {
  submission.pending = true;
  markPending(submission);
  waiting(({ watch }) => submission.pending && watch(submission, stuck));
}

/** Marks its form and its button, which stay usable and keep the focus. */
export function markPending(/** @type {Submission} */ { form, button, parallel, stage }) {
  mark(form, 'aria-busy', 'true');
  if (button) {
    const label = attr(button, 'data-post-pending');
    if (!parallel) {
      mark(button, 'aria-disabled', 'true');
    }
    if (label && button instanceof HTMLInputElement) {
      // Not where it is what is sent.
      if (/^$|^\$/.test(button.name)) {
        mark(button, 'value', label);
      }
    } else if (label && !labels.has(button)) {
      labels.set(button, [...button.childNodes]);
      button.replaceChildren(label);
    }
  }
  [form, button].forEach(e => e && stage && setAttribute(e, 'data-post-stage', stage));
}

function mark(/** @type {Element} */ element, /** @type {string} */ name, /** @type {string} */ value) {
  attributes.set(element, { [name]: attr(element, name), ...attributes.get(element) });
  setAttribute(element, name, value);
}

export function hidePending(/** @type {Submission} */ submission) {
  submission.timers?.forEach(clearTimeout);
  submission.pending = false;
  delete submission.stage;
  unmark(submission);
}

/** The page as it was before. */
export function unmark(/** @type {Submission} */ { form, button }) {
  for (const element of [form, button]) {
    if (element) {
      Object.entries({ 'data-post-stage': null, ...attributes.get(element) })
        .forEach(([name, value]) => setAttribute(element, name, value));
      attributes.delete(element);
    }
  }
  const label = button && labels.get(button);
  if (label) {
    button.replaceChildren(...label);
    labels.delete(button);
  }
}
