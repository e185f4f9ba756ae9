import { attr, setAttribute } from './dom.js';
import { waiting } from './lazy.js';
/** @import { Submission } from './submission.js' */

/** What buttons said before they said that something is on its way. @type {WeakMap<HTMLElement, (ChildNode | string)[]>} */
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
  setAttribute(form, 'aria-busy', 'true');
  if (button) {
    const label = attr(button, 'data-post-pending');
    if (!parallel) {
      setAttribute(button, 'aria-disabled', 'true');
    }
    if (label && !labels.has(button)) {
      labels.set(button, relabel(button, [label]));
    }
  }
  [form, button].forEach(e => e && stage && setAttribute(e, 'data-post-stage', stage));
}

/** The page as it was before. */
export function hidePending(/** @type {Submission} */ submission) {
  const { form, button, timers } = submission;
  timers?.forEach(clearTimeout);
  submission.pending = false;
  delete submission.stage;
  for (const name of ['aria-busy', 'aria-disabled', 'data-post-stage']) {
    [form, button].forEach(e => e && setAttribute(e, name, null));
  }
  const label = button && labels.get(button);
  if (label) {
    relabel(button, label);
    labels.delete(button);
  }
}

/** Writes a button's label; what it was before can be written back the same way. */
function relabel(/** @type {HTMLElement} */ button, /** @type {(ChildNode | string)[]} */ label) {
  if (button instanceof HTMLInputElement) {
    const before = button.value;
    button.value = String(label[0]);
    return [before];
  }
  const before = [...button.childNodes];
  button.replaceChildren(...label);
  return before;
}
