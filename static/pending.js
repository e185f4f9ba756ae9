import { attr, setAttribute, tell } from './dom.js';
import { announce, words } from './words.js';
/** @import { Submission } from './submission.js' */

/** How long a submission may take before the page says more of it: in milliseconds, with what it is called by then. */
const STAGES = /** @type {const} */ ([[150, 'soon'], [1000, 'slow'], [15000, 'stuck']]);

/** @type {WeakMap<Submission, () => void>} */
const ends = new WeakMap();

/**
 * Shows that a submission is on its way: on its form and its button, which stay usable and keep the focus.
 * @param {Submission} submission
 * @param {() => void} stuck called once it takes far too long
 */
export function showPending(submission, stuck) {
  const { form, button } = submission;
  const label = button && attr(button, 'data-post-pending');
  /** @type {(ChildNode | string)[]} */
  let own = [];
  setAttribute(form, 'aria-busy', 'true');
  if (button) {
    if (!submission.parallel) {
      setAttribute(button, 'aria-disabled', 'true');
    }
    if (label != null && !ends.has(submission)) {
      own = relabel(button, [label]);
    }
  }
  const timers = STAGES.map(([after, stage]) => setTimeout(() => {
    submission.stage = stage;
    [form, button].forEach(e => e && setAttribute(e, 'data-post-stage', stage));
    tell(form, 'status', { stage });
    if (stage == 'slow') {
      announce(label ?? words.sending);
    } else if (stage == 'stuck') {
      stuck();
    }
  }, after));
  ends.set(submission, () => {
    timers.forEach(clearTimeout);
    delete submission.stage;
    for (const element of [form, button]) {
      if (element) {
        setAttribute(element, 'data-post-stage', null);
        setAttribute(element, element == form ? 'aria-busy' : 'aria-disabled', null);
      }
    }
    if (button && own.length) {
      relabel(button, own);
    }
  });
}

/** The page as it was before. */
export function hidePending(/** @type {Submission} */ submission) {
  ends.get(submission)?.();
  ends.delete(submission);
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
