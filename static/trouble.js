import { setAttribute, tell } from './dom.js';
import { words } from './words.js';

/** @type {WeakMap<HTMLFormElement, HTMLElement>} */
const panels = new WeakMap();

/**
 * Says on a form that no answer came, and offers to send the same again.
 * @param {HTMLFormElement} form
 * @param {() => void} retry
 */
export function showTrouble(form, retry) {
  hideTrouble(form);
  const offline = navigator.onLine === false;
  const panel = document.createElement('div');
  const said = document.createElement('p');
  const again = document.createElement('button');
  panel.className = 'post-trouble';
  setAttribute(panel, 'role', 'alert');
  said.textContent = offline ? words.offline : words.trouble;
  again.type = 'button';
  again.textContent = words.retry;
  again.addEventListener('click', retry);
  panel.append(said, again);
  Element.prototype.prepend.call(form, panel);
  panels.set(form, panel);
  tell(form, 'trouble', { offline });
}

export function hideTrouble(/** @type {HTMLFormElement} */ form) {
  panels.get(form)?.remove();
  panels.delete(form);
}
