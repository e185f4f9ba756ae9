const script = /** @type {HTMLElement | null} */ (document.querySelector('script[data-post-words]'));

/**
 * What is said to visitors, in the page's language.
 * @type {{ sending: string, offline: string, trouble: string, retry: string }}
 */
export const words = JSON.parse(script?.dataset.postWords ?? '{}');

/** The page's own, as the layout has it; one that a script brings is heard less surely. */
const region = document.querySelector('[data-post-live]') ?? document.createElement('div');
if (!region.isConnected) {
  region.className = 'post-hidden';
  region.ariaLive = 'polite';
  region.setAttribute('data-post-live', '');
  document.body.append(region);
}

/** Says something to those who listen to the page, without a change to what is seen. */
export function announce(/** @type {string} */ sentence) {
  if ('ariaNotify' in document) {
    /** @type {any} */ (document).ariaNotify(sentence);
  } else {
    region.textContent = sentence;
    setTimeout(() => region.textContent = '', 2000);
  }
}
