import { attr, dom } from './dom.js';
import { snapshot } from './merge.js';

/**
 * One sending of one form, as it stood when it was sent.
 * @typedef {object} Submission
 * @property {HTMLFormElement} form
 * @property {HTMLElement | null} button
 * @property {FormData} data
 * @property {ReturnType<typeof snapshot>} held what the controls held
 * @property {URL} url
 * @property {boolean} multipart
 * @property {string} action the function's name
 * @property {boolean} parallel
 * @property {string} seal the name of the button's own seal, if it has one
 * @property {boolean} [sent] whether it was, and nothing is known of it
 * @property {string} [page] that it was sent from
 * @property {boolean} [overtaken] whether what was sent after it was answered before it
 * @property {string} [stage]
 * @property {AbortController} [wire]
 * @property {boolean} [pending] whether the page shows that it is on its way
 * @property {number[]} [timers]
 */

/**
 * Takes a form as it stands, if all that the browser would do with it can be done here; else it is the browser's.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 * @param {FormData} [data] what it had, where it was held up
 * @returns {Submission | undefined}
 */
export function take(form, button, data) {
  const own = (/** @type {string} */ name) => (button && attr(button, 'form' + name)) ?? attr(form, name) ?? '';
  const url = new URL(attr(form, 'action') || location.href, document.baseURI);
  const enctype = own('enctype').toLowerCase();
  const target = own('target') || document.querySelector('base')?.target || '_self';
  if (!dom.querySelector(form, '[name="$post"]') || own('method').toLowerCase() != 'post' || enctype == 'text/plain' || target.toLowerCase() != '_self'
      || url.origin != location.origin || (button && attr(button, 'formaction') != null)
      || [form, button].some(e => e && attr(e, 'data-post-native') != null)) {
    return;
  }
  data ??= new FormData(form, button);
  return {
    form, button, data, url,
    held: snapshot(form),
    multipart: enctype == 'multipart/form-data',
    action: functionOf(form, button),
    parallel: attr(button && attr(button, 'data-post-function') != null ? button : form, 'data-post-order') != null,
    seal: [...data.keys()].find(name => name.startsWith('$by')) ?? '',
  };
}

/** @type {(form: HTMLFormElement, button: HTMLElement | null) => string} */
const functionOf = (form, button) =>
  (button && attr(button, 'data-post-function')) ?? attr(form, 'data-post-function') ?? '';

/** Whether two would send the same, whatever page they were sent from: buttons may differ in what is bound to them alone. */
export const same = (/** @type {Submission} */ one, /** @type {Submission} */ other) =>
  one.action == other.action && (one.button == other.button || !(one.seal + other.seal)) && fields(one) == fields(other);

const fields = (/** @type {Submission} */ { data }) => JSON.stringify([...data].filter(([name]) => name[0] != '$')
  .map(([name, value]) => [name, value instanceof File ? [value.name, value.size, value.lastModified] : value]));

/** Gives it the seals that its form has by now: what it is to do to the page that is on screen. */
export function renew(/** @type {Submission} */ submission) {
  const { form, button, data, seal, action } = submission;
  const post = /** @type {HTMLInputElement | null} */ (dom.querySelector(form, '[name="$post"]'));
  const by = button && attr(button, 'name');
  if (post && form.isConnected && functionOf(form, button) == action && (!seal || (button?.isConnected && by?.startsWith('$by')))) {
    data.set('$post', post.value);
    if (seal) {
      data.delete(seal);
      data.set(submission.seal = by ?? '', attr(/** @type {Element} */ (button), 'value') ?? '');
    }
  }
}

/** What the browser would have sent. */
export function body(/** @type {Submission} */ { data, multipart }) {
  return multipart ? data : new URLSearchParams([...data].map(pair => pair.map(spelt)));
}

// fetch() leaves line ends in urlencoded text as they are; a form sends them all alike.
const spelt = (/** @type {FormDataEntryValue} */ value) =>
  value instanceof File ? value.name : value.replace(/\r\n?|\n/g, '\r\n');
