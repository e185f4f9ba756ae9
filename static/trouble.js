import { dom, tell } from './dom.js';
import { words } from './words.js';

/**
 * Says on a form that no answer came, and offers to send the same again.
 * @param {HTMLFormElement} form
 * @param {() => void} retry
 */
export function showTrouble(form, retry) {
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
  again.addEventListener('click', retry);
  panel.append(said, again);
  dom.prepend(form, panel);
  tell(form, 'trouble', { offline });
}

export function hideTrouble(/** @type {HTMLFormElement} */ form) {
  dom.querySelector(form, '.post-trouble')?.remove();
}
