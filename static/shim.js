/**
 * Takes over the forms of a page that Postern rendered: sends what the browser would have sent, to the same address, and
 * brings the answer into the page. Whatever it cannot do in full it leaves to the browser.
 */
import { isOnScreen, land, onScreen, pageAt } from './answer.js';
import { tell } from './dom.js';
import { learn } from './merge.js';
import { extras, look, waiting } from './lazy.js';
import { hidePending, markPending, showPending, unmark } from './pending.js';
import { body, renew, same, take } from './submission.js';
/** @import { Submission } from './submission.js' */

/**
 * What each form has on its way, the oldest first. One that found no answer stays, and holds up the rest.
 * @type {Map<HTMLFormElement, Submission[]>}
 */
const lines = new Map();

const line = (/** @type {HTMLFormElement} */ form) => lines.get(form) ?? [];

const isUnanswered = (/** @type {Submission} */ submission) => submission.sent && !submission.wire;

function submit(/** @type {Submission} */ submission) {
  const { form, button, data, action } = submission;
  // What was sent before the last one is another wish by now, though it be the same.
  const copy = line(form).find((one, i, all) => (isUnanswered(one) || !all[i + 1]) && same(one, submission));
  if (copy) {
    // Pressed twice: it is on its way, or found no answer and is sent again as it was.
    if (isUnanswered(copy)) {
      retry(copy);
    }
    return;
  }
  if (!tell(form, 'submit', { button, data, action })) {
    return;
  }
  // What found no answer and was changed since is not sent any more.
  line(form).forEach(one => isUnanswered(one) && remove(one));
  hideTrouble(form);
  extras.showPreview?.(submission);
  // With the seal of one that is on its way it would be taken for that one sent twice.
  const waits = !submission.parallel || line(form).some(one => same(one, submission));
  queue(submission);
  waits ? next(form) : send(submission);
}

function queue(/** @type {Submission} */ submission) {
  const { form } = submission;
  lines.set(form, [...line(form), submission]);
  wait(submission);
}

function wait(/** @type {Submission} */ submission) {
  showPending(submission, () => offer(submission));
  changed(submission.form);
}

/** Says that there is no answer, and offers to ask again. */
const offer = (/** @type {Submission} */ submission) =>
  waiting(({ showTrouble }) => line(submission.form).includes(submission) && showTrouble(submission, () =>
    line(submission.form).forEach(one => (one == submission || isUnanswered(one)) && retry(one))));

const hideTrouble = (/** @type {HTMLFormElement} */ form) => extras.hideTrouble?.(form);

function remove(/** @type {Submission} */ submission) {
  const rest = line(submission.form).filter(one => one != submission);
  rest.length ? lines.set(submission.form, rest) : lines.delete(submission.form);
  hidePending(submission);
  extras.endPreview?.(submission);
  markAll();
}

const everywhere = () => [...lines.values()].flat();

const markAll = () => everywhere().forEach(one => isUnanswered(one) || markPending(one));

async function send(/** @type {Submission} */ submission) {
  const { form, url } = submission;
  const wire = submission.wire = new AbortController();
  /** @type {HeadersInit} */
  const headers = { Accept: 'text/html', Postern: 'form', 'Postern-Page': pageAt(location) };
  submission.page = onScreen;
  const isAgain = submission.sent;
  submission.sent = true;
  submission.overtaken = false;
  let response, html;
  try {
    if (isAgain) {
      headers['Postern-Retry'] = '1';
    } else {
      renew(submission);
    }
    response = await fetch(url, { method: 'POST', headers, body: body(submission), redirect: 'manual', signal: wire.signal });
    html = await response.text();
  } catch {
    if (submission.wire == wire) {
      fail(submission);
    }
    return;
  }
  if (submission.wire != wire) {
    return;
  }
  const to = response.headers.get('Postern-Location');
  const page = response.headers.get('Postern-Page');
  const stayed = () => {
    remove(submission);
    next(form);
  };
  // The browser asks for it once more, and knows what to do with it.
  const handBack = () =>
    import('./native.js').then(native => native.submitNatively(submission, response, stayed), () => fail(submission));
  if (page) {
    land(submission, response, html, () => {
      remove(submission);
      line(form).some(isUnanswered) || hideTrouble(form);
      // The labels of all buttons are the server's while it says what they are now.
      everywhere().forEach(unmark);
    }, markAll).then(() => {
      if (response.status >= 500) {
        // What waits was meant for what this one was to do.
        line(form).forEach(one => one.sent || remove(one));
      }
      next(form);
    }, handBack);
  } else if (to && submission.page != onScreen) {
    stayed();
  } else if (to) {
    import('./native.js').then(native => native.go(to, stayed), () => location.assign(to));
  } else if (response.status >= 500) {
    fail(submission);
  } else {
    // Not an answer of ours.
    handBack();
  }
}

/** Sends what waits behind the one that has just been answered. */
function next(/** @type {HTMLFormElement} */ form) {
  changed(form);
  const first = line(form)[0];
  if (first && !first.sent) {
    send(first);
  }
}

function fail(/** @type {Submission} */ submission) {
  const { form } = submission;
  submission.wire = undefined;
  hidePending(submission);
  markAll();
  extras.endPreview?.(submission);
  offer(submission);
  changed(form);
}

/** Once more with the same key: if the first has arrived after all, this gets its outcome. */
function retry(/** @type {Submission} */ submission) {
  const { form } = submission;
  submission.wire?.abort();
  hideTrouble(form);
  extras.showPreview?.(submission);
  wait(submission);
  send(submission);
}

const changed = (/** @type {HTMLFormElement} */ form) => tell(form, 'status', status(form));

/** What is on its way of a form. */
function status(/** @type {HTMLFormElement} */ form) {
  const one = line(form).find(each => !each.sent || each.wire);
  const { data = null, action = null, button = null, stage = null } = one ?? {};
  return { pending: !!one, data, method: one ? 'post' : null, action, button, stage };
}

// On the window, so that scripts that listen on the document have had their say.
addEventListener('submit', event => {
  const submission = !event.defaultPrevented && event.target instanceof HTMLFormElement && take(event.target, event.submitter);
  if (submission) {
    submit(submission);
    // Now only: what breaks down before it is sent is the browser's.
    event.preventDefault();
  }
});

addEventListener('popstate', () => isOnScreen() || location.reload());

learn(document.body);
look();

const early = /** @type {any} */ (window).posternEarly;
if (early) {
  import('./replay.js').then(module => module.replay(early, take, submit), () => {});
}

/** For scripts of the author's own: see postern.js. */
/** @type {any} */ (globalThis)[Symbol.for('postern')] = { status, queue, remove, next, lines };
