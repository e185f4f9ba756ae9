import { attr } from './dom.js';

// A link of the summary of errors leads to its control with the label in view, and without a step of history to go back
// by. Until this is here, the browser follows it as it does without scripts.
addEventListener('click', event => {
  const link = event.target instanceof Element && event.target.closest('.post-summary a');
  const control = link && document.getElementById(attr(link, 'href')?.slice(1) ?? '');
  if (control && !event.defaultPrevented) {
    event.preventDefault();
    (control.closest('fieldset') ?? /** @type {HTMLInputElement} */ (control).labels?.[0] ?? control).scrollIntoView();
    control.focus({ preventScroll: true });
  }
});

export {};
