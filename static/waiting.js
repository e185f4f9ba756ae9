import { attr, dom, setAttribute, tell } from './dom.js';
import { announce, words } from './words.js';
/** @import { Submission } from './submission.js' */

/** How long a submission may take before the page says more of it: in milliseconds, with what it is called by then. */
const STAGES = /** @type {const} */ ([[150, 'soon'], [1000, 'slow'], [15000, 'stuck']]);

/**
 * Says more and more of a submission, the longer it takes.
 * @param {Submission} submission
 * @param {() => void} stuck
 */
export function watch(submission, stuck) {
  const { form, button } = submission;
  submission.timers?.forEach(clearTimeout);
  submission.timers = STAGES.map(([after, stage]) => setTimeout(() => {
    submission.stage = stage;
    [form, button].forEach(e => e && setAttribute(e, 'data-post-stage', stage));
    tell(form, 'status', { stage });
    if (stage == 'slow') {
      announce(button && attr(button, 'data-post-pending') || words.sending);
    } else if (stage == 'stuck') {
      stuck();
    }
  }, after));
}

/**
 * Says on a form that no answer came, and offers to send the same again.
 * @param {Submission} submission
 * @param {() => void} retry
 */
export function showTrouble({ form, data }, retry) {
  dom.querySelector(form, '.post-trouble')?.remove();
  const offline = !navigator.onLine;
  const panel = document.createElement('div');
  const said = document.createElement('p');
  const again = document.createElement('button');
  panel.className = 'post-trouble';
  panel.role = 'alert';
  said.textContent = words[offline ? 'offline' : 'trouble'];
  again.type = 'button';
  again.textContent = words.retry;
  again.addEventListener('click', retry);
  panel.append(said, again);
  dom.prepend(form, panel);
  tell(form, 'trouble', { offline, data });
}
