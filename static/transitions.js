import { attr, dom } from './dom.js';
import { isLost } from './focus.js';

/**
 * Makes a change to the page as a view transition, where one is asked for, wanted, and in nobody's way.
 * @param {HTMLFormElement} form
 * @param {() => void} change
 * @returns {Promise<void>} until the change is made; it may go on moving after that
 */
export const animate = async (form, change) => isWanted(form) ? document.startViewTransition(change).updateCallbackDone : change();

const isWanted = (/** @type {HTMLFormElement} */ form) =>
  (attr(form, 'data-post-transition') ?? document.querySelector('[data-post-region][data-post-transition]')) != null
  && 'startViewTransition' in document
  && !matchMedia('(prefers-reduced-motion: reduce)').matches
  && !document.querySelector(':modal')
  && (isLost() || dom.contains(form, document.activeElement));
