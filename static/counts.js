import { attr, dom, select } from './dom.js';
import { announce } from './words.js';

/** How long somebody has to rest before it is said to those who do not see it. */
const REST = 1000;

let timer = 0;

/** Says at its own place how much more a control may hold. @returns {string | undefined} */
function show(/** @type {HTMLInputElement | HTMLTextAreaElement} */ control) {
  const [count] = (attr(control, 'aria-describedby') ?? '').split(' ')
    .map(id => document.getElementById(id))
    .filter(e => e && attr(e, 'data-post-count'));
  if (!count) {
    return;
  }
  // As it is sent, which is as the server counts it.
  const left = Number(attr(count, 'data-post-count')) - control.value.replace(/\r\n?|\n/g, '\r\n').length;
  const said = (attr(count, left < 0 ? 'data-post-over' : 'data-post-left') ?? '').replace('{0}', `${Math.abs(left)}`);
  let place = dom.querySelector(count, '[data-post-said]');
  if (!place) {
    place = document.createElement('span');
    place.setAttribute('data-post-said', '');
    // It would be read with every stroke, and again with the control: it is announced instead.
    place.ariaHidden = 'true';
    count.append(place);
  }
  place.textContent = ' · ' + said;
  place.toggleAttribute('data-post-over', left < 0);
  return said;
}

const showAll = () => select('[aria-describedby*="-count"]').forEach(control => show(/** @type {HTMLInputElement} */ (control)));

addEventListener('input', ({ target }) => {
  const said = (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && show(target);
  if (said) {
    clearTimeout(timer);
    timer = window.setTimeout(() => announce(said), REST);
  }
});
addEventListener('postern:merged', showAll);
addEventListener('reset', () => setTimeout(showAll));
showAll();
