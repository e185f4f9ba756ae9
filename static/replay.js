/** @import { Submission } from './submission.js' */

/**
 * Sends what the early guard held up before the shim was there, in the order in which it came.
 * @param {{ off: () => void, held: [HTMLFormElement, HTMLElement | null, FormData][] }} early
 * @param {(form: HTMLFormElement, button: HTMLElement | null, data: FormData) => Submission | undefined} take
 * @param {(submission: Submission) => void} submit
 */
export function replay(early, take, submit) {
  early.off();
  for (const [form, button, data] of early.held) {
    const submission = take(form, button, data);
    if (submission) {
      rewind(submission);
      submit(submission);
    } else {
      leave(form, button, data);
    }
  }
}

/** What is in a control by now but was not sent is newer than the submission. */
function rewind(/** @type {Submission} */ { held: { held }, data }) {
  held.forEach((_, node) => isAsSent(/** @type {any} */ (node), data) || held.delete(node));
}

function isAsSent(/** @type {HTMLInputElement & HTMLOptionElement} */ control, /** @type {FormData} */ data) {
  const name = control.name ?? control.closest('select')?.name;
  const sent = data.getAll(name);
  switch (control.type) {
    case undefined: return sent.includes(control.value) == control.selected;
    case 'checkbox':
    case 'radio': return sent.includes(control.value) == control.checked;
    case 'file': return [...control.files ?? []].map(sayFile).join() == sent.map(sayFile).join();
    default: return sent.includes(control.value);
  }
}

/** Of a control without files one is sent that is nothing. */
const sayFile = (/** @type {any} */ { name, size, lastModified }) => name && [name, size, lastModified].join('/');

/** The browser's, with what it had. */
function leave(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement | null} */ button, /** @type {FormData} */ data) {
  const replace = (/** @type {FormDataEvent} */ { formData }) => {
    [...formData.keys()].forEach(name => formData.delete(name));
    data.forEach((value, name) => formData.append(name, value));
  };
  form.addEventListener('formdata', replace);
  form.requestSubmit(button);
  form.removeEventListener('formdata', replace);
}
