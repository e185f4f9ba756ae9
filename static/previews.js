import { select, attr, dom } from './dom.js';
/** @import { Submission } from './submission.js' */

/** @type {WeakMap<Submission, () => void>} */
const previews = new WeakMap();

/** Shows what a submission will probably have done, until its answer is here. */
export function showPreview(/** @type {Submission} */ submission) {
  // It is sent once more, and may still be shown.
  endPreview(submission);
  const { form, action, data } = submission;
  /** @type {(() => void)[]} */
  const undo = [];
  const those = `[data-post-optimistic="${CSS.escape(action)}"]`;
  // Of lists with forms of their own, the one that is nearest.
  let near = /** @type {Element | null} */ (form);
  while (near && !dom.querySelector(near, 'template' + those)) {
    near = dom.parentNode(near) instanceof Element ? dom.parentNode(near) : null;
  }
  for (const element of select(those)) {
    if (element instanceof HTMLTemplateElement && !near?.contains(element)) {
      continue;
    } else if (element instanceof HTMLTemplateElement) {
      const copy = /** @type {DocumentFragment} */ (document.importNode(element.content, true));
      select('[data-post-slot]', copy).forEach(slot => fill(slot, said(data.get(attr(slot, 'data-post-slot') ?? ''))));
      for (const node of [...copy.children]) {
        node.setAttribute('data-optimistic', '');
        node.setAttribute('aria-busy', 'true');
        undo.push(() => node.remove());
      }
      element.before(copy);
    } else if (dom.contains(element, form) || !dom.querySelector(element, 'form')) {
      element.setAttribute('data-optimistic', '');
      undo.push(() => element.removeAttribute('data-optimistic'));
    }
  }
  previews.set(submission, () => undo.forEach(each => each()));
}

const said = (/** @type {FormDataEntryValue | null} */ value) => value instanceof File ? value.name : value ?? '';

const fill = (/** @type {HTMLElement} */ slot, /** @type {string} */ text) =>
  slot instanceof HTMLInputElement ? slot.value = text : slot.textContent = text;

/** Takes the preview back: in the same moment in which the page itself shows what came of it. */
export function endPreview(/** @type {Submission} */ submission) {
  previews.get(submission)?.();
  previews.delete(submission);
}
