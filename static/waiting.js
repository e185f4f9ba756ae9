import { attr, dom, setAttribute, tell } from './dom.js';
import { announce, words } from './words.js';
/** @import { Submission } from './submission.js' */

const shim = /** @type {any} */ (globalThis)[Symbol.for('postern')];

const lookForCounts = () => document.querySelector('[data-post-count]') && import('./counts.js').catch(() => {});
lookForCounts();
addEventListener('postern:merged', lookForCounts);

// What was sent before what is answered now is old news by then, though its answer may yet come: see seldom.js.
addEventListener('postern:answer', event => {
  const { data } = /** @type {CustomEvent} */ (event).detail;
  // Not by the event's target: that is the body where a form is gone.
  for (const line of /** @type {Iterable<Submission[]>} */ (shim.lines.values())) {
    line.slice(0, Math.max(0, line.findIndex(one => one.data == data))).forEach(one => one.overtaken = true);
  }
});

addEventListener('pageshow', event => {
  if (event.persisted) {
    // From the back/forward cache: whatever was on its way then has long been answered, to nobody.
    for (const [form, waiting] of [...shim.lines]) {
      waiting.forEach((/** @type {Submission} */ one) => {
        one.wire?.abort();
        one.wire = undefined;
        shim.remove(one);
      });
      hideTrouble(form);
      tell(form, 'status', shim.status(form));
    }
  }
});

/** How long a submission may take before the page says more of it: in milliseconds, with what it is called by then. */
const STAGES = /** @type {const} */ ([[150, 'soon'], [1000, 'slow'], [15000, 'stuck']]);

/**
 * Says more and more of a submission, the longer it takes.
 * @param {Submission} submission
 * @param {() => void} stuck
 * @param {readonly (readonly [number, Submission['stage'] & string])[]} [stages]
 */
export function watch(submission, stuck, stages = STAGES) {
  const { form, button } = submission;
  submission.timers?.forEach(clearTimeout);
  submission.timers = stages.map(([after, stage]) => setTimeout(() => {
    if (stage == 'stuck' && !submission.sent) {
      // It waits for those before it, and has its time when its turn has come.
      submission.timers?.push(setTimeout(watch, 100, submission, stuck, [[after, stage]]));
      return;
    }
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

/** What is said of forms. @type {WeakMap<HTMLFormElement, Element>} */
const panels = new WeakMap();

export const hideTrouble = (/** @type {HTMLFormElement} */ form) => panels.get(form)?.remove();

/**
 * Says on a form that no answer came, and offers to send the same again.
 * @param {Submission} submission
 * @param {() => void} retry
 */
export function showTrouble({ form, button, data, url }, retry) {
  if (!url) {
    // Work of the page's own, which alone knows how it goes.
    return;
  }
  hideTrouble(form);
  const offline = !navigator.onLine;
  const panel = document.createElement('div');
  const said = document.createElement('p');
  const again = document.createElement('button');
  panel.className = 'post-trouble';
  panel.role = 'alert';
  said.textContent = words[offline ? 'offline' : 'trouble'];
  again.type = 'button';
  again.textContent = words.retry;
  again.addEventListener('click', () => {
    // It goes itself.
    button?.focus();
    retry();
  });
  panel.append(said, again);
  // Of a form that is gone, the page says it.
  dom.prepend(form.isConnected ? form : document.querySelector('main') ?? document.body, panel);
  panels.set(form, panel);
  tell(form, 'trouble', { offline, data });
}
