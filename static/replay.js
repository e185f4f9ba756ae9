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
    if (!submission) {
      form.requestSubmit(button);
      continue;
    }
    const { held } = submission.held;
    // What is in a control by now but was not sent is newer than the submission.
    held.forEach((_, node) => {
      const control = /** @type {HTMLInputElement} */ (node);
      return data.getAll(control.name).includes(control.value) || held.delete(node);
    });
    submit(submission);
  }
}
